import { z } from 'zod'
import { isTopic } from '../../network/rules/topics'
import { languageInput, nameText } from '../../residents/input/names'
import { contactInput } from '../../residents/input/reach'
import { hasAddress } from '../../residents/rules/names'
import { safeText } from '../../tools/text'
import { dayText } from '../../tools/typed'

/** Which topic, and in which municipality she lives. */
const about = {
  topic: z.string({ error: 'choose_one' }).refine(isTopic, 'choose_one'),
  municipalityId: z.coerce.number({ error: 'choose_one' }).int().positive('choose_one'),
}

/** What may be left open; what is filled in is read as it has to be. */
function orNone<Schema extends z.ZodType>(schema: Schema) {
  return z.custom<unknown>().transform((typed, context): z.output<Schema> | null => {
    // The beginning tells whether anything was filled in; how long it may be, its schema says first of all.
    if (typeof typed !== 'string' || (typed.length < 1_000 && typed.trim() === '')) return null
    const parsed = schema.safeParse(typed)
    if (parsed.success) return parsed.data
    for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

/** When and where to call her, in a few words; the one line that somebody types freely. */
const callWhenText = orNone(
  safeText('call_when_missing', 140).refine((text) => !hasAddress(text), 'name_address'),
)

/** The text that she read, in her language, and that she said yes; never ticked beforehand. */
const consent = {
  versionId: z.coerce.number({ error: 'choose_one' }).int().positive('choose_one'),
  consentVersion: z.string({ error: 'consent_missing' }).regex(/^[0-9a-z-]{1,40}$/, 'consent_missing'),
  consentLanguage: languageInput,
  agreed: z.literal('yes', { error: 'consent_missing' }),
  sixteen: z.literal('yes', { error: 'sixteen_missing' }),
}

const person = {
  name: nameText,
  contactOf: z.enum(['resident', 'helper', 'partner'], { error: 'choose_one' }),
  language: languageInput,
  callWhen: callWhenText,
  /** A day on which she comes back may be left open: who can be reached needs none. */
  comesBackOn: orNone(dayText('ahead')),
}

/** The names under which a form asks how she is reached: one line for the telephone or the address, whichever it is. */
const fieldOf: Record<string, string> = { way: 'contactWay' }

const reached = z.custom<unknown>().transform((typed, context) => {
  const { contactWay: way, contact } = (typed ?? {}) as { contactWay?: unknown; contact?: unknown }
  const parsed = contactInput.safeParse({ way, phone: contact, sms: contact, email: contact })
  if (parsed.success) return parsed.data
  for (const { message, path } of parsed.error.issues)
    context.addIssue({ code: 'custom', message, path: [fieldOf[String(path[0])] ?? 'contact'] })
  return z.NEVER
})

type Reached = { way: string; comesBackOn: string | null }

/** Whoever cannot be reached has a day on which she comes back; of anybody else such a day was left over in the form. */
function comesBack<Filled extends Reached>(filled: Filled, context: z.RefinementCtx): Filled {
  if (filled.way !== 'card') return { ...filled, comesBackOn: null }
  if (filled.comesBackOn === null)
    context.addIssue({ code: 'custom', message: 'day_missing', path: ['comesBackOn'] })
  return filled
}

const form = { formKey: z.uuid('choose_one') }

/** Asks an organisation to call a resident: who she is, how she is reached, and what she agreed to. */
export const askInput = whole({ ...form, ...about, ...consent, ...person })

/** The library helps her itself: who she is, and on which day it does something. */
export const keepInput = whole({ ...form, ...about, ...person, helpOn: dayText('ahead') })

/** Asks another organisation about a need that there is, with what she agrees to now. */
export const askOtherInput = z.object({
  needId: z.uuid('choose_one'),
  revision: z.coerce.number({ error: 'choose_one' }).int().nonnegative(),
  ...consent,
})

/** A form with a person in it: all that is wrong is said at once, also how she is reached. */
function whole<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.custom<unknown>().transform((typed, context) => {
    const [rest, way] = [z.object(shape).safeParse(typed), reached.safeParse(typed)]
    for (const { error } of [rest, way])
      for (const { message, path } of error?.issues ?? []) context.addIssue({ code: 'custom', message, path })
    if (!rest.success || !way.success) return z.NEVER
    const filled = { ...rest.data, ...way.data } as z.output<z.ZodObject<Shape>> &
      z.output<typeof contactInput>
    return comesBack(filled as typeof filled & Reached, context)
  })
}
