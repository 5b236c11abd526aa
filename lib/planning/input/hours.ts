import { z } from 'zod'
import { isOwnTopic } from '../../network/rules/topics'
import { inParts } from '../../residents/input/names'
import { addDays, type LocalDate, weekday } from '../../tools/time'
import { dayText, timeText, wholeText } from '../../tools/typed'
import { becauses, type Change, type Version } from '../rules/change'
import { spokenLanguages } from './change'
import { chosen, perhaps, tickedIn } from './typed'

/** How often hours come back, as one answer: `monthly.5` is the last of such weekdays in a month. */
export const rhythmAnswers = [
  ...(['weekly', 'fortnightly', 'monthly.1', 'monthly.2', 'monthly.3', 'monthly.4', 'monthly.5'] as const),
] as const

const termsInput = z
  .object({
    weekday: chosen.refine((day) => day <= 7, 'choose_one'),
    rhythm: z.enum(rhythmAnswers, { error: 'choose_one' }),
    anchor: perhaps(dayText('near')),
    fromTime: timeText(),
    untilTime: timeText(),
    minutes: wholeText(5, 240, 'minutes_wrong'),
    pause: wholeText(0, 60, 'pause_wrong'),
    desks: wholeText(1, 20, 'desks_wrong'),
    walkInDesks: wholeText(0, 20, 'walk_in_wrong'),
    validFrom: dayText('ahead'),
    validUntil: perhaps(dayText('ahead')),
  })
  .transform(({ rhythm, anchor, ...typed }, context) => {
    const wrong = (field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [field] })
    if (typed.fromTime >= typed.untilTime) wrong('untilTime', 'time_order')
    else if (lengthOf(typed) < typed.minutes) wrong('minutes', 'too_short')
    if (typed.walkInDesks > typed.desks) wrong('walkInDesks', 'walk_in_wrong')
    if (typed.validUntil !== null && typed.validUntil < typed.validFrom) wrong('validUntil', 'day_before')
    const first = firstOf(typed.weekday, typed.validFrom)
    const [often, nth] = rhythm.split('.') as [Version['rhythm'], string | undefined]
    return {
      ...typed,
      rhythm: often,
      anchor: often === 'fortnightly' ? (anchor ?? first) : null,
      nth: nth === undefined ? null : Number(nth),
    }
  })

/** What is ticked: `lang.ar` for a language, `topic.wmo` for a topic; no topic at all is every topic. */
const ticksInput = z.looseObject({}).transform((typed, context) => {
  const ticked = tickedIn(typed, 'lang')
  const languages = spokenLanguages.filter((one) => ticked.includes(one))
  if (languages.length === 0)
    context.addIssue({ code: 'custom', message: 'none_chosen', path: ['languages'] })
  const topics = tickedIn(typed, 'topic').filter(isOwnTopic)
  return { languages, topics: topics.length > 0 ? topics : null }
})

const versionInput = inParts(termsInput, ticksInput)

/** Consultation hours that are new. */
export const newHoursInput = inParts(z.object({ branchId: chosen }), versionInput).transform(
  ({ branchId, ...version }): Change => ({ kind: 'hours', hoursId: null, branchId, version }),
)

/** How consultation hours are from a day on. */
export const hoursInput = inParts(z.object({ hoursId: chosen, branchId: chosen }), versionInput).transform(
  ({ hoursId, branchId, ...version }): Change => ({ kind: 'hours', hoursId, branchId, version }),
)

/** The last day of consultation hours. */
export const endHoursInput = z
  .object({ hoursId: chosen, lastDay: dayText('ahead') })
  .transform(({ hoursId, lastDay }): Change => ({ kind: 'hours_end', hoursId, lastDay }))

/** How consultation hours differ on one date: off, or at other times, with fewer or more desks. */
export const exceptionInput = z
  .object({
    hoursId: chosen,
    date: dayText('ahead'),
    how: z.enum(['off', 'other'], { error: 'choose_one' }),
    fromTime: perhaps(timeText()),
    untilTime: perhaps(timeText()),
    desks: perhaps(wholeText(1, 20, 'desks_wrong')),
    because: z.enum(becauses, { error: 'choose_one' }),
  })
  .transform(({ hoursId, date, how, because, ...typed }, context): Change => {
    const wrong = (field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [field] })
    const off = how === 'off'
    const { fromTime, untilTime, desks } = off ? { fromTime: null, untilTime: null, desks: null } : typed
    if (fromTime !== null && untilTime === null) wrong('untilTime', 'time_missing')
    if (fromTime === null && untilTime !== null) wrong('fromTime', 'time_missing')
    if (fromTime !== null && untilTime !== null && fromTime >= untilTime) wrong('untilTime', 'time_order')
    if (!off && fromTime === null && untilTime === null && desks === null)
      wrong('fromTime', 'nothing_differs')
    return { kind: 'exception', hoursId, date, exception: { off, fromTime, untilTime, desks, because } }
  })

/** A date on which consultation hours are as always again. */
export const dropExceptionInput = z
  .object({ hoursId: chosen, date: dayText('near') })
  .transform(({ hoursId, date }): Change => ({ kind: 'exception', hoursId, date, exception: null }))

/** The first such weekday from a day on. */
function firstOf(on: number, from: LocalDate): LocalDate {
  return addDays(from, (on - weekday(from) + 7) % 7)
}

function lengthOf({ fromTime, untilTime }: { fromTime: string; untilTime: string }): number {
  const [from = 0, until = 0] = [fromTime, untilTime].map(
    (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
  )
  return until - from
}
