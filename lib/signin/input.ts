import { z } from 'zod'

/** One of the invented people of the demo. */
export const demoInput = z.object({ userId: z.uuid('choose_one'), terug: z.string().optional() })

/** A form with nothing but a button. */
export const buttonInput = z.object({})
