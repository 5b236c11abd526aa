import { z } from 'zod'
import { phoneText } from '../../tools/phone-text'
import { latin } from '../../tools/secrets'
import { calledText, safeText } from '../../tools/text'
import { hoursTyped, type Span } from '../rules/week'

/** What may stay empty: then it is nothing. */
function perhaps<Output>(input: z.ZodType<Output, string>) {
  return z
    .string()
    .max(2_000, 'too_long')
    .nullish()
    .transform((text) => (text?.trim() ? text : null))
    .pipe(input.nullable())
}

const postcode = z
  .string()
  .transform((text) => latin(text).toUpperCase().replace(/\s/g, ''))
  .refine((text) => /^[1-9]\d{3}[A-Z]{2}$/.test(text), 'postcode_wrong')
  .transform((text) => `${text.slice(0, 4)} ${text.slice(4)}`)

const chosen = z.coerce
  .number({ error: 'choose_one' })
  .int('choose_one')
  .positive('choose_one')
  .max(Number.MAX_SAFE_INTEGER, 'choose_one')

/** Sentences that residents read. */
const toRead = perhaps(safeText('too_long', 300))
const line = perhaps(safeText('too_long', 80))

/** The hours of one day, as people write them. */
const hours = z
  .string()
  .max(100, 'hours_unclear')
  .nullish()
  .transform((text, context): Span[] => {
    const read = hoursTyped(text ?? '')
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: read.reason })
    return z.NEVER
  })

const details = {
  called: calledText,
  phone: perhaps(phoneText),
  street: line,
  postcode: perhaps(postcode),
  town: line,
  descriptionNl: toRead,
  descriptionEn: toRead,
  descriptionAr: toRead,
  ...{
    hours1: hours,
    hours2: hours,
    hours3: hours,
    hours4: hours,
    hours5: hours,
    hours6: hours,
    hours7: hours,
  },
}

/** How a partner is reached, where it works and when; `town3` is ticked for municipality 3, `hours1` are those of Monday. */
export const organisationInput = z
  .looseObject({ ...details, organisationId: chosen })
  .transform((typed) => ({ ...told(typed), organisationId: typed.organisationId }))

/** A partner, or a municipality, that is not in the books yet. */
export const newOrganisationInput = z
  .looseObject({ ...details, kind: z.enum(['partner', 'municipality'], { error: 'choose_one' }) })
  .transform((typed) => ({ ...told(typed), kind: typed.kind }))

type Typed = { [Name in keyof typeof details]: z.output<(typeof details)[Name]> }

function told(typed: Typed & Record<string, unknown>) {
  const { called, phone, street, postcode, town } = typed
  return {
    ...{ called, phone, street, postcode, town },
    description: { nl: typed.descriptionNl, en: typed.descriptionEn, ar: typed.descriptionAr },
    municipalityIds: tickedIn(typed, 'town'),
    hours: week.flatMap((weekday) => typed[`hours${weekday}`].map((span) => ({ ...span, weekday }))),
  }
}

const week = [1, 2, 3, 4, 5, 6, 7] as const

/** The numbers of what was ticked in a list: `town3` and `town12`. */
function tickedIn(typed: Record<string, unknown>, list: string): number[] {
  const number = new RegExp(`^${list}([1-9]\\d{0,14})$`)
  return Object.entries(typed).flatMap(([name, value]) =>
    value === 'yes' && number.test(name) ? [Number(name.slice(list.length))] : [],
  )
}

export type OrganisationInput = z.output<typeof organisationInput>
export type NewOrganisation = z.output<typeof newOrganisationInput>
