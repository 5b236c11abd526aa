/** The number that stands in an address; 0, which nothing has, for what is none. */
export function numberIn(text: string | undefined): number {
  return /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : 0
}
