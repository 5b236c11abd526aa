import { areaOf, codeOf, functionsOf, importsOf, type SourceFile } from './sources'

// What people must be able to read, and the machine that starts the house to run.

const MOST_LINES = { file: 250, function: 40 }

/** In the workroom a file that is too long is usually two nouns, and a function that is too long two verbs. */
export function filesAndFunctionsAreShort(file: SourceFile): string[] {
  if (areaOf(file.path) !== 'lib') return []
  const lines = file.source.trimEnd().split('\n').length
  const long = functionsOf(file).filter((one) => one.lines > MOST_LINES.function)
  return [
    ...(lines > MOST_LINES.file ? [`${lines} lines; a file has at most ${MOST_LINES.file}`] : []),
    ...long.map((one) => `${one.name} has ${one.lines} lines; a function has at most ${MOST_LINES.function}`),
  ]
}

/** What runs before Node 24 is there, or is read by a tool that knows nothing else. */
export const scripts: readonly string[] = [
  'app/_start/install.mjs',
  'app/_start/programs.mjs',
  'app/_start/start.mjs',
  'db/embedded/lock.mjs',
  'next.config.mjs',
  'tests/run.mjs',
]

/** Everything else is TypeScript. */
export function typeScriptEverywhere({ path }: SourceFile): string[] {
  return path.endsWith('.mjs') && !scripts.includes(path) ? ['Node 24 reads TypeScript by then'] : []
}

const insides: [RegExp, string][] = [
  [/\bPg(PreparedQuery|Session|Dialect|Transaction)\b/, 'what drizzle keeps to itself'],
  [/\.(session|dialect)\b(?!\s*:)/, 'what a transaction keeps to itself'],
  [/\b(tx|client|session|sql|db|pool|database\(\))\)? as (unknown|\{)/, 'what a connection keeps to itself'],
]

/** Only one file knows how drizzle and postgres.js are made inside, for which versions, and why. */
export function onlyTheDriverReachesInside(file: SourceFile): string[] {
  if (file.path === 'db/driver.ts' || !['db', 'lib'].includes(areaOf(file.path))) return []
  return insides
    .filter(([pattern]) => pattern.test(codeOf(file)))
    .map(([, what]) => `${what} is the business of db/driver.ts`)
}

/** Node itself reads these, without a bundler: it knows no `@/` and guesses no endings. */
export function plainNodeReadsIt(file: SourceFile, house: Map<string, SourceFile>): string[] {
  if (!readByNode(house).has(file.path) && !/^(app\/_front|db\/embedded)\//.test(file.path)) return []
  return importsOf(file)
    .filter((i) => i.local && !/^\..*\.(ts|mjs)$/.test(i.written))
    .map((i) => `Node reads this file itself and would not find ${i.written}`)
}

/** What the site imports when it starts, and what that imports. */
function readByNode(house: Map<string, SourceFile>): Set<string> {
  const read = new Set<string>()
  const visit = (path: string) => {
    const file = house.get(path)
    if (!file || read.has(path)) return
    read.add(path)
    for (const i of importsOf(file)) if (i.local && !i.typeOnly) for (const end of ends) visit(i.target + end)
  }
  visit('app/_start/site.ts')
  return read
}

const ends = ['.ts', '.tsx', '.mjs']
