import { z } from 'zod'
import { wrongInEmail } from '../../tools/email'
import { latin } from '../../tools/signs'
import { atMost, safeText } from '../../tools/text'
import { hoursTyped, type Span } from '../rules/week'

/** What may stay empty: then it is nothing. */
export function perhaps<Output>(input: z.ZodType<Output, string>) {
  return z
    .string()
    .max(2_000, 'too_long')
    .nullish()
    .transform((text) => (text?.trim() ? text : null))
    .pipe(input.nullable())
}

/** The number of something that is chosen out of a list, or that a form is about. */
export const chosen = z.coerce
  .number({ error: 'choose_one' })
  .int('choose_one')
  .positive('choose_one')
  .max(Number.MAX_SAFE_INTEGER, 'choose_one')

/** A postcode, however it is typed: "3621ab", "3621 AB". */
export const postcode = atMost(100, 'postcode_missing', 'postcode_wrong')
  .transform((text) =>
    latin(text)
      .toUpperCase()
      .replace(/[\s.-]/g, ''),
  )
  .refine((text) => text !== '', { error: 'postcode_missing', abort: true })
  .refine((text) => /^[1-9]\d{3}[A-Z]{2}$/.test(text), 'postcode_wrong')
  .transform((text) => `${text.slice(0, 4)} ${text.slice(4)}`)

/** The hours of one day, as people write them. */
export const hoursText = z
  .string()
  .max(100, 'hours_unclear')
  .nullish()
  .transform((text, context): Span[] => {
    const read = hoursTyped(text ?? '')
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: read.reason })
    return z.NEVER
  })

/** An e-mail address of the library itself. */
export const emailText = safeText('email_missing', 254).superRefine((text, context) => {
  const wrong = text === '' ? null : wrongInEmail(text)
  if (wrong) context.addIssue({ code: 'custom', message: wrong })
})

/** The days of a week, Monday first. */
export const week = [1, 2, 3, 4, 5, 6, 7] as const
