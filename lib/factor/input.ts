import { z } from 'zod'
import { digitsInput } from '../signin/input'

/** The six digits that the app shows now, and the page to go on to. */
export const totpInput = z.object({ code: digitsInput, terug: z.string().optional() })

/** One of the ten codes on paper, and the page to go on to. */
export const paperInput = z.object({
  code: z
    .string({ error: 'paper_missing' })
    .max(100, 'paper_wrong')
    .transform((text) =>
      text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, ''),
    )
    .refine((code) => code !== '', 'paper_missing'),
  terug: z.string().optional(),
})
