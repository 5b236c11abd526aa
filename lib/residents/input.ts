import { z } from 'zod'
import { wrongInEmail } from '../tools/email'
import { noSmsTo, readPhone } from '../tools/phone'
import { findSecret, latin } from '../tools/secrets'
import { CODE_ALPHABET, CODE_LENGTH, cleanText, hasAddress, type Person } from './rules'

/**
 * A text that someone types: cleaned, at most `max` characters, and never a number or word that must stay secret. What
 * `fits` as a whole is what it looks like, in whatever groups its digits are written.
 */
const safeText = (missing: string, max: number, fits: (text: string) => boolean = () => false) =>
  z
    .string({ error: missing })
    // Before anything looks at it: a letter is written with four signs at most.
    .max(4 * max, { error: 'too_long', abort: true })
    .transform(cleanText)
    .superRefine((text, context) => {
      const secret = fits(latin(text)) ? null : findSecret(text)
      if (text === '') context.addIssue({ code: 'custom', message: missing })
      else if (secret) context.addIssue({ code: 'custom', message: `contains_${secret}` })
      else if ([...text].length > max) context.addIssue({ code: 'custom', message: 'too_long' })
    })

/** Reads one form in two parts, so that all that is wrong is said at once. */
export function inParts<One extends object, Two extends object>(one: z.ZodType<One>, two: z.ZodType<Two>) {
  return z.custom<unknown>().transform((typed, context): One & Two => {
    const [first, second] = [one.safeParse(typed), two.safeParse(typed)]
    for (const { error } of [first, second])
      for (const { message, path } of error?.issues ?? []) context.addIssue({ code: 'custom', message, path })
    return first.success && second.success ? { ...first.data, ...second.data } : z.NEVER
  })
}

/** The languages of the site. */
export const languageInput = z.enum(['nl', 'en', 'ar'], { error: 'choose_one' })

/** How an organisation is called. */
export const organisationText = safeText('name_missing', 80).refine(
  (name) => /\p{L}/u.test(name),
  'name_missing',
)

/** How someone is called. A letter begins with it: it leads nobody to a site or an address. */
export const nameText = organisationText.refine((name) => !hasAddress(name), 'name_address')

/** How the resident wants to be called, and whether someone else is filling in. */
export const nameInput = z.object({
  forSomeoneElse: z.enum(['yes', 'no'], { error: 'choose_one' }).transform((answer) => answer === 'yes'),
  name: nameText,
})

/** A telephone number, kept as it is written but with the digits that every telephone has. */
const phone = safeText('phone_missing', 40, isPhone)
  .transform(latin)
  .superRefine((text, context) => {
    const read = readPhone(text)
    if ('wrong' in read) context.addIssue({ code: 'custom', message: read.wrong, continue: false })
  })

/** One to which an sms can go. */
const mobile = phone.superRefine((text, context) => {
  const read = readPhone(text)
  const refusal = 'number' in read ? noSmsTo(read.number) : null
  if (refusal) context.addIssue({ code: 'custom', message: refusal })
})

/** An e-mail address, by the rule that browsers have for it. */
export const emailInput = safeText('email_missing', 254).superRefine((text, context) => {
  const wrong = text === '' ? null : wrongInEmail(text)
  if (wrong) context.addIssue({ code: 'custom', message: wrong })
})

/** What an address must be, by the way someone is reached. */
const addresses = { call: phone, sms: mobile, email: emailInput }

/** How the library can reach someone; only the field of the chosen way counts. */
export const contactInput = z
  .object({
    way: z.enum(['call', 'sms', 'email', 'card'], { error: 'choose_one' }),
    phone: z.string().optional(),
    sms: z.string().optional(),
    email: z.string().optional(),
  })
  .transform((typed, context) => {
    const { way } = typed
    if (way === 'card') return { way, contact: null }
    const field = way === 'call' ? 'phone' : way
    const parsed = addresses[way].safeParse(typed[field] ?? '')
    if (parsed.success) return { way, contact: parsed.data as string | null }
    for (const issue of parsed.error.issues)
      context.addIssue({ code: 'custom', message: issue.message, path: [field] })
    return z.NEVER
  })

/** The tick of a desk: this is somebody else than who is known by this name at this contact. */
export const anotherInput = z
  .literal('yes')
  .or(z.literal(false))
  .nullish()
  .transform((ticked) => ticked === 'yes')

/** How a resident whom a partner books wants to be called, and in which language the card and letters are. */
export const personInput = z.object({ name: nameText, language: languageInput })

const reached = z.object({
  contactOf: z.enum(['resident', 'helper', 'partner'], { error: 'choose_one' }),
  contactWay: z.enum(['call', 'sms', 'email', 'card'], { error: 'choose_one' }),
  contact: z.string().nullish(),
})

type Reached = Pick<Person, 'contactOf' | 'contactWay' | 'contact'>

/**
 * Whose telephone or e-mail reaches a resident whom a partner books, and what it is. An e-mail by way of the
 * partner may be left open: then it is the one of who is signed in.
 */
export const reachedInput = reached.transform((typed, context): Reached => {
  const { contactWay, contactOf } = typed
  const text = typed.contact ?? ''
  const own = contactOf === 'partner' && contactWay === 'email' && cleanText(text) === ''
  if (contactWay === 'card' || own) return { contactWay, contactOf, contact: null }
  const parsed = addresses[contactWay].safeParse(text)
  if (parsed.success) return { contactWay, contactOf, contact: parsed.data }
  for (const { message } of parsed.error.issues)
    context.addIssue({ code: 'custom', message, path: ['contact'] })
  return z.NEVER
})

/** A booking code as people type it from a card, and the first letter of the name on it. */
export const codeInput = z.object({
  code: z
    .string({ error: 'code_missing' })
    .max(100, 'code_wrong')
    .transform((text) =>
      latin(text)
        .toUpperCase()
        .replace(/[\s.-]/g, ''),
    )
    .superRefine((code, context) => {
      if (code === '') context.addIssue({ code: 'custom', message: 'code_missing' })
      else if (code.length !== CODE_LENGTH || [...code].some((sign) => !CODE_ALPHABET.includes(sign)))
        context.addIssue({ code: 'custom', message: 'code_wrong' })
    }),
  letter: z
    .string({ error: 'letter_missing' })
    .max(100, 'letter_missing')
    .transform(cleanText)
    .refine((letter) => letter !== '', 'letter_missing'),
})

function isPhone(text: string): boolean {
  return 'number' in readPhone(text)
}
