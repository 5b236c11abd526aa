import { isTopic } from '../../network/rules/topics'

/** When on a day somebody came; never a time. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const
/** How a visitor came. */
export const channels = ['walk_in', 'appointment', 'telephone', 'email'] as const
/** Who helped. */
export const helpers = ['staff', 'volunteer', 'partner'] as const
/** What was done; several at once. */
export const helps = ['explained', 'looked_up', 'device', 'digid', 'course_offered', 'referred'] as const
/** How a question ended. */
export const outcomes = ['helped', 'partly', 'returns', 'referred', 'not_helped'] as const
/** How long it took, in bands of minutes. */
export const minuteBands = ['lt5', '5_15', '15_30', '30_60', 'gt60'] as const

export type DayPart = (typeof dayParts)[number]
export type Channel = (typeof channels)[number]
export type Helper = (typeof helpers)[number]
export type Help = (typeof helps)[number]
export type Outcome = (typeof outcomes)[number]
export type MinuteBand = (typeof minuteBands)[number]

/** One question of a visitor: codes only, nothing that somebody typed. */
export type Asked = {
  topic: string
  help: Help[]
  outcome: Outcome
  minutes: MinuteBand | null
  provider: string | null
}

/** One visitor at the desk, as a device hands it in under an id of its own. */
export type Visit = {
  seenId: string
  branchId: number
  day: string
  dayPart: DayPart
  channel: Channel
  helpedBy: Helper
  questions: Asked[]
}

/** A question as far as it was tapped. */
export type Tapped = {
  topic: string | null
  help: Help[]
  outcome: Outcome | null
  minutes: MinuteBand | null
  provider: string | null
}

export const untapped: Tapped = { topic: null, help: [], outcome: null, minutes: null, provider: null }

/** The question that was tapped, as soon as it is one: what it is about, what was done, how it ended. */
export function completed({ topic, help, outcome, ...more }: Tapped): Asked | null {
  return isTopic(topic) && help.length > 0 && outcome !== null ? { topic, help, outcome, ...more } : null
}

/** The help with one more, or one less when it was there; in the order of the form. */
export function toggled(help: Help[], one: Help): Help[] {
  return helps.filter((each) => (each === one ? !help.includes(one) : help.includes(each)))
}
