/** The languages of the resident's site, Dutch first: it is the source of all texts. */
export const languages = ['nl', 'en', 'ar'] as const
export type Language = (typeof languages)[number]

/** A language's own name, and what a Dutch helper calls it. */
export const languageNames: Record<Language, { own: string; dutch: string | null }> = {
  nl: { own: 'Nederlands', dutch: null },
  en: { own: 'English', dutch: 'Engels' },
  ar: { own: 'العربية', dutch: 'Arabisch' },
}

/** Whether a part of an address is one of the languages. */
export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}

/** One of the languages of the site; Dutch when it is something else. */
export function languageOf(text: string | undefined): Language {
  return text !== undefined && isLanguage(text) ? text : 'nl'
}

/** Which way a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
