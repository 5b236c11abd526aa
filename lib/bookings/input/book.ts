import { z } from 'zod'
import { languageInput } from '../../residents/input/names'

/** Which activity someone chose; the choice comes from a radio card. */
export const holdInput = z.object({
  activityId: z.coerce
    .number({ error: 'choose_one' })
    .int('choose_one')
    .positive('choose_one')
    .max(Number.MAX_SAFE_INTEGER, 'choose_one'),
})

/** A course that someone chose, or the line for it where it was full. */
export const courseInput = holdInput.extend({
  wait: z
    .literal('1')
    .optional()
    .transform((wait) => wait === '1'),
})

/**
 * The key of the rendered form: the same form sent twice is one booking. `activityId` is what the form showed: in
 * another window something else may have been chosen since.
 */
export const confirmInput = z.object({
  formKey: z.uuid('form_old'),
  language: languageInput,
  activityId: holdInput.shape.activityId.optional(),
})

/** Which booking the form showed: in another window another one may have been opened since. */
export const shownInput = z.object({ booking: z.uuid('form_old').optional() })

/** Another time for a consultation that is booked already. */
export const moveInput = shownInput.extend(holdInput.shape)

/** A button without a choice. */
export const anyInput = z.object({})

export type HoldInput = z.infer<typeof holdInput>
export type ConfirmInput = z.infer<typeof confirmInput>
export type CourseInput = z.infer<typeof courseInput>
