import type { ReactNode } from 'react'
import type { Language } from '@/app/_shared/language'
import type { Texts } from '@/app/_shared/texts/texts'

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
  { language, word }: Pick<Texts, 'language' | 'word'>,
): string {
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return list.format(languages.map((code) => word(`agenda.cur.languages.${code as 'nl'}`)))
}

/** That something else than Dutch is spoken at a time, or can be; nothing where it is Dutch alone. */
export function spokenBesides(languages: readonly string[], texts: Pick<Texts, 'language' | 'word'>) {
  const others = languages.filter((code) => code !== 'nl')
  if (others.length === 0) return undefined
  const key = others.length < languages.length ? 'agenda.time.also' : 'agenda.time.only'
  return texts.word(key, { languages: spokenThere(others, texts) })
}
