import { channels, helpers, helps, minuteBands, outcomes } from './answers'
import { domains, mappingOf, type OwnMapping, providers } from './mapping'

/** Questions of one branch that are alike, and how many there are. */
export type AlikeQuestions = {
  topic: string
  provider: string | null
  help: readonly string[]
  outcome: string
  minutes: string | null
  count: number
}
/** Visits of one branch that are alike, and how many there are. */
export type AlikeVisits = { channel: string; helpedBy: string; count: number }

export const parts = [
  ...([
    'visits',
    'domain',
    'provider',
    'help',
    'referral',
    'outcome',
    'minutes',
    'channel',
    'helper',
  ] as const),
] as const
export type Part = (typeof parts)[number]

/** One line of the month: its part of the form, what it counts there, and how many. `line` is its name for ever. */
export type Line = { line: string; part: Part; of: string; count: number }
export type Copied = { line: string; counted: number; copiedAt: Date }
export type CopiedLine = Line & { copied: Omit<Copied, 'line'> | null }

/** What a month counts at a branch, in the order of the national form; what counts nothing is left out. */
export function linesOf(
  questions: readonly AlikeQuestions[],
  visits: readonly AlikeVisits[],
  own: readonly OwnMapping[],
): Line[] {
  const counts = new Map<string, number>()
  const add = (line: string, count: number) => counts.set(line, (counts.get(line) ?? 0) + count)
  for (const { channel, helpedBy, count } of visits)
    for (const line of ['visits', `channel.${channel}`, `helper.${helpedBy}`]) add(line, count)
  for (const one of questions) for (const line of countedUnder(one, own)) add(line, one.count)
  return everyLine.flatMap((line) => {
    const count = counts.get(line)
    return count ? [lineNamed(line, count)] : []
  })
}

function countedUnder(
  { topic, provider, help, outcome, minutes }: AlikeQuestions,
  own: readonly OwnMapping[],
): string[] {
  const mapping = mappingOf(topic, own)
  const behind = provider ?? mapping.provider
  return [
    `domain.${mapping.domain}`,
    ...(behind ? [`provider.${mapping.domain}.${behind}`] : []),
    ...help.map((one) => `help.${one}`),
    `referral.${help.includes('referred') || outcome === 'referred' ? 'yes' : 'no'}`,
    `outcome.${outcome}`,
    `minutes.${minutes ?? 'unknown'}`,
  ]
}

const everyLine: readonly string[] = [
  'visits',
  ...domains.map((one) => `domain.${one}`),
  ...domains.flatMap((domain) => providers.map((one) => `provider.${domain}.${one}`)),
  ...helps.map((one) => `help.${one}`),
  ...['yes', 'no'].map((one) => `referral.${one}`),
  ...outcomes.map((one) => `outcome.${one}`),
  ...[...minuteBands, 'unknown'].map((one) => `minutes.${one}`),
  ...channels.map((one) => `channel.${one}`),
  ...helpers.map((one) => `helper.${one}`),
]

/** Whether a text is the name of a line. */
export function isLine(line: string): boolean {
  return everyLine.includes(line)
}

function lineNamed(line: string, count: number): Line {
  const [part = 'visits', ...of] = line.split('.')
  return { line, part: part as Part, of: of.join('.'), count }
}

/** The lines with what was copied of them; one that was copied and counts nothing any more stands there as well. */
export function withCopied(lines: readonly Line[], copied: readonly Copied[]): CopiedLine[] {
  const known = new Map(copied.map(({ line, ...one }) => [line, one]))
  const gone = copied
    .filter(({ line, counted }) => counted > 0 && !lines.some((one) => one.line === line))
    .map(({ line }) => lineNamed(line, 0))
  return [...lines, ...gone]
    .map((one) => ({ ...one, copied: known.get(one.line) ?? null }))
    .sort((a, b) => everyLine.indexOf(a.line) - everyLine.indexOf(b.line))
}

/** Whether a line was copied as it counts now; one that changed since is to be copied again. */
export function isCopied({ count, copied }: CopiedLine): boolean {
  return copied?.counted === count
}
