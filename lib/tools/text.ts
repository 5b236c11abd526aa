import { z } from 'zod'
import { findSecret, latin } from './secrets'

/** Text without what cannot be seen: control, zero-width and direction characters; single spaces, trimmed. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (mark) => (/\s/.test(mark) ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * A text that someone types: cleaned, at most `max` characters, and never a number or word that must stay secret. What
 * `fits` as a whole is what it looks like, in whatever groups its digits are written.
 */
export const safeText = (missing: string, max: number, fits: (text: string) => boolean = () => false) =>
  z
    .string({ error: missing })
    // Before anything looks at it: a letter is written with four signs at most.
    .max(4 * max, { error: 'too_long', abort: true })
    .transform(cleanText)
    .superRefine((text, context) => {
      const secret = fits(latin(text)) ? null : findSecret(text)
      if (text === '') context.addIssue({ code: 'custom', message: missing })
      else if (secret) context.addIssue({ code: 'custom', message: `contains_${secret}` })
      else if ([...text].length > max) context.addIssue({ code: 'custom', message: 'too_long' })
    })

/** How a person or an organisation is called: with a letter in it. */
export const calledText = safeText('name_missing', 80).refine((name) => /\p{L}/u.test(name), 'name_missing')
