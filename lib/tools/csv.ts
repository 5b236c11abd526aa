/** What stands in one cell: a text, a number, or nothing. */
export type Cell = string | number | null

/** Before the first sign: without it Excel takes "é" for two signs. */
const BOM = '\ufeff'
/**
 * Before a text that a spreadsheet would read as something else. Excel and LibreOffice show nothing of it, and then
 * keep the text as it is; an apostrophe they show, a space or a hard space they overlook, and ="012" is a formula.
 */
const AS_TEXT = '\t'
/** A formula, a number (012), a day (1-2, okt 2026) or a yes. */
const readOtherwise =
  /^\s*(?:[=+\-@\t\r(€$.,\d]|(?:jan|feb|m(?:aa)?r|apr|mei|may|ju[nl]|aug|sep|o[kc]t|nov|dec)[a-z]*\.?[\s-]*\d|(?:waar|onwaar|true|false)\s*$)/i

/**
 * Rows as a Dutch Excel opens them with a double click: semicolons, every cell between quotes, a comma in numbers, CRLF,
 * and signs in UTF-8 that say so. No cell is ever a formula.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return BOM + rows.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')
}

function quoted(cell: Cell): string {
  return `"${written(cell).replaceAll('"', '""')}"`
}

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  const text = cell.replaceAll('\0', '').replace(/\r\n?/g, '\n')
  return readOtherwise.test(text) ? AS_TEXT + text : text
}
