/** The rows of residents in what was posted, in their order; a new one at the end when it was asked for. */
export function rowsIn(values: Record<string, string>): string[] {
  const found = Object.keys(values).flatMap((field) => /^people\.(p\d{1,3})\./.exec(field)?.[1] ?? [])
  const rows = [...new Set(found)].sort((a, b) => numberOf(a) - numberOf(b))
  if (rows.length === 0) return ['p0']
  return values.more ? [...rows, nextRow(rows)] : rows
}

/** The name of one more row: numbers are not used twice, so that what was typed stays with who it is about. */
export function nextRow(rows: string[]): string {
  return `p${Math.max(-1, ...rows.map(numberOf)) + 1}`
}

function numberOf(row: string): number {
  return Number(row.slice(1))
}
