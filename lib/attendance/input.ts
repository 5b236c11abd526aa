import { z } from 'zod'
import { nameText } from '../residents/input/names'
import { atMost, cleanText } from '../tools/text'

const meetingId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const tap = z.object({
  /** Made by the device: the same tap sent twice is one. */
  markId: z.uuid('form_old'),
  bookingId: z.uuid('choose_one'),
  says: z.enum(['arrived', 'present', 'absent', 'excused', 'none'], { error: 'choose_one' }),
  manner: z
    .enum(['late', 'early', 'stand_in'])
    .nullish()
    .transform((manner) => manner ?? null),
  seenRevision: z.coerce.number().int().min(0).max(32_000),
  sure: z
    .literal('yes')
    .nullish()
    .transform((sure) => sure === 'yes'),
})

/** At most so many taps in one go: a whole lesson. */
export const MOST_TAPS = 60

/** Taps about people who are expected at one meeting. */
export const marksInput = z.object({
  meetingId,
  marks: z.array(tap).min(1, 'choose_one').max(MOST_TAPS, 'choose_one'),
})

/** One tap, as a button posts it. */
export const markInput = tap
  .extend({ meetingId })
  .transform(({ meetingId, ...one }) => ({ meetingId, marks: [one] }))

/** Of which lesson a page asks how everybody stands. */
export const standingsInput = z.object({ meetingId })

/** Which taps are taken back. */
export const undoMarksInput = z.object({ markIds: z.array(z.uuid('choose_one')).min(1).max(MOST_TAPS) })
export const undoMarkInput = z
  .object({ markId: z.uuid('choose_one') })
  .transform(({ markId }) => ({ markIds: [markId] }))

/**
 * One button of the whole register, as a page without a script posts it: whom it is about and what it says, or that
 * everybody is there about whom nothing was said. Beside each booking stand an id for the tap and what the page had seen.
 */
export const registerInput = z.preprocess(tapsOfPage, marksInput)

function tapsOfPage(fields: unknown): unknown {
  const texts = z.record(z.string(), z.string()).safeParse(fields).data ?? {}
  const [about = '', says, sure] = texts.tap?.slice(0, 100).split(' ') ?? []
  const all = Object.keys(texts).flatMap((name) => /^id\.(.{1,40})$/.exec(name)?.[1] ?? [])
  const bookingIds = about === 'everybody' ? all.filter((id) => texts[`open.${id}`] === 'yes') : [about]
  const marks = bookingIds.map((bookingId) => ({
    ...{ markId: texts[`id.${bookingId}`], bookingId, says },
    ...{ seenRevision: texts[`seen.${bookingId}`], sure: sure === 'sure' ? 'yes' : undefined },
  }))
  return { meetingId: texts.meetingId, marks }
}

/** So many ids, each with a space behind it. */
const togetherText = atMost(MOST_TAPS * 37, 'choose_one', 'choose_one')

/** The taps that one button takes back. */
export const undoTogetherInput = z.preprocess((fields) => {
  const { markIds } = z.object({ markIds: togetherText }).safeParse(fields).data ?? { markIds: '' }
  return { markIds: markIds.split(' ') }
}, undoMarksInput)

/** Who gives which course run. */
export const trainerInput = z.object({
  activityId: z.coerce.number('choose_one').int().positive().max(Number.MAX_SAFE_INTEGER),
  userId: z.uuid('choose_one'),
})

/** Somebody who came without a place, by an id from the device; and taking that back. */
export const extraInput = z.object({ extraId: z.uuid('form_old'), meetingId })
export const undoExtraInput = z.object({ extraId: z.uuid('choose_one') })

/** A first name until tonight is short, or there is none. */
const firstName = z
  .string()
  .max(400, 'too_long')
  .nullish()
  .transform((typed, context) => {
    const text = cleanText(typed ?? '')
    if (text === '') return null
    const read = nameText.safeParse(text)
    const wrong = read.success ? [] : read.error.issues.map(({ message }) => message)
    if ([...text].length > 40) wrong.push('too_long')
    for (const message of wrong) context.addIssue({ code: 'custom', message })
    return text
  })

const branchId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** Somebody who walks in, by an id from the device: the same tap sent twice is one. */
export const ticketInput = z.object({ ticketId: z.uuid('form_old'), branchId, firstName })
/** What is done with a ticket. */
export const ticketStepInput = z.object({
  ticketId: z.uuid('choose_one'),
  step: z.enum(['turn', 'helped', 'left', 'back'], { error: 'choose_one' }),
})

/** At which branch a computer of the desk stands. */
export const branchInput = z.object({
  vestiging: atMost(80, 'choose_one', 'choose_one').regex(/^[a-z0-9-]+$/, 'choose_one'),
})
