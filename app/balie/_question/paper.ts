import { visitInput } from '@/lib/questions/input'
import {
  type Channel,
  channels,
  type DayPart,
  dayParts,
  type Helper,
  helpers,
} from '@/lib/questions/rules/answers'
import { dayPartAt, refusalOfDay } from '@/lib/questions/rules/days'
import { isDate, localDate, localTime } from '@/lib/tools/time'

/** The day that is entered afterwards, from paper. */
export type Paper = { day: string; dayPart: DayPart }

type Asked = Record<string, string | undefined>

/** The day of the paper that an address names; null when it names none that can be entered. */
export function paperAsked({ dag, dagdeel }: Asked, now: Date): Paper | null {
  if (!dag || !isDate(dag) || refusalOfDay(dag, localDate(now))) return null
  return { day: dag, dayPart: dayParts.find((one) => one === dagdeel) ?? 'morning' }
}

/** How it came and who helped, as an address names them. */
export function byAsked({ via, hulp }: Asked): { channel: Channel | null; helpedBy: Helper | null } {
  return {
    channel: channels.find((one) => one === via) ?? null,
    helpedBy: helpers.find((one) => one === hulp) ?? null,
  }
}

/** What stays as it is for the next of a pile of paper; nothing when the question was of this moment. */
export function keptOf(form: Asked, now: Date): Asked {
  const [visit] = visitInput.safeParse(form).data?.visits ?? []
  if (!visit) return {}
  const { day, dayPart, channel, helpedBy } = visit
  const isNow = day === localDate(now) && dayPart === dayPartAt(localTime(now))
  return isNow ? {} : { dag: day, dagdeel: dayPart, via: channel, hulp: helpedBy }
}
