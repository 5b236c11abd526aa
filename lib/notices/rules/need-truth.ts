/** What a resident hears of a need. */
export type NeedTold = { kind: 'need_sent' | 'need_turn' | 'need_ask'; key: string }

export type NeedStanding = {
  isOpen: boolean
  /** What happened to it and was not taken back, with the number of each event. */
  events: readonly { id: number; kind: string }[]
  /** The asking that is under way although the library has to act: its day has gone by, or nobody is there. */
  stalled: string | null
}

/** What changes nothing of what she was told. */
const quiet: ReadonlySet<string> = new Set([
  'opened',
  'seen',
  'accepted',
  'tried',
  'partner_called',
  'undone',
])

/**
 * Whether what a message wants to tell of a need is still so: what it tells of was not taken back, and nothing happened
 * since that tells her anew, or that she said herself.
 */
export function isNeedStillTrue(told: NeedTold, need: NeedStanding): boolean {
  if (told.kind !== 'need_ask' && !need.isOpen) return false
  const late = stalledOf(told.key)
  if (late !== null) return need.stalled === late
  if (told.kind === 'need_sent' && need.stalled !== null) return false
  const of = eventOf(told.key)
  if (of === null || !need.events.some(({ id }) => id === of)) return false
  return need.events.every(({ id, kind }) => id <= of || quiet.has(kind) || isBeside(told, kind))
}

/** That somebody sees her on a day is no answer to how it went. */
function isBeside({ kind }: NeedTold, happened: string): boolean {
  return kind === 'need_ask' && happened === 'appointment'
}

/** Of which event a message tells; null for one that the clock wrote. */
export function eventOf(key: string): number | null {
  const found = /:need_[a-z]+:(\d+)(?::call)?$/.exec(key)
  return found ? Number(found[1]) : null
}

/** Of which asking a message says that the library looks on; null for every other one. */
function stalledOf(key: string): string | null {
  return /:late:([0-9a-f-]{36})(?::call)?$/.exec(key)?.[1] ?? null
}

/** What there is to say: somebody calls, the library helps, goes on looking, looks on, or asks how it went. */
export type NeedNews = 'calls' | 'helps' | 'searches' | 'looks_on' | 'asks' | 'asks_helped'

/** What a message says, as the need stands now. */
export function newsOf(
  { kind, key }: NeedTold,
  { next, ended }: { next: string | null; ended: string | null },
): NeedNews {
  if (kind === 'need_ask') return ended === 'helped' ? 'asks_helped' : 'asks'
  if (stalledOf(key) !== null) return 'looks_on'
  if (next === 'help') return 'helps'
  return kind === 'need_sent' ? 'calls' : 'searches'
}
