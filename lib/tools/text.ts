import { z } from 'zod'
import { findSecret } from './secrets'
import { fewMarks, latin } from './signs'

/** Text without what cannot be seen: control, zero-width and direction characters; single spaces, trimmed. */
export function cleanText(text: string): string {
  return fewMarks(text)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (mark) => (/\s/.test(mark) ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * A text that nobody looks at before it is known to be no longer than `most` signs: what does not fit goes no further,
 * whatever is asked of it behind this.
 */
export function atMost(most: number, missing: string, long: string) {
  return z.string({ error: missing }).max(most, { error: long, abort: true })
}

/**
 * A text that someone types: cleaned, at most `max` characters, and never a number or word that must stay secret. What
 * `fits` as a whole is what it looks like, in whatever groups its digits are written.
 */
export const safeText = (missing: string, max: number, fits: (text: string) => boolean = () => false) =>
  // A letter is written with four signs at most.
  atMost(4 * max, missing, 'too_long')
    .transform(cleanText)
    .superRefine((text, context) => {
      const add = (message: string) => context.addIssue({ code: 'custom', message, continue: false })
      if (text === '') return add(missing)
      if ([...text].length > max) return add('too_long')
      const secret = fits(latin(text)) ? null : findSecret(text)
      if (secret) add(`contains_${secret}`)
    })

/** How a person or an organisation is called: with a letter in it. */
export const calledText = safeText('name_missing', 80).refine((name) => /\p{L}/u.test(name), 'name_missing')
