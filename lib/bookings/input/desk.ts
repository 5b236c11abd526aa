import { z } from 'zod'
import { topicCodes } from '../../network/rules/topics'
import { codeInput } from '../../residents/input/code'
import { anotherInput, inParts, nameText, personInput } from '../../residents/input/names'
import { reachedInput } from '../../residents/input/reach'
import { latin } from '../../tools/secrets'
import { dayText } from '../../tools/typed'

/** From which screen somebody of the library looks: it stands in the journal beside what they looked at. */
export const screens = ['search', 'phone', 'day', 'calls', 'question', 'booking'] as const
export type Screen = (typeof screens)[number]

/** A line that may stay empty. */
function orNothing<Schema extends z.ZodType>(line: Schema) {
  return z.preprocess((text) => (text === '' || text === undefined ? null : text), line.nullable())
}

/** What was chosen of what is shown: a time, a course, or with `:wait` the line of a course that is full. */
const chosen = z
  .string({ error: 'choose_one' })
  .regex(/^[1-9]\d{0,14}(:wait)?$/, 'choose_one')
  .transform((text) => ({ activityId: Number.parseInt(text, 10), orWait: text.endsWith(':wait') }))

const asked = personInput.extend({
  formKey: z.uuid('form_old'),
  choice: chosen,
  /** Of a consultation what it is about, of a course whether a laptop comes along. */
  kind: z.enum(['consultation', 'course'], { error: 'form_old' }),
  topic: z.string().optional(),
  ownLaptop: z.enum(['yes', 'no']).optional(),
  // Nobody is reached by way of the library itself.
  contactOf: z.enum(['resident', 'helper'], { error: 'choose_one' }),
  another: anotherInput,
  /** Though it is full: above the places there are, and why. */
  because: orNothing(z.enum(['promised', 'urgent', 'travels_far', 'library_mistake'], 'choose_one')),
})

/** Somebody who is on the telephone, or stands at the desk: one form, one booking. */
export const phoneInput = inParts(asked, reachedInput).transform((typed, context) => {
  const { formKey, choice, kind, topic, ownLaptop, because, ...person } = typed
  if (kind === 'course' && ownLaptop === undefined)
    context.addIssue({ code: 'custom', message: 'choose_one', path: ['ownLaptop'] })
  if (kind === 'consultation' && !topicCodes.has(topic ?? ''))
    context.addIssue({ code: 'custom', message: 'choose_one', path: ['topic'] })
  const answers =
    kind === 'course'
      ? { ownLaptop: ownLaptop === 'yes', topic: null }
      : { ownLaptop: null, topic: topic ?? null }
  const above = because === null ? {} : { because, orWait: false }
  return { ...choice, ...above, formKey, people: [{ ...person, ...answers }] }
})

/** A name that is being typed, and what was chosen for it. */
export const sameNameInput = z
  .object({ name: nameText, choice: chosen })
  .transform(({ name, choice }) => ({ name, activityId: choice.activityId }))

/** The end of a telephone number; who types all of it is understood. */
const endOfNumber = z
  .string()
  .max(40, 'digits_wrong')
  .transform((text) => latin(text).replace(/\D/g, ''))
  .refine((digits) => digits.length >= 4, 'digits_wrong')
  .transform((digits) => digits.slice(-4))

const sought = z.object({
  code: orNothing(codeInput.shape.code),
  name: orNothing(nameText),
  digits: orNothing(endOfNumber),
  day: orNothing(dayText('near')),
  from: z.enum(screens).catch('search'),
})

/**
 * By what the desk finds a booking: its code; a name with a day; or the end of a telephone number with a day or the first
 * letter of a name. Anything less would show too many people.
 */
export const findInput = sought.transform(({ code, name, digits, day, from }, context) => {
  if (code !== null) return { by: 'code' as const, code, from }
  const fault = (field: string, message: string) => {
    context.addIssue({ code: 'custom', message, path: [field] })
    return z.NEVER
  }
  if (digits !== null) {
    if (name === null && day === null) return fault('name', 'letter_or_day')
    return { by: 'digits' as const, digits, letter: name, day, from }
  }
  if (name === null)
    return fault(day === null ? 'code' : 'name', day === null ? 'nothing_sought' : 'name_missing')
  if (day === null) return fault('day', 'day_missing')
  if ([...name].length < 2) return fault('name', 'name_short')
  return { by: 'name' as const, name, day, from }
})

export type Sought = z.output<typeof findInput>
