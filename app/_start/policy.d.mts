export function workPolicy(url: string): string | null
