import { z } from 'zod'
import { isTopic } from '../../network/rules/topics'
import { emailInput, inParts, nameText } from '../../residents/input/names'
import { phoneText } from '../../tools/phone-text'
import { safeText } from '../../tools/text'
import { dayText, wholeText } from '../../tools/typed'

/** At most so many people are asked, of both sides together. */
export const MOST_CONTACTS = 8

const chosen = z.coerce
  .number({ error: 'choose_one' })
  .int('choose_one')
  .positive('choose_one')
  .max(Number.MAX_SAFE_INTEGER, 'choose_one')

const daysUntil = (most: number) => wholeText(1, most, 'days_missing', `days_1_${most}`)

/** What may stay empty: then it is nothing. */
function perhaps<Output>(input: z.ZodType<Output, string>) {
  return z
    .string()
    .max(2_000, 'too_long')
    .nullish()
    .transform((text) => (text?.trim() ? text : null))
    .pipe(input.nullable())
}

const contact = z.object({
  side: z.enum(['from', 'to'], { error: 'choose_one' }),
  name: nameText,
  phone: perhaps(phoneText),
  email: perhaps(emailInput),
})

const version = {
  seeDays: daysUntil(20),
  contactDays: daysUntil(40),
  reportDays: daysUntil(60),
  validFrom: dayText('near'),
  validUntil: perhaps(dayText('ahead')),
  reviewOn: dayText('ahead'),
  agreedBy: safeText('agreed_missing', 120),
  agreedOn: dayText('behind'),
  dataLine: safeText('data_missing', 200),
  dataOn: dayText('behind'),
}

type Typed = { [Name in keyof typeof version]: z.output<(typeof version)[Name]> }

const termsInput = z.object(version).transform((typed, context) => {
  const { agreedBy, agreedOn, dataLine, dataOn } = typed
  return {
    ...daysOf(typed, context),
    ...validityOf(typed, context),
    ...{ agreedBy, agreedOn, dataLine, dataOn },
  }
})

/** What was ticked and who is asked: `topic.wmo` for a topic, `town3` for a municipality. */
const listsInput = z.looseObject({}).transform((typed, context) => {
  const topics = tickedIn(typed, /^topic\.([a-z-]{2,40})$/).filter(isTopic)
  const municipalityIds = tickedIn(typed, /^town([1-9]\d{0,14})$/).map(Number)
  for (const [path, list] of Object.entries({ topics, towns: municipalityIds }))
    if (list.length === 0) context.addIssue({ code: 'custom', message: 'none_chosen', path: [path] })
  return { topics: topics as string[], municipalityIds, contacts: contactsOf(typed, context) }
})

/** How two organisations agree from a day on. */
const versionInput = inParts(termsInput, listsInput)

function daysOf({ seeDays, contactDays, reportDays }: Typed, context: z.RefinementCtx) {
  if (contactDays < seeDays)
    context.addIssue({ code: 'custom', message: 'days_order', path: ['contactDays'] })
  return { seeDays, contactDays, reportDays }
}

function validityOf({ validFrom, validUntil, reviewOn }: Typed, context: z.RefinementCtx) {
  if (validUntil !== null && validUntil < validFrom)
    context.addIssue({ code: 'custom', message: 'day_before', path: ['validUntil'] })
  if (reviewOn < validFrom || (validUntil !== null && reviewOn > validUntil))
    context.addIssue({ code: 'custom', message: 'review_outside', path: ['reviewOn'] })
  return { validFrom, validUntil, reviewOn }
}

function tickedIn(typed: Record<string, unknown>, list: RegExp): string[] {
  return Object.entries(typed).flatMap(([name, value]) => (value === 'yes' && list.exec(name)?.[1]) || [])
}

/** Rows `contacts.p0.name`; a row in which nothing but its side was said is nobody. */
function contactsOf(typed: Record<string, unknown>, context: z.RefinementCtx) {
  const rows = new Map<string, Record<string, unknown>>()
  for (const [field, value] of Object.entries(typed)) {
    const [, row, name] = /^contacts\.(p\d{1,3})\.(\w+)$/.exec(field) ?? []
    if (row && name) rows.set(row, { ...rows.get(row), [name]: value })
  }
  const filled = [...rows].filter(([, { name, phone, email }]) => [name, phone, email].some((one) => one))
  if (filled.length > MOST_CONTACTS)
    context.addIssue({ code: 'custom', message: 'too_many', path: ['contacts'] })
  return filled.flatMap(([row, one]) => {
    const read = contact.safeParse(one)
    if (read.success) return [read.data]
    for (const { message, path } of read.error.issues)
      context.addIssue({ code: 'custom', message, path: ['contacts', row, ...path] })
    return []
  })
}

/** An agreement that is new: who sends residents to whom, and how. */
export const newAgreementInput = inParts(z.object({ fromId: chosen, toId: chosen }), versionInput)

/** How an agreement is from a day on. */
export const newVersionInput = inParts(z.object({ agreementId: chosen }), versionInput)

/** Who is asked when something does not go as agreed, from now on. */
export const contactsInput = z.looseObject({ agreementId: chosen }).transform((typed, context) => ({
  agreementId: typed.agreementId,
  contacts: contactsOf(typed, context),
}))

export type NewAgreement = z.output<typeof newAgreementInput>
export type NewVersion = z.output<typeof newVersionInput>
export type Contact = NewVersion['contacts'][number]
