export const printScript: string
