import { z } from 'zod'
import { keptBecause } from '../../availability/rules/week'
import { changeIn } from '../../planning/input/change'
import { momentSeen } from '../../planning/input/runs'
import { inParts } from '../../residents/input/names'
import { atLocal } from '../../tools/time'
import { dayText, timeText } from '../../tools/typed'
import type { Choice } from '../rules/choices'
import type { LessonChange } from '../rules/lessons'

const ofPerson = /^choices\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const ofLesson = /^lessons\.([1-9]\d{0,14})$/

/** Which change it is about, as it travels. */
const changeSent = z.object({
  w: z.unknown().transform((code, context) => {
    const change = changeIn(code)
    if (change) return change
    context.addIssue({ code: 'custom', message: 'change_unclear' })
    return z.NEVER
  }),
})

/** What was chosen for each who is hit, and for each lesson: `choices.<booking>`, `lessons.<meeting>`. */
const chosenInput = z.looseObject({}).transform((typed, context) => ({
  choices: Object.entries(typed).flatMap(([field, value]) => {
    const bookingId = ofPerson.exec(field)?.[1]
    return bookingId ? said(choiceOf(bookingId, value), field, context) : []
  }),
  lessons: Object.entries(typed).flatMap(([field, value]) => {
    const meetingId = ofLesson.exec(field)?.[1]
    return meetingId ? said(lessonOf(meetingId, value, typed, context), field, context) : []
  }),
}))

/** A change, and what is done for everybody who was shown to be hit by it. */
export const hitsInput = inParts(changeSent, chosenInput).transform(({ w, ...chosen }) => ({
  change: w,
  ...chosen,
}))

function said<Value>(chosen: Value | null, field: string, context: z.RefinementCtx): Value[] {
  if (chosen) return [chosen]
  context.addIssue({ code: 'custom', message: 'choose_one', path: [field] })
  return []
}

/** `move.3.30036420` (the hours, and the moment in minutes), `call`, `cancel` or `stand.promised`; null for anything else. */
function choiceOf(bookingId: string, value: unknown): Choice | null {
  if (value === 'call' || value === 'cancel') return { bookingId, way: value }
  const [, hoursId, minutes] = /^move\.([1-9]\d{0,14})\.(\d{1,9})$/.exec(String(value)) ?? []
  if (hoursId && minutes) {
    const startsAt = new Date(Number(minutes) * 60_000)
    return { bookingId, way: 'move', to: { hoursId: Number(hoursId), startsAt } }
  }
  const because = standsBecause(value)
  return because ? { bookingId, way: 'stand', because } : null
}

/**
 * `off`, `stand.promised`, or `move` with the day and the times beside it, and with the moment of which it was said what is
 * unusual about it; null for anything else.
 */
function lessonOf(
  meeting: string,
  value: unknown,
  typed: Record<string, unknown>,
  context: z.RefinementCtx,
): LessonChange | null {
  const meetingId = Number(meeting)
  if (value === 'off') return { meetingId, way: 'off' }
  const because = standsBecause(value)
  if (because) return { meetingId, way: 'stand', because }
  if (value !== 'move') return null
  const [day, from, until] = [
    typedAs(dayText(), `lesson.${meeting}.day`, typed, context),
    typedAs(timeText(), `lesson.${meeting}.from`, typed, context),
    typedAs(timeText(), `lesson.${meeting}.until`, typed, context),
  ]
  if (from && until && from >= until)
    context.addIssue({ code: 'custom', message: 'time_order', path: [`lesson.${meeting}.until`] })
  const [startsAt, endsAt] = [from, until].map((time) => atLocal(day ?? '2000-01-01', time ?? '00:00')) as [
    Date,
    Date,
  ]
  const seen =
    typed[`lesson.${meeting}.seen`] === momentSeen({ day: day ?? '', time: from ?? '', until: until ?? '' })
  return { meetingId, way: 'move', startsAt, endsAt, seen }
}

function typedAs(
  input: z.ZodType<string>,
  field: string,
  typed: Record<string, unknown>,
  context: z.RefinementCtx,
): string | null {
  const read = input.safeParse(typed[field] ?? '')
  if (read.success) return read.data
  for (const { message } of read.error.issues) context.addIssue({ code: 'custom', message, path: [field] })
  return null
}

function standsBecause(value: unknown) {
  const because = /^stand\.(\w+)$/.exec(String(value))?.[1]
  return keptBecause.find((one) => one === because) ?? null
}
