import { randomUUID } from 'node:crypto'
import type { Reason, TextKey, Texts } from '@/app/_shared/texts/texts'
import { at } from '@/app/_shared/ui/frame'

type WayOn = { label: TextKey; path: string } | null

/** The sentence and the way on for every reason of a command; a reason that is forgotten does not compile. */
export function refusals<Why extends Reason>({ language, word }: Texts, ways: Record<Why, WayOn>) {
  const entries = Object.entries(ways) as [Why, WayOn][]
  return Object.fromEntries(
    entries.map(([reason, way]) => [
      reason,
      {
        text: word(`reason.${reason}`),
        ...(way ? { label: word(way.label), href: at(language, way.path) } : {}),
      },
    ]),
  )
}

/** What to say per error code of one form. */
export function sentences({ word }: Texts, errors: Record<string, TextKey>) {
  return Object.fromEntries(Object.entries(errors).map(([code, key]) => [code, word(key)]))
}

/** What can be wrong with any typed text. */
export const typedErrors = {
  contains_bsn: 'error.contains_bsn',
  contains_iban: 'error.contains_iban',
  contains_password: 'error.contains_password',
  too_long: 'error.too_long',
} as const satisfies Record<string, TextKey>

/** What can be wrong with how somebody is reached. */
export const contactErrors = {
  ...typedErrors,
  choose_one: 'error.choose_way',
  phone_missing: 'error.phone_missing',
  phone_wrong: 'error.phone_wrong',
  phone_short: 'error.phone_short',
  phone_long: 'error.phone_long',
  phone_not_mobile: 'error.phone_not_mobile',
  phone_far: 'error.phone_far',
  email_missing: 'error.email_missing',
  email_at: 'error.email_at',
  email_space: 'error.email_space',
  email_before: 'error.email_before',
  email_after: 'error.email_after',
} as const satisfies Record<string, TextKey>

/** What every form needs to say, in one language, and the key by which it is recognised when it comes twice. */
export function formWords({ language, word }: Texts) {
  return {
    language,
    formKey: randomUUID(),
    wrong: word('frame.wrong'),
    heading: word('summary.title'),
    refused: word('summary.refused'),
  }
}
