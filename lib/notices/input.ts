import { z } from 'zod'
import { atMost } from '../tools/text'

/** About which message somebody calls. */
export const takeCallInput = z.object({ messageId: z.uuid('choose_one') })

/** When somebody is called again who did not answer. */
export const callAgainInput = takeCallInput.extend({
  again: atMost(40, 'choose_one', 'choose_one')
    .pipe(z.iso.datetime('choose_one'))
    .transform((text) => new Date(text))
    .optional(),
})

/** Which call it was, how it went, what the resident said where there was something to choose, and when to call again. */
export const callInput = callAgainInput.extend({
  outcome: z.enum(['spoken', 'no_answer', 'voicemail', 'wrong_number'], { error: 'choose_one' }),
  answer: z.enum(['yes', 'no', 'other']).optional(),
  /** To which time she goes, when it is another one. */
  activityId: z.coerce.number('choose_one').int().positive('choose_one').optional(),
})

/** Which time was chosen on the telephone. */
export const callMoveInput = callInput.required({ activityId: true })

/** The same of a call about a need, with what she said of it. */
export const needCallInput = callAgainInput.extend({
  outcome: z.enum(['spoken', 'no_answer', 'voicemail', 'wrong_number'], { error: 'choose_one' }),
  says: z.enum(['nobody_called', 'helped', 'not_yet', 'stop']).optional(),
})

/** Which call is undone. */
export const undoCallInput = z.object({ callId: z.uuid('choose_one') })
