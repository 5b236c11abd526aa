import type { SourceFile } from './sources'

/** Every way in which these styles and pages break the rules of the theme, as sentences; an empty list means none. */
export function untidy(files: SourceFile[]): string[] {
  const sheets = files.filter(({ path }) => path.endsWith('.css'))
  const pages = files.filter(({ path }) => /^app\/.*\.(tsx?|mjs)$/.test(path))
  const stories = files.filter(({ path }) => path.startsWith('tests/stories/'))
  return [
    ...sheets.flatMap((sheet) =>
      sheetRules.flatMap((check) => check(sheet).map((what) => `${sheet.path}: ${what}`)),
    ),
    ...heavy(files),
    ...unused(sheets, pages),
    ...unknown(sheets, pages, stories),
  ]
}

const layers = 'tokens|base|layout|parts|print'
const physical =
  /^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)\b[\w-]*|(?:min-|max-)?(?:width|height)|left|right|top|bottom|float: (?:left|right)|text-align: (?:left|right)).*/gm
/** The Dutch below Arabic begins where the Arabic begins, whatever its own direction. */
const allowed = 'text-align: right;'

const sheetRules: ((sheet: SourceFile) => string[])[] = [
  ({ source }) => (source.split('\n').length > 200 ? ['has more than 200 lines: two parts'] : []),
  ({ source }) =>
    source.includes('!important') ? ['something is !important: that is what layers are for'] : [],
  ({ source }) =>
    [...plain(source).matchAll(physical)]
      .map(([found]) => found.trim())
      .filter((found) => found !== allowed)
      .map((found) => `"${found}" does not turn with the direction of reading`),
  ({ source }) => {
    const left = plain(source)
      .replace(new RegExp(`^@layer (?:${layers}) \\{\\n[\\s\\S]*?^\\}`, 'gm'), '')
      .replace(/^@import "[^"]+";$|^@layer [a-z, ]+;$/gm, '')
      .trim()
    return left ? [`"${left.slice(0, 40)}" stands outside the layers`] : []
  },
]

const plain = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, '')

function heavy(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('app/[language]/') || path.endsWith('/site.css'))
    .filter(({ source }) => /import .*\bdesk[/.]/.test(source))
    .map(({ path }) => `${path}: a resident would load the styles of the desk`)
}

function unused(sheets: SourceFile[], pages: SourceFile[]): string[] {
  const texts = pages.flatMap(({ source }) => source.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? [])
  const words = new Set(texts.flatMap((text) => text.slice(1, -1).split(/[\s"]+/)))
  const beginnings = [...words].flatMap((word) => /^([a-z][a-z-]*)\$\{/.exec(word)?.[1] ?? [])
  return sheets.flatMap(({ path, source }) =>
    [...classesOf(source)]
      .filter((name) => !words.has(name) && !beginnings.some((beginning) => name.startsWith(beginning)))
      .map((name) => `${path}: no page has a .${name}`),
  )
}

function unknown(sheets: SourceFile[], pages: SourceFile[], stories: SourceFile[]): string[] {
  const known = new Set(sheets.flatMap(({ source }) => [...classesOf(source)]))
  const soughtBy = stories.map(({ source }) => source).join('\n')
  return pages.flatMap(({ path, source }) =>
    namesIn(source)
      .filter((name) => !known.has(name) && !soughtBy.includes(`.${name}`))
      .map((name) => `${path}: .${name} is not in the styles, and no story looks for it`),
  )
}

function classesOf(source: string): Set<string> {
  const selectors = plain(source).match(/^[^@;{}]*(?=\{)/gm) ?? []
  return new Set(selectors.flatMap((selector) => selector.match(/(?<=\.)[a-z][\w-]*/g) ?? []))
}

/** The names that a page gives in so many words; not those that a variable brings. */
function namesIn(source: string): string[] {
  const given = [...source.matchAll(/className=(?:"([^"]*)"|\{([^\n]*)\})/g)]
  return given.flatMap(([, fixed, chosen = '']) => {
    const texts = fixed ?? (chosen.replace(/===? '[^']*'/g, '').match(/'[^']*'|`[^`]*`/g) ?? []).join(' ')
    return texts.split(/[\s'`]+/).filter((name) => /^[a-z][\w-]*$/.test(name))
  })
}
