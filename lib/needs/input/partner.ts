import { z } from 'zod'
import { atMost } from '../../tools/text'
import { dayText } from '../../tools/typed'

const which = { referralId: z.uuid('choose_one') }

/** Which question somebody takes on, and whether nobody had it when they looked. */
export const takeOnInput = z.object({
  ...which,
  unlessTaken: z
    .literal('yes')
    .optional()
    .transform((yes) => yes === 'yes'),
})

/** Of which question somebody says that they spoke with its resident. */
export const referralInput = z.object(which)

/** That it cannot be done, and why in a word. */
export const declineInput = z.object({
  ...which,
  reason: z.enum(['not_ours', 'no_room', 'wrong_town', 'not_wanted', 'other'], { error: 'choose_one' }),
})

/** On which day somebody sees the resident. */
export const appointInput = z.object({ ...which, on: dayText('ahead') })

/** How it went, in a word. */
export const reportInput = z.object({
  ...which,
  how: z.enum(['helped', 'partly', 'not_helped', 'no_contact', 'no_show', 'not_wanted'], {
    error: 'choose_one',
  }),
})

/** Which of what was just done is taken back. */
export const undoInput = z.object({ eventId: z.coerce.number({ error: 'choose_one' }).int().positive() })

/** Which question was closed and is not done, and why in a word. */
export const reopenAskedInput = z.object({
  ...which,
  reason: z.enum(['mistake', 'came_back', 'not_helped', 'other'], { error: 'choose_one' }),
})

/** Which of what we asked the library. */
export const askedNeedInput = z.object({ needId: z.uuid('choose_one') })

/** The number on a printed sheet, however it is written. */
export const sheetInput = z.object({
  number: atMost(100, 'number_missing', 'number_wrong')
    .transform((text) => text.replace(/[\s.]/g, ''))
    .pipe(
      z
        .string()
        .min(1, 'number_missing')
        .regex(/^\d{1,9}$/, 'number_wrong'),
    )
    .transform(Number),
})
