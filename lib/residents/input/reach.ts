import { z } from 'zod'
import { noSmsTo, readPhone } from '../../tools/phone'
import { phoneText } from '../../tools/phone-text'
import { atMost, cleanText } from '../../tools/text'
import type { Person } from '../rules/reach'
import { emailInput } from './names'

/** One to which an sms can go. */
const mobile = phoneText.superRefine((text, context) => {
  const read = readPhone(text)
  const refusal = 'number' in read ? noSmsTo(read.number) : null
  if (refusal) context.addIssue({ code: 'custom', message: refusal })
})

/** What an address must be, by the way someone is reached. */
const addresses = { call: phoneText, sms: mobile, email: emailInput }

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

const reached = z.object({
  contactOf: z.enum(['resident', 'helper', 'partner'], { error: 'choose_one' }),
  contactWay: z.enum(['call', 'sms', 'email', 'card'], { error: 'choose_one' }),
  // As long as an e-mail address can be, whatever it is: its own schema looks closer.
  contact: atMost(4 * 254, 'email_missing', 'too_long').nullish(),
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
