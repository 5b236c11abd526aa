import { z } from 'zod'
import { topicCodes } from '../topics'

/** What someone needs help with: one of the topics, or "I do not know". */
export const topicInput = z.object({
  topic: z.string({ error: 'choose_one' }).refine((code) => topicCodes.has(code), 'choose_one'),
})

/** Whether someone brings a laptop of their own. */
export const laptopInput = z.object({
  ownLaptop: z.enum(['yes', 'no'], { error: 'choose_one' }).transform((answer) => answer === 'yes'),
})
