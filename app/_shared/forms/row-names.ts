/** A group of rows in a form: what is asked as often as there are rows. */
export type RowGroup = {
  /** Before the names of its fields: `people.p0.name`. */
  name: string
  most: number
  /** What a row is called; its number where there are several, null where it is the only one. */
  called: (number: number | null) => string
  /** On the button for one more, and on the one that takes a row away. */
  more: string
  less: (number: number) => string
}

/** The rows of a group in what was sent, in their order; a new one at the end when it was asked for. At least one. */
export function rowsIn(values: Record<string, string>, group: string): string[] {
  const start = `${group}.`
  const found = Object.keys(values).flatMap((field) =>
    field.startsWith(start) ? (/^(p\d{1,3})\./.exec(field.slice(start.length))?.[1] ?? []) : [],
  )
  const rows = [...new Set(found)].sort((a, b) => numberOf(a) - numberOf(b))
  if (rows.length === 0) return ['p0']
  return values.more === group ? [...rows, nextRow(rows)] : rows
}

/** The name of one more row: numbers are not used twice, so that what was typed stays with who it is about. */
export function nextRow(rows: string[]): string {
  return `p${Math.max(-1, ...rows.map(numberOf)) + 1}`
}

function numberOf(row: string): number {
  return Number(row.slice(1))
}
