export const sumScript: string
