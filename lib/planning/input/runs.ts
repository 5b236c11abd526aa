import { z } from 'zod'
import { inParts } from '../../residents/input/names'
import { safeText } from '../../tools/text'
import { atLocal } from '../../tools/time'
import { dayText, timeText, wholeText } from '../../tools/typed'
import type { Enrol } from '../rules/runs'
import { chosen, perhaps } from './typed'

/** As many lessons as a run has at most. */
export const MOST_LESSONS = 60

/** The languages that can be spoken at a lesson. */
export const spokenLanguages = ['nl', 'en', 'ar', 'tr', 'pl', 'uk', 'ti', 'fa'] as const

const enrolInput = z
  .object({
    enrol: z.enum(['start', 'before', 'later'], { error: 'choose_one' }),
    enrolDay: perhaps(dayText(), 2_000),
  })
  .transform(({ enrol, enrolDay }, context): Enrol => {
    if (enrol === 'start') return { enrol }
    if (enrolDay !== null) return { enrol, enrolDay }
    context.addIssue({ code: 'custom', message: 'day_missing', path: ['enrolDay'] })
    return z.NEVER
  })

const publishFields = z.object({
  publish: z.enum(['now', 'moment', 'draft'], { error: 'choose_one' }),
  publishDay: perhaps(dayText(), 2_000),
  publishTime: perhaps(timeText(), 2_000),
})

/** From when residents see a run: at once, from a moment on, or not yet (null). */
const publishing = publishFields.transform(
  ({ publish, publishDay, publishTime }, context): { publish: 'now' | Date | null } => {
    if (publish === 'now') return { publish }
    if (publish === 'draft') return { publish: null }
    if (publishDay !== null) return { publish: atLocal(publishDay, publishTime ?? '09:00') }
    context.addIssue({ code: 'custom', message: 'day_missing', path: ['publishDay'] })
    return z.NEVER
  },
)

/** What was ticked: `language.nl`, `trainer.<user>`. */
const ticked = z.looseObject({}).transform((typed, context) => {
  const languages = spokenLanguages.filter((code) => typed[`language.${code}`] === 'yes')
  const trainers = Object.entries(typed).flatMap(([name, value]) =>
    value === 'yes' ? (/^trainer\.([0-9a-f-]{36})$/.exec(name)?.[1] ?? []) : [],
  )
  if (languages.length === 0)
    context.addIssue({ code: 'custom', message: 'none_chosen', path: ['languages'] })
  return { languages, trainers: z.array(z.uuid()).catch([]).parse(trainers) }
})

/** `seen`: the moment at which it was said beside the lesson what is unusual about it, `2027-10-19 19:30`. */
const lessonInput = z
  .object({ day: dayText(), time: timeText(), seen: z.string().max(40).default('') })
  .transform(({ seen, ...at }): { day: string; time: string; seen?: boolean } => ({
    ...at,
    seen: seen === momentSeen(at),
  }))

/** A moment as it is sent along, once it was said what is unusual about it. */
export function momentSeen({ day, time, until }: { day: string; time: string; until?: string }): string {
  return `${day} ${time}${until ? `-${until}` : ''}`
}

/** Rows `lessons.p0.day`, `lessons.p0.time` and `lessons.p0.seen`. */
const lessonsInput = z.looseObject({}).transform((typed, context) => {
  const rows = new Map<string, Record<string, unknown>>()
  for (const [field, value] of Object.entries(typed)) {
    const [, row, name] = /^lessons\.(p\d{1,3})\.(day|time|seen)$/.exec(field) ?? []
    if (row && name) rows.set(row, { ...rows.get(row), [name]: value })
  }
  if (rows.size === 0 || rows.size > MOST_LESSONS)
    context.addIssue({ code: 'custom', message: 'lessons_wrong', path: ['lessons'] })
  const lessons = [...rows].flatMap(([row, one]) => {
    const read = lessonInput.safeParse(one)
    if (read.success) return [{ row, ...read.data }]
    for (const { message, path } of read.error.issues)
      context.addIssue({ code: 'custom', message, path: ['lessons', row, ...path] })
    return []
  })
  return { lessons }
})

const title = safeText('title_missing', 60)

/** A run that is new: of which course, where, with which lessons, and who can come. */
export const newRunInput = inParts(
  z.object({
    formKey: z.uuid('form_old'),
    courseId: chosen,
    branchId: chosen,
    title,
    minutes: wholeText(15, 480, 'minutes_wrong'),
    places: wholeText(1, 200, 'places_wrong'),
  }),
  inParts(inParts(enrolInput, publishing), inParts(ticked, lessonsInput)),
)

/** What can be changed of a run that is there, and hits nobody. */
export const runInput = inParts(z.object({ activityId: chosen, title }), inParts(enrolInput, ticked))

/** From when residents see a run. */
export const publishInput = inParts(z.object({ activityId: chosen }), publishing)

/** How many places a run has. */
export const placesInput = z.object({ activityId: chosen, places: wholeText(1, 200, 'places_wrong') })

export type NewRun = z.output<typeof newRunInput>
export type RunDetails = z.output<typeof runInput>
