import { z } from 'zod'

/** Six digits from an app or a letter, with or without the space that is shown in the middle. */
export const digitsInput = z
  .string({ error: 'digits_missing' })
  .max(100, 'digits_wrong')
  .transform((text) => text.normalize('NFKC').replace(/[\s.-]/g, ''))
  .superRefine((code, context) => {
    if (code === '') context.addIssue({ code: 'custom', message: 'digits_missing' })
    else if (!/^\d{6}$/.test(code)) context.addIssue({ code: 'custom', message: 'digits_wrong' })
  })

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
