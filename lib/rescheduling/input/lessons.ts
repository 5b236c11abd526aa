import { z } from 'zod'
import { atLocal, localDate, localTime } from '../../tools/time'
import { dayText, timeText } from '../../tools/typed'
import type { Choice } from '../rules/choices'
import type { LessonChange } from '../rules/lessons'

const chosen = z.coerce
  .number({ error: 'choose_one' })
  .int('choose_one')
  .positive('choose_one')
  .max(Number.MAX_SAFE_INTEGER, 'choose_one')

/** How lessons change, as it stands in an address and in a form: `345:off,346:2027-03-10T14:00/120`. Nothing of a person. */
export function writtenOf(lessons: readonly LessonChange[]): string {
  return lessons
    .flatMap((one) => {
      if (one.way === 'stand') return []
      if (one.way === 'off') return [`${one.meetingId}:off`]
      const minutes = Math.round((one.endsAt.getTime() - one.startsAt.getTime()) / 60_000)
      return [`${one.meetingId}:${localDate(one.startsAt)}T${localTime(one.startsAt)}/${minutes}`]
    })
    .join(',')
}

const part = /^([1-9]\d{0,14}):(?:off|(20\d\d-[01]\d-[0-3]\d)T([0-2]\d:[0-5]\d)\/(\d{1,3}))$/

/** The same, read again; null when it cannot be. */
export function readChanges(text: string): LessonChange[] | null {
  const read = text.split(',').map((one): LessonChange | null => {
    const [, id, day, time, minutes] = part.exec(one) ?? []
    if (!id) return null
    if (!day || !time) return { meetingId: Number(id), way: 'off' }
    return moved(Number(id), day, time, Number(minutes))
  })
  const lessons = read.filter((one) => one !== null)
  const ids = new Set(lessons.map(({ meetingId }) => meetingId))
  return lessons.length === read.length && ids.size === read.length ? lessons : null
}

function moved(meetingId: number, day: string, time: string, minutes: number): LessonChange | null {
  if (minutes < 15 || minutes > 480 || time >= '24:00') return null
  try {
    const startsAt = atLocal(day, time)
    return { meetingId, way: 'move', startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
  } catch {
    return null
  }
}

/** Which lessons of a run change, and how, as it was shown before it is saved. */
export const changeRunInput = z.object({
  activityId: chosen,
  lessons: z
    .string({ error: 'choose_one' })
    .max(4_000, 'choose_one')
    .transform((text, context) => {
      const lessons = readChanges(text)
      if (lessons) return lessons
      context.addIssue({ code: 'custom', message: 'choose_one' })
      return z.NEVER
    }),
})

const typedLesson = z.discriminatedUnion('way', [
  z.object({ way: z.literal('keep') }),
  z.object({ way: z.literal('off') }),
  z.object({
    ...{ way: z.literal('move'), day: dayText(), time: timeText() },
    minutes: z.coerce.number().int().min(15).max(480),
  }),
])

/** What somebody types of each lesson: `lesson.345.way`, and the new day and time where it is moved. */
export const typedLessonsInput = z.looseObject({ activityId: chosen }).transform((typed, context) => {
  const each = new Map<string, Record<string, unknown>>()
  for (const [field, value] of Object.entries(typed)) {
    const [, id, name] = /^lesson\.([1-9]\d{0,14})\.(way|day|time|minutes)$/.exec(field) ?? []
    if (id && name) each.set(id, { ...each.get(id), [name]: value })
  }
  const lessons = [...each].flatMap(([id, one]): LessonChange[] => {
    const read = typedLesson.safeParse(one)
    if (!read.success) {
      for (const { message, path } of read.error.issues)
        context.addIssue({ code: 'custom', message, path: ['lesson', id, ...path] })
      return []
    }
    if (read.data.way === 'keep') return []
    if (read.data.way === 'off') return [{ meetingId: Number(id), way: 'off' }]
    const { day, time, minutes } = read.data
    return [moved(Number(id), day, time, minutes)].flatMap((change) => change ?? [])
  })
  if (each.size > 0 && lessons.length === 0 && context.issues.length === 0)
    context.addIssue({ code: 'custom', message: 'nothing_changed', path: ['lessons'] })
  return { activityId: typed.activityId, lessons }
})

/** What was chosen for each who is in a run that is called off: `choice.<booking>`. */
export const callOffInput = z.looseObject({ activityId: chosen }).transform((typed) => {
  const choices = Object.entries(typed).flatMap(([field, value]): Choice[] => {
    const [, bookingId] = /^choice\.([0-9a-f-]{36})$/.exec(field) ?? []
    if (!bookingId || !z.uuid().safeParse(bookingId).success) return []
    return value === 'call' || value === 'cancel' ? [{ bookingId, way: value }] : []
  })
  return { activityId: typed.activityId, choices }
})
