import { z } from 'zod'
import { nameText } from '../../residents/input/names'
import { CODE_ALPHABET } from '../../residents/rules/code'
import { latin } from '../../tools/signs'
import { dayText } from '../../tools/typed'
import { NEED_CODE_LENGTH } from '../rules/code'

/** From which screen somebody of the library looks at a need: it stands in the journal. */
export const needScreens = ['list', 'search', 'day', 'card', 'ask', 'need'] as const
export type NeedScreen = (typeof needScreens)[number]

/** The need itself, and how it stood on the screen: of two who act at once the second sees that. */
export const shown = {
  needId: z.uuid('form_old'),
  revision: z.coerce.number({ error: 'form_old' }).int('form_old').nonnegative('form_old'),
}
const which = { needId: z.uuid('form_old') }
const asking = { ...which, referralId: z.uuid('form_old') }

/** The library does it itself from here, on a day. */
export const keepNeedInput = z.object({ ...shown, helpOn: dayText('ahead') })

/** A button about a need as it was shown. */
export const needInput = z.object(shown)
/** A button about a need, however it stands. */
export const needOnlyInput = z.object(which)

/** What she says herself, on the telephone or at the desk. */
export const sayForInput = z.object({
  ...which,
  says: z.enum(['nobody_called', 'helped', 'not_yet', 'stop'], { error: 'choose_one' }),
})

/** She was called in vain, and how that went. */
export const triedInput = z.object({
  ...which,
  outcome: z.enum(['no_answer', 'voicemail', 'wrong_number'], { error: 'choose_one' }),
})

/** Opens a need again, with the reason. */
export const reopenInput = z.object({
  ...shown,
  reason: z.enum(['mistake', 'came_back', 'not_helped', 'other'], { error: 'choose_one' }),
})

/** Another need of hers, with which this one counts from now on. */
export const mergeInput = z.object({ ...shown, intoId: z.uuid('choose_one') })

/** Takes back what was written down last. */
export const undoNeedEventInput = z.object({
  ...which,
  eventId: z.coerce.number({ error: 'form_old' }).int('form_old').positive('form_old'),
})

/** The library answers a partner that asked it something. */
export const askedOfUsInput = z.object(asking)
export const declineHereInput = z.object({
  ...asking,
  reason: z.enum(['not_ours', 'no_room', 'wrong_town', 'not_wanted', 'other'], { error: 'choose_one' }),
})
export const appointHereInput = z.object({ ...asking, on: dayText('ahead') })
export const reportHereInput = z.object({
  ...asking,
  how: z.enum(['helped', 'partly', 'not_helped', 'no_contact', 'no_show', 'not_wanted'], {
    error: 'choose_one',
  }),
})

/** A field that may be left empty. */
export const orNone = <Schema extends z.ZodType>(line: Schema) =>
  z.preprocess((text) => (text === '' || text === undefined ? null : text), line.nullable())

const soughtNeed = z.object({
  needCode: orNone(
    z
      .string()
      .max(40, 'need_code_wrong')
      .transform((text) =>
        latin(text)
          .toUpperCase()
          .replace(/[\s.-]/g, ''),
      )
      .refine(
        (code) => code.length === NEED_CODE_LENGTH && [...code].every((sign) => CODE_ALPHABET.includes(sign)),
        'need_code_wrong',
      ),
  ),
  needName: orNone(nameText),
  needDigits: orNone(
    z
      .string()
      .max(40, 'digits_wrong')
      .transform((text) => latin(text).replace(/\D/g, ''))
      .refine((digits) => digits.length >= 4, 'digits_wrong')
      .transform((digits) => digits.slice(-4)),
  ),
  from: z.enum(needScreens).catch('search'),
})

/** By what the desk finds a need: its code of seven signs, the end of a telephone number, or a name. */
export const findNeedInput = soughtNeed.transform(({ needCode, needName, needDigits, from }, context) => {
  if (needCode !== null) return { by: 'code' as const, code: needCode, from }
  if (needDigits !== null) return { by: 'digits' as const, digits: needDigits, letter: needName, from }
  if (needName !== null && [...needName].length >= 2) return { by: 'name' as const, name: needName, from }
  const [field, message] =
    needName === null ? ['needCode', 'need_nothing_sought'] : ['needName', 'name_short']
  context.addIssue({ code: 'custom', message: message as string, path: [field as string] })
  return z.NEVER
})

export type SoughtNeed = z.output<typeof findNeedInput>
