import type { ReactNode } from 'react'
import type { Language } from '../language'
import { dates } from '../texts/dates'
import { type Texts, texts } from '../texts/texts'

/** What is needed to say a sentence in one language: its words, its days, and names that stay one in it. */
export type Voice = Texts & { day: (date: string) => string; named: (name: string) => string }

/** How something is said in a language. */
export function voice(language: Language): Voice {
  const { shortDay } = dates(language)
  return {
    ...texts(language),
    day: (date) => shortDay(new Date(`${date}T12:00:00Z`)),
    // In a text from right to left a Dutch name keeps its own direction, and the sentence its own.
    named: (name) => (language === 'ar' ? `\u2068${name}\u2069` : name),
  }
}

/** The same in a language, and below it in Dutch where that is another one. */
export function Both({ language, tell }: { language: Language; tell: (voice: Voice) => ReactNode }) {
  return (
    <>
      {tell(voice(language))}
      {language === 'nl' ? null : (
        <span className="dutch" lang="nl" dir="ltr">
          {tell(voice('nl'))}
        </span>
      )}
    </>
  )
}
