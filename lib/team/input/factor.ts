import { z } from 'zod'
import { digitsInput } from './signin'

/** The six digits that the app shows now, and the page to go on to. */
export const totpInput = z.object({ code: digitsInput, terug: z.string().optional() })

/** A code as it stands on paper, whatever lines and spaces somebody types in it. */
const paperCode = z
  .string({ error: 'paper_missing' })
  .max(100, 'paper_wrong')
  .transform((text) =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, ''),
  )
  .refine((code) => code !== '', 'paper_missing')

/** One of the ten codes on paper, and the page to go on to. */
export const paperInput = z.object({ code: paperCode, terug: z.string().optional() })

/** What shows that a second factor is one's own: six digits of the app, or a code on paper. */
export const eitherInput = z.object({ code: paperCode })
