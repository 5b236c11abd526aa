import { z } from 'zod'
import { codeInput } from '../../residents/input/code'
import { nameText } from '../../residents/input/names'
import { latin } from '../../tools/signs'
import { dayText } from '../../tools/typed'

/** From which screen somebody of the library looks: it stands in the journal beside what they looked at. */
export const screens = ['search', 'phone', 'day', 'calls', 'question', 'booking'] as const
export type Screen = (typeof screens)[number]

/** A line that may stay empty. */
export function orNothing<Schema extends z.ZodType>(line: Schema) {
  return z.preprocess((text) => (text === '' || text === undefined ? null : text), line.nullable())
}

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
