import type { NeedFacts, News } from '../need-facts'

type Told = Pick<NeedFacts, 'name' | 'until'>

/** What is said otherwise to the resident than to someone who helps. */
type Voice = {
  greeting: (name: string) => string
  /** What happened, in one or two sentences. */
  lead: Record<News, (told: Told) => string>
  /** What she can do now. */
  way: Record<News, string>
  code: string
  safe: string
  /** The heart of an sms; code and telephone follow. */
  sms: Record<News, (told: Told) => string>
}

/** The sentences of what a resident hears of a need, in one language. */
export type NeedTexts = {
  direction: 'ltr' | 'rtl'
  library: string
  subject: string
  to: Record<NeedFacts['contactOf'], Voice>
  codeHint: string
  link: string
  site: string
  siteWithoutLink: string
  orCall: (phone: string) => string
  smsCode: string
  smsCall: string
}

/** Until when, where there is a last day. */
export const by = (words: string, until: string | null) => (until ? ` ${words} ${until}.` : '')

/** Dutch, B1; the source of the other languages. */
export const nl: NeedTexts = {
  direction: 'ltr',
  library: 'Bibliotheek',
  subject: 'Bericht van de bibliotheek',
  to: {
    resident: {
      greeting: (name) => `Beste ${name},`,
      lead: {
        calls: ({ until }) => `Wij hebben gevraagd of iemand u belt.${by('Uiterlijk', until)}`,
        helps: ({ until }) => `De bibliotheek helpt u verder.${by('Uiterlijk', until)}`,
        searches: () => 'Er is iets veranderd. De bibliotheek zoekt verder voor u.',
        looks_on: () => 'Het duurt langer dan wij zeiden. De bibliotheek kijkt mee.',
        asks: () => 'Heeft iemand u gebeld? Bent u geholpen? Laat het ons weten.',
        asks_helped: () => 'Wij hoorden dat u geholpen bent. Klopt dat? Laat het ons weten.',
      },
      way: {
        calls: 'Belt niemand u? Of wilt u dit niet meer?',
        helps: 'Duurt het te lang? Of wilt u dit niet meer?',
        searches: 'U hoeft niets te doen. Wilt u dit niet meer?',
        looks_on: 'U hoeft niets te doen. Wilt u dit niet meer?',
        asks: 'U antwoordt met één druk op een knop.',
        asks_helped: 'U antwoordt met één druk op een knop.',
      },
      code: 'Uw code',
      safe: 'Wij vragen nooit om uw wachtwoord.',
      sms: {
        calls: ({ until }) =>
          `Iemand gaat u bellen.${by('Uiterlijk', until)} Belt niemand? Laat het ons weten.`,
        helps: ({ until }) => `De bibliotheek helpt u verder.${by('Uiterlijk', until)}`,
        searches: () => 'Er is iets veranderd. De bibliotheek zoekt verder voor u.',
        looks_on: () => 'Het duurt langer dan wij zeiden. De bibliotheek kijkt mee.',
        asks: () => 'Heeft iemand u gebeld? Bent u geholpen? Laat het ons weten.',
        asks_helped: () => 'Wij hoorden dat u geholpen bent. Klopt dat? Laat het ons weten.',
      },
    },
    helper: {
      greeting: (name) => `Dit bericht gaat over ${name}.`,
      lead: {
        calls: ({ name, until }) =>
          `Wij hebben gevraagd of iemand belt over ${name}.${by('Uiterlijk', until)}`,
        helps: ({ name, until }) => `De bibliotheek helpt ${name} verder.${by('Uiterlijk', until)}`,
        searches: ({ name }) => `Er is iets veranderd. De bibliotheek zoekt verder voor ${name}.`,
        looks_on: () => 'Het duurt langer dan wij zeiden. De bibliotheek kijkt mee.',
        asks: ({ name }) => `Heeft iemand gebeld? Is ${name} geholpen? Laat het ons weten.`,
        asks_helped: ({ name }) => `Wij hoorden dat ${name} geholpen is. Klopt dat? Laat het ons weten.`,
      },
      way: {
        calls: 'Belt niemand? Of hoeft dit niet meer?',
        helps: 'Duurt het te lang? Of hoeft dit niet meer?',
        searches: 'Er hoeft niets te gebeuren. Hoeft dit niet meer?',
        looks_on: 'Er hoeft niets te gebeuren. Hoeft dit niet meer?',
        asks: 'Antwoorden kan met één druk op een knop.',
        asks_helped: 'Antwoorden kan met één druk op een knop.',
      },
      code: 'De code',
      safe: 'Wij vragen nooit om een wachtwoord.',
      sms: {
        calls: ({ name, until }) =>
          `Iemand belt over ${name}.${by('Uiterlijk', until)} Belt niemand? Zeg het ons.`,
        helps: ({ name, until }) => `De bibliotheek helpt ${name} verder.${by('Uiterlijk', until)}`,
        searches: ({ name }) => `Er is iets veranderd. De bibliotheek zoekt verder voor ${name}.`,
        looks_on: ({ name }) => `Voor ${name} duurt het langer. De bibliotheek kijkt mee.`,
        asks: ({ name }) => `Heeft iemand gebeld? Is ${name} geholpen? Laat het ons weten.`,
        asks_helped: ({ name }) => `Wij hoorden dat ${name} geholpen is. Klopt dat?`,
      },
    },
  },
  codeHint: 'Bewaar deze code goed.',
  link: 'Bekijken en antwoorden',
  site: 'Ga naar de website en vul de code in:',
  siteWithoutLink: 'Ga naar onze website, kies ‘Ik heb een code van de bibliotheek’ en vul de code in.',
  orCall: (phone) => `Of bel ons: ${phone}.`,
  smsCode: 'Code',
  smsCall: 'Bel',
}
