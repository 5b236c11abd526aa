import { z } from 'zod'
import { emailInput } from '../../residents/input/names'

/** Who wants a link by e-mail. */
export const askInput = z.object({
  email: emailInput.transform((text) => text.toLowerCase()),
  terug: z.string().optional(),
})

/** What stands in a link behind the question mark. */
export const keyInput = z.object({ key: z.string({ error: 'key_missing' }).min(20).max(100) })

/** Six digits from an app or a letter, with or without the space that is shown in the middle. */
export const digitsInput = z
  .string({ error: 'digits_missing' })
  .max(100, 'digits_wrong')
  .transform((text) => text.normalize('NFKC').replace(/[\s.-]/g, ''))
  .superRefine((code, context) => {
    if (code === '') context.addIssue({ code: 'custom', message: 'digits_missing' })
    else if (!/^\d{6}$/.test(code)) context.addIssue({ code: 'custom', message: 'digits_wrong' })
  })

/** The six digits of the letter. */
export const codeInput = z.object({ code: digitsInput })

/** One of the invented people of the demo. */
export const demoInput = z.object({ memberId: z.uuid('choose_one'), terug: z.string().optional() })

/** A form with nothing but a button. */
export const buttonInput = z.object({ terug: z.string().optional() })
