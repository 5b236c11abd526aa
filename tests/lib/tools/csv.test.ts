import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type Cell, csvOf } from '@/lib/tools/csv'

describe('a file for a Dutch Excel', () => {
  test('is right to the byte', () => {
    const bytes = Buffer.from(
      csvOf([
        ['Café; "Lokaal"', 12.5, -3, null],
        ['012', '=1+1', 'A\r\nB', 1000000],
      ]),
    )
    const tab = '\t'
    expect(bytes).toEqual(
      Buffer.concat([
        Buffer.from([0xef, 0xbb, 0xbf]),
        Buffer.from(`"Caf`),
        Buffer.from([0xc3, 0xa9]),
        Buffer.from(`; ""Lokaal""";"12,5";"-3";""\r\n"${tab}012";"${tab}=1+1";"A\nB";"1000000"\r\n`),
      ]),
    )
  })

  test('keeps a text that a spreadsheet would read as a number, a day or a yes', () => {
    for (const text of [
      '012',
      '06 0000 0011',
      '1-2',
      '2026-10',
      '1,5',
      '.5',
      'okt 2026',
      'Mei 3',
      'waar',
      '€ 5',
    ])
      expect(csvOf([[text]]), text).toContain(`"\t${text}"`)
  })

  test('lets no text be a formula', () => {
    for (const text of ['=1+1', '+31', '-1+1', '@SUM(A1)', '\t=1', '\n=1+1', ' =1+1', '=HYPERLINK("x")'])
      expect(csvOf([[text]]), text).toContain('"\t')
  })

  test('leaves other texts as they are', () => {
    for (const text of ['Mijdrecht', 'Loenen aan de Vecht', 'Klik & Tik', 'Mei', 'A=B', 'waarheid', ''])
      expect(csvOf([[text]])).toBe(`\ufeff"${text}"\r\n`)
  })
})

/** What is written, and how LibreOffice has to take it. */
const cells: [Cell, kind: 'string' | 'float', value: string][] = [
  ['Mijdrecht; "oud" é', 'string', 'Mijdrecht; "oud" é'],
  ['012', 'string', '012'],
  ['1-2', 'string', '1-2'],
  ['2026-10', 'string', '2026-10'],
  ['06 0000 0011', 'string', '06 0000 0011'],
  ['=1+1', 'string', '=1+1'],
  ['@SUM(1)', 'string', '@SUM(1)'],
  ['+31', 'string', '+31'],
  [12.5, 'float', '12.5'],
  [-3, 'float', '-3'],
]

// LibreOffice is no part of the house: where it is not installed nothing is tried, and the test says so by its name.
const office = found('soffice')
const name = office
  ? 'LibreOffice in a Dutch setting'
  : 'LibreOffice is not here, so this was not tried: a Dutch setting'
test(`${name} opens it with every cell as it was meant`, async () => {
  if (!office) return
  const folder = mkdtempSync(join(tmpdir(), 'wegwijs-csv-'))
  try {
    writeFileSync(join(folder, 'month.csv'), csvOf(cells.map(([cell]) => [cell])))
    // Semicolon, quotes, UTF-8, from the first line on, Dutch (1043), quotes do not make a text, numbers are looked for.
    const filter = '--infilter=CSV:59,34,76,1,,1043,false,true'
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    await promisify(execFile)(office, [
      ...[profile, '--headless', '--convert-to', 'fods', filter, '--outdir', folder],
      join(folder, 'month.csv'),
    ])
    const opened = readFileSync(join(folder, 'month.fods'), 'utf8')
    const rows = [
      ...opened.matchAll(
        /<table:table-cell[^>]*office:value-type="(\w+)"([^>]*)>([\s\S]*?)<\/table:table-cell>/g,
      ),
    ]
    expect(opened).not.toContain('table:formula')
    expect(rows.map(([, kind, more = '', text = '']) => [kind, valueIn(more) ?? wordsIn(text)])).toEqual(
      cells.map(([, kind, value]) => [kind, value]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)

function found(program: string): string | null {
  try {
    return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

const valueIn = (attributes: string) => /office:value="([^"]+)"/.exec(attributes)?.[1]

/** The tab that makes it a text is not to be seen. */
function wordsIn(cell: string): string {
  return cell
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .trim()
}
