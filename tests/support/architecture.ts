import {
  filesAndFunctionsAreShort,
  onlyTheDriverReachesInside,
  plainNodeReadsIt,
  typeScriptEverywhere,
} from './measures'
import { areaOf, codeOf, exportedFunctions, importsOf, type SourceFile } from './sources'

/** The wings of the workroom: a room uses its own wing's rooms to the left, every wing above, and the tools. */
export const wings: readonly (readonly string[])[] = [
  ['network', 'residents', 'messages', 'team'],
  ['planning', 'places'],
  ['drafts', 'bookings', 'availability', 'rescheduling'],
  ['attendance', 'questions', 'needs'],
  ['notices'],
  ['reports', 'privacy'],
]

/** What belongs to no room, because it knows nothing of libraries. */
const tools = 'tools'

/** What a room holds: a file, or a folder with a file for each verb. */
const kinds = ['input', 'rules', 'queries', 'steps', 'commands'] as const
type Kind = (typeof kinds)[number]

/** Every way in which these files break the rules of the house, as sentences; an empty list means none. */
export function broken(files: SourceFile[]): string[] {
  const house = new Map(files.map((f) => [f.path, f]))
  return files.flatMap((file) =>
    checks.flatMap((check) => check(file, house).map((what) => `${file.path}: ${what}`)),
  )
}

type Check = (file: SourceFile, house: Map<string, SourceFile>) => string[]

const checks: Check[] = [
  oneDirection,
  noFrameworkBelowTheDoors,
  noDatabaseAtTheDoors,
  roomsLeadOneWay,
  fiveKindsOfFile,
  actorOrTransactionComesFirst,
  doorsTakeNoSteps,
  commandsStandAlone,
  timeHasOneHome,
  oneClock,
  rulesArePure,
  inputsAreForTheBrowserToo,
  everyExportIsExplained,
  actionsAreOneLine,
  demoStaysInTheDemo,
  nothingIsPrinted,
  residentPagesNeedNoScript,
  testsAllRun,
  filesAndFunctionsAreShort,
  typeScriptEverywhere,
  onlyTheDriverReachesInside,
  plainNodeReadsIt,
]

// ---------- one direction ----------

const mayUse: Record<string, string[]> = {
  app: ['app', 'lib'],
  lib: ['lib', 'db', 'emails'],
  db: ['db'],
  emails: ['emails'],
}

/** Starting and seeding are runners: they put the parts together, nobody imports them. */
const isRunner = (path: string) => path.startsWith('app/_start/') || path.startsWith('db/seed')

function oneDirection(file: SourceFile): string[] {
  const allowed = mayUse[areaOf(file.path)]
  if (!allowed || isRunner(file.path)) return []
  return importsOf(file)
    .filter((i) => i.local && !allowed.includes(areaOf(i.target)) && areaOf(i.target) in mayUse)
    .map((i) => `${areaOf(file.path)} may not use ${areaOf(i.target)} (${i.target})`)
}

function noFrameworkBelowTheDoors(file: SourceFile): string[] {
  if (!['lib', 'db', 'emails'].includes(areaOf(file.path))) return []
  const framework = /^(next|next-auth|react-dom|react-hook-form|server-only|client-only)(\/|$)/
  const found = importsOf(file).filter(
    (i) => framework.test(i.target) || (i.target === 'react' && areaOf(file.path) !== 'emails'),
  )
  const client = /^\s*['"]use (client|server)['"]/m.test(codeOf(file))
    ? ['the browser has no business here']
    : []
  return [...found.map((i) => `${i.target} belongs at the doors`), ...client]
}

function noDatabaseAtTheDoors(file: SourceFile): string[] {
  if (areaOf(file.path) !== 'app' || isRunner(file.path)) return []
  return importsOf(file)
    .filter((i) => /^(drizzle-orm|postgres)(\/|$)/.test(i.target) || i.target === 'lib/tools/database')
    .map((i) => `a door never speaks to the database itself (${i.target})`)
}

function roomsLeadOneWay(file: SourceFile): string[] {
  if (areaOf(file.path) !== 'lib') return []
  const own = roomOf(file.path)
  return importsOf(file).flatMap((i) => {
    const other = i.local ? roomOf(i.target) : null
    if (other === null || other === own || mayUseRoom(own, other)) return []
    return [`${own === tools ? 'a tool' : own} may not use the room ${other}`]
  })
}

function mayUseRoom(own: string | null, other: string): boolean {
  if (other === tools) return true
  const [from, to] = [standOf(own), standOf(other)]
  if (from === null || to === null) return false
  return to.wing < from.wing || (to.wing === from.wing && to.door < from.door)
}

/** In which wing a room stands, and how far to the right. */
function standOf(room: string | null): { wing: number; door: number } | null {
  const wing = wings.findIndex((rooms) => room !== null && rooms.includes(room))
  return wing < 0 ? null : { wing, door: (wings[wing] as readonly string[]).indexOf(room as string) }
}

function roomOf(path: string): string | null {
  return /^lib\/([^/]+)(\/|$)/.exec(path)?.[1]?.replace(/\.ts$/, '') ?? null
}

// ---------- what a room looks like ----------

function fiveKindsOfFile({ path }: SourceFile): string[] {
  if (areaOf(path) !== 'lib') return []
  const room = roomOf(path)
  if (room === tools) return /^lib\/tools\/[a-z-]+\.ts$/.test(path) ? [] : ['the tools lie side by side']
  if (standOf(room) === null) return [`the house has no room "${room}"`]
  return kindOf(path) === null ? [`a room holds ${kinds.join(', ')} and nothing else`] : []
}

/** Which of the five kinds a file is: `lib/places/steps.ts`, or `lib/bookings/commands/cancel.ts`. */
function kindOf(path: string): Kind | null {
  const [, room, kind] = new RegExp(`^lib/([^/]+)/(${kinds.join('|')})(/[a-z-]+)?(\\.ts)?$`).exec(path) ?? []
  return room === tools ? null : ((kind as Kind | undefined) ?? null)
}

/** A door hands in who is asking; what works inside somebody's transaction begins with it. */
function actorOrTransactionComesFirst(file: SourceFile): string[] {
  const kind = kindOf(file.path)
  const first = kind === 'steps' ? 'tx' : kind === 'commands' || kind === 'queries' ? 'actor' : null
  if (first === null) return []
  const words = first === 'tx' ? 'the open transaction (tx) comes first' : 'the actor comes first'
  return exportedFunctions(file)
    .filter((f) => !new RegExp(`^_?${first}\\s*[:,]`).test(f.parameters))
    .map((f) => `${f.name}: ${words}`)
}

function doorsTakeNoSteps(file: SourceFile): string[] {
  if (areaOf(file.path) !== 'app') return []
  return importsOf(file)
    .filter((i) => i.local && kindOf(i.target) === 'steps')
    .map((i) => `a door calls commands, it takes no steps (${i.target})`)
}

/** One command is one transaction: what two of them share is a step. */
function commandsStandAlone(file: SourceFile): string[] {
  const kind = kindOf(file.path)
  if (kind === null) return []
  return importsOf(file)
    .filter((i) => i.local && !i.typeOnly && kindOf(i.target) === 'commands')
    .filter((i) => kind !== 'commands' || roomOf(i.target) !== roomOf(file.path))
    .map((i) => `what another command needs is a step (${i.target})`)
}

function timeHasOneHome(file: SourceFile): string[] {
  if (file.path === 'lib/tools/time.ts' || areaOf(file.path) === 'tests') return []
  return importsOf(file)
    .filter((i) => i.target.startsWith('temporal-polyfill'))
    .map(() => 'calendars and zones are the business of lib/tools/time.ts')
}

/** Instances agree on the time only when they all ask the clock that is set by the database. */
function oneClock(file: SourceFile): string[] {
  const asks = file.path === 'lib/tools/clock.ts' || file.path === 'lib/tools/log.ts'
  const inside = /^(lib|emails|app)\//.test(file.path) && !isRunner(file.path)
  if (asks || !inside || typedInTheBrowser(file)) return []
  return /\bnew Date\(\s*\)/.test(codeOf(file)) ? ['what time it is tells clock() of lib/tools/clock.ts'] : []
}

/** What somebody types is read with the clock beside them: a year for "3 maart", never who came first. */
function typedInTheBrowser(file: SourceFile): boolean {
  return file.path === 'lib/tools/typed.ts' || /^\s*['"]use client['"]/m.test(file.source)
}

function rulesArePure(file: SourceFile): string[] {
  if (kindOf(file.path) !== 'rules') return []
  const forbidden: [RegExp, string][] = [
    [/\bawait\b|\basync\b/, 'a rule does not wait'],
    [/\bnew Date\(\s*\)|\bDate\.now\b|\bperformance\.now\b/, 'the clock is an argument'],
    [/\bMath\.random\b|\brandom(UUID|Bytes|Int)\b/, 'chance is an argument'],
  ]
  const impure = forbidden.filter(([pattern]) => pattern.test(codeOf(file))).map(([, what]) => what)
  const reached = importsOf(file).filter((i) => !i.typeOnly && i.local && touchesDatabase(i.target))
  return [...impure, ...reached.map((i) => `a rule never looks anything up (${i.target})`)]
}

function touchesDatabase(target: string): boolean {
  return (
    areaOf(target) === 'db' ||
    /^lib\/tools\/(clock|config|database|transaction)$/.test(target) ||
    ['commands', 'queries', 'steps'].includes(kindOf(target) ?? '')
  )
}

/** The browser may load an input, so nothing it reaches may need a server. */
function inputsAreForTheBrowserToo(file: SourceFile, house: Map<string, SourceFile>): string[] {
  if (kindOf(file.path) !== 'input') return []
  const seen = new Set<string>()
  const problems: string[] = []
  const visit = (current: SourceFile) => {
    seen.add(current.path)
    for (const i of importsOf(current)) {
      if (i.typeOnly) continue
      if (touchesDatabase(i.target) || i.target.startsWith('node:'))
        problems.push(`an input reaches ${i.target}`)
      const next = i.local ? house.get(`${i.target}.ts`) : undefined
      if (next && !seen.has(next.path)) visit(next)
    }
  }
  visit(file)
  return problems
}

// ---------- words about it ----------

function everyExportIsExplained(file: SourceFile): string[] {
  const inside = /^(lib|db|emails|app\/_shared)\//.test(file.path)
  if (!inside) return []
  return exportedFunctions(file)
    .filter((f) => !f.explained)
    .map((f) => `${f.name}: say in one sentence what it is for`)
}

function actionsAreOneLine(file: SourceFile): string[] {
  if (!/^app\/.*\/actions(\.demo)?\.ts$/.test(file.path)) return []
  const code = codeOf(file).replace(/^import\s[\s\S]*?from\s*['"][^'"]+['"];?$/gm, '')
  const logic = /\b(if|for|while|switch|try|catch|await|throw|function|class)\b/.exec(code)
  const more = [...code.matchAll(/^export (?!const \w+ = \w*[aA]ction\()(.*)$/gm)].map((m) => m[1])
  return [
    ...(logic ? [`an action is one line, without ${logic[1]}`] : []),
    ...more.map((line) => `an action is one line: action(input, command), not: ${line}`),
  ]
}

/** `x.demo.ts` stands only in a build for the demo, as long as nobody else asks for it by that name. */
function demoStaysInTheDemo(file: SourceFile): string[] {
  if (/\.demo\.tsx?$/.test(file.path)) return []
  return importsOf(file)
    .filter((i) => i.local && i.target.endsWith('.demo'))
    .map((i) => `${i.target} would stand in every build`)
}

/** Personal data ends up in logs through forgotten prints; `lib/tools/log.ts` writes the few lines that may be kept. */
function nothingIsPrinted(file: SourceFile): string[] {
  if (!['app', 'lib', 'db', 'emails'].includes(areaOf(file.path))) return []
  if (isRunner(file.path) || file.path === 'lib/tools/log.ts' || file.path.endsWith('.mjs')) return []
  const print = /\b(console\.\w+|process\.(stdout|stderr)\.write)\s*\(/.exec(codeOf(file))
  return print ? [`${print[1]} may write personal data into a log`] : []
}

function residentPagesNeedNoScript({ path, source }: SourceFile): string[] {
  if (!path.startsWith('app/[language]/')) return []
  const streamed = /\/(loading|template)\.tsx$/.test(path)
    ? ['what is streamed in later needs a script to appear']
    : []
  const suspense = /\bSuspense\b/.test(source) ? ['Suspense needs a script to finish'] : []
  return [...streamed, ...suspense]
}

function testsAllRun(file: SourceFile): string[] {
  if (areaOf(file.path) !== 'tests') return []
  const left = /\b(test|it|describe|suite)(\.\w+)*\.(only|skip|todo|fixme|fails)\b/.exec(codeOf(file))
  return left ? [`${left[0]} leaves tests out`] : []
}
