import { z } from 'zod'
import { isOwnTopic } from '../network/rules/topics'

/** What someone needs help with: one of the topics that the library helps with itself, or "I do not know". */
export const topicInput = z.object({
  topic: z.string({ error: 'choose_one' }).refine(isOwnTopic, 'choose_one'),
})

/** Whether someone brings a laptop of their own. */
export const laptopInput = z.object({
  ownLaptop: z.enum(['yes', 'no'], { error: 'choose_one' }).transform((answer) => answer === 'yes'),
})

/** The answer to a sum, with the sum as it was given; where to go on after it, one of our pages. */
export const sumInput = z.object({
  salt: z.string({ error: 'form_old' }).max(100, 'form_old'),
  hash: z.string({ error: 'form_old' }).max(100, 'form_old'),
  signature: z.string({ error: 'form_old' }).max(100, 'form_old'),
  answer: z.coerce.number({ error: 'form_old' }).int('form_old').nonnegative('form_old'),
})

/** A page of the walk to go back to; the first one when it is anything else. */
export function pageAfterSum(text: unknown): string {
  const known = /^(hulp|hulp\/tijd\/[a-z0-9-]{1,80}|cursus\/\d{1,15})$/
  return typeof text === 'string' && known.test(text) ? text : 'hulp'
}
