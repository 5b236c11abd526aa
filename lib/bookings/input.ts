import { z } from 'zod'
import { languageInput } from '../people/input'

/** Which activity someone chose; the choice comes from a radio card. */
export const holdInput = z.object({
  activityId: z.coerce
    .number({ error: 'choose_one' })
    .int('choose_one')
    .positive('choose_one')
    .max(Number.MAX_SAFE_INTEGER, 'choose_one'),
})

/** The key of the rendered form: the same form sent twice is one booking. */
export const confirmInput = z.object({ formKey: z.uuid('form_old'), language: languageInput })

/** Another time for a consultation that is booked already. */
export const moveInput = holdInput

/** A button without a choice. */
export const anyInput = z.object({})

export type HoldInput = z.infer<typeof holdInput>
export type ConfirmInput = z.infer<typeof confirmInput>
