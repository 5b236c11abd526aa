import { z } from 'zod'
import { latin } from '../../tools/signs'
import { cleanText } from '../../tools/text'
import { CODE_ALPHABET, CODE_LENGTHS } from '../rules/code'

/** A code as people type it from a card, of a booking or of a need, and the first letter of the name on it. */
export const codeInput = z.object({
  code: z
    .string({ error: 'code_missing' })
    .max(100, 'code_wrong')
    .transform((text) =>
      latin(text)
        .toUpperCase()
        .replace(/[\s.-]/g, ''),
    )
    .superRefine((code, context) => {
      if (code === '') context.addIssue({ code: 'custom', message: 'code_missing' })
      else if (!CODE_LENGTHS.includes(code.length) || [...code].some((sign) => !CODE_ALPHABET.includes(sign)))
        context.addIssue({ code: 'custom', message: 'code_wrong' })
    }),
  letter: z
    .string({ error: 'letter_missing' })
    .max(100, 'letter_missing')
    .transform(cleanText)
    .refine((letter) => letter !== '', 'letter_missing'),
})
