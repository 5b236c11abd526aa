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

/** When and where to call her, in a few words; the one line that somebody types freely. */
const callWhenText = z
  .string()
  .optional()
  .transform((text) => text?.trim() ?? '')
  .pipe(
    z.literal('').or(safeText('call_when_missing', 140).refine((text) => !hasAddress(text), 'name_address')),
  )
  .transform((text) => (text === '' ? null : text))

const empty = z.literal('').transform(() => null)

/** A day that may be left open. */
const dayOrNone = z
  .string()
  .optional()
  .transform((text) => text?.trim() ?? '')
  .pipe(empty.or(dayText('ahead')))

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
  comesBackOn: dayOrNone,
}

const reached = z.custom<unknown>().transform((typed, context) => {
  const parsed = contactInput.safeParse(typed)
  if (parsed.success) return parsed.data
  for (const { message, path } of parsed.error.issues) context.addIssue({ code: 'custom', message, path })
  return z.NEVER
})

/** Whoever cannot be reached has a day on which she comes back. */
function comesBack(
  { way, comesBackOn }: { way: string; comesBackOn: string | null },
  context: z.RefinementCtx,
): void {
  if (way === 'card' && comesBackOn === null)
    context.addIssue({ code: 'custom', message: 'day_missing', path: ['comesBackOn'] })
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

/** The library does it itself from here. */
export const keepNeedInput = z.object({
  needId: z.uuid('choose_one'),
  revision: z.coerce.number({ error: 'choose_one' }).int().nonnegative(),
  helpOn: dayText('ahead'),
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
    comesBack(filled as unknown as { way: string; comesBackOn: string | null }, context)
    return filled
  })
}
