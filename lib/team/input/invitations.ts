import { z } from 'zod'
import { emailInput, nameText } from '../../residents/input/names'
import { atMost, calledText } from '../../tools/text'

/** The address of someone who works here, as they type it. */
const email = emailInput.transform((text) => text.toLowerCase())

/** Someone to invite to the library, a partner or a municipality. */
export const inviteInput = z.object({
  name: nameText,
  email,
  role: z.enum(['coordinator', 'adviser', 'trainer', 'dpo', 'reader', 'partner'], { error: 'choose_one' }),
  volunteer: z
    .enum(['yes', 'no'])
    .optional()
    .transform((answer) => answer === 'yes'),
  /** Empty: the library of who invites. */
  organisationId: z
    .string()
    .regex(/^\d{0,15}$/, 'choose_one')
    .optional()
    .transform((text) => (text ? Number(text) : undefined)),
  /** A partner or municipality that is not there yet. */
  newOrganisation: atMost(400, 'name_missing', 'too_long')
    .optional()
    .transform((text) => text?.trim() || undefined)
    .pipe(calledText.optional()),
})

/** A colleague to invite. */
export const colleagueInput = z.object({ name: nameText, email })

/** The first coordinator of a library, and how that library is called. */
export const firstInput = colleagueInput.extend({ library: calledText })

/** Which invitation, from the row whose button was pressed. */
export const invitationInput = z.object({ invitationId: z.uuid('choose_one') })
