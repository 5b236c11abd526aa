import type { ReactNode } from 'react'
import type { Language } from '@/app/_shared/language'
import type { speak } from './_site'

/** What somebody of the library wrote in Dutch only: marked as such where another language was chosen. */
export function InDutch({ language, children }: { language: Language; children: ReactNode }) {
  return language === 'nl' ? (
    <p>{children}</p>
  ) : (
    <p lang="nl" dir="ltr">
      {children}
    </p>
  )
}

/** The languages that are spoken at the lessons, as a list in the language that was chosen. */
export function spokenThere(
  languages: readonly string[],
  { language, word }: Pick<Awaited<ReturnType<typeof speak>>, 'language' | 'word'>,
): string {
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return list.format(languages.map((code) => word(`agenda.cur.languages.${code as 'nl'}`)))
}
