import { z } from 'zod'
import { wrongInEmail } from '../../tools/email'
import { calledText, safeText } from '../../tools/text'
import { hasAddress } from '../rules/names'

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

/** How someone is called. A letter begins with it: it leads nobody to a site or an address. */
export const nameText = calledText.refine((name) => !hasAddress(name), 'name_address')

/** How the resident wants to be called, and whether someone else is filling in. */
export const nameInput = z.object({
  forSomeoneElse: z.enum(['yes', 'no'], { error: 'choose_one' }).transform((answer) => answer === 'yes'),
  name: nameText,
})

/** An e-mail address, by the rule that browsers have for it. */
export const emailInput = safeText('email_missing', 254).superRefine((text, context) => {
  const wrong = text === '' ? null : wrongInEmail(text)
  if (wrong) context.addIssue({ code: 'custom', message: wrong })
})

/** The tick of a desk: this is somebody else than who is known by this name at this contact. */
export const anotherInput = z
  .literal('yes')
  .or(z.literal(false))
  .nullish()
  .transform((ticked) => ticked === 'yes')

/** How a resident whom a partner books wants to be called, and in which language the card and letters are. */
export const personInput = z.object({ name: nameText, language: languageInput })
