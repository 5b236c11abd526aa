import { z } from 'zod'

/** Which call it was, and how it went. */
export const callInput = z.object({
  messageId: z.uuid('choose_one'),
  outcome: z.enum(['told', 'not_reached'], { error: 'choose_one' }),
})
