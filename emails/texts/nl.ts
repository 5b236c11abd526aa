import type { Facts, Kind, Moment } from '../facts'

/** The sentences of every letter in one language. A consultation is an appointment; a course is a course, without its name. */
/** What someone can still do: with a consultation, a course, a place in line, or a place that is offered. */
export type Way = Facts['kind'] | 'waiting' | 'offer'

export type Texts = {
  direction: 'ltr' | 'rtl'
  library: string
  subject: (facts: Facts) => string
  /** What happened, in one or two sentences. */
  lead: Record<Kind, (facts: Facts) => string>
  hello: (name: string) => string
  /** To someone who helps: whose appointment it is. */
  about: (name: string) => string
  when: (lessons: number) => string
  /** "dinsdag 2 maart 2027, 10.00 uur", and with its end. */
  start: (moment: Moment) => string
  period: (moment: Moment) => string
  where: string
  branch: (name: string) => string
  bring: string
  bringConsultation: string
  bringCourse: string
  next: string
  /** That a reminder comes for some, or all, of so many moments. */
  remind: (reminders: number, moments: number) => string
  come: string
  /** What makes a false letter known. */
  safe: string
  code: string
  codeHint: string
  /** The question before the way to change something. */
  change: Record<Way, string>
  /** How to change it, with the link that follows, and where no link may stand. */
  site: string
  siteWithoutLink: string
  changeLink: Record<Way, string>
  orCall: (phone: string) => string
  call: (phone: string) => string
  until: (moment: string) => string
  /** The heart of an sms; branch, code and telephone follow. */
  sms: Record<Kind, (facts: Facts) => string>
  smsCode: string
  smsCall: string
}

const what = (facts: Facts) => (facts.kind === 'course' ? 'de cursus' : 'uw afspraak')

const dotted = (time: string) => time.replace(':', '.')

/** Dutch, B1; the source of the other languages. */
export const nl: Texts = {
  direction: 'ltr',
  library: 'Bibliotheek',
  subject: (facts) =>
    facts.kind === 'course' ? 'Uw cursus in de bibliotheek' : 'Uw afspraak in de bibliotheek',
  lead: {
    confirmation: (facts) =>
      facts.kind === 'course' ? 'U doet mee met de cursus.' : 'Uw afspraak is gemaakt.',
    waiting: (facts) =>
      `De cursus is vol. U staat op de wachtlijst${facts.placeInLine ? `, op plek ${facts.placeInLine}` : ''}. Komt er een plek vrij? Dan hoort u dat van ons.`,
    offer: () => 'Er is een plek voor u in de cursus. Laat ons weten of u komt.',
    offer_lapsed: () =>
      'Er was een plek voor u in de cursus. Wij hebben niets van u gehoord. De plek is nu voor iemand anders. U staat nog op de wachtlijst.',
    moved: () => 'Uw afspraak heeft een nieuwe tijd.',
    cancelled: (facts) =>
      facts.kind === 'course'
        ? 'De cursus gaat voor u niet door. U hoeft niet te komen.'
        : 'Uw afspraak is afgezegd. U hoeft niet te komen.',
    reminder: (facts) => `U komt binnenkort naar de bibliotheek voor ${what(facts)}.`,
  },
  hello: (name) => `Beste ${name},`,
  about: (name) => `Dit bericht gaat over de afspraak van ${name}.`,
  when: (lessons) => (lessons > 1 ? `Wanneer (${lessons} lessen)` : 'Wanneer'),
  start: ({ day, from }) => `${day}, ${dotted(from)} uur`,
  period: ({ day, from, until }) => `${day}, ${dotted(from)} tot ${dotted(until)} uur`,
  where: 'Waar',
  branch: (name) => (/^bibliotheek/i.test(name) ? name : `Bibliotheek ${name}`),
  bring: 'Neem mee',
  bringConsultation: 'uw telefoon, uw brief, uw paspoort of ID-kaart',
  bringCourse: 'uw telefoon, en uw laptop als u die hebt',
  next: 'Wat gebeurt er nu?',
  remind: (reminders, moments) =>
    `De dag ${moments === 1 ? 'ervoor' : `voor elke ${reminders < moments ? 'volgende ' : ''}les`} sturen wij nog een e-mail.`,
  come: 'Kom op tijd. Meld u bij de balie. Iemand helpt u verder.',
  safe: 'Wij vragen nooit om uw wachtwoord.',
  code: 'Uw code',
  codeHint: 'Bewaar deze code goed.',
  change: {
    consultation: 'Kunt u niet, of wilt u een andere tijd?',
    course: 'Kunt u niet komen? Zeg dan af. Dan kan iemand anders komen.',
    waiting: 'Wilt u niet meer op de wachtlijst?',
    offer: 'Wilt u de plek? Of wilt u die niet?',
  },
  site: 'Ga naar de website en vul de code in:',
  siteWithoutLink: 'Ga naar onze website, kies ‘Ik heb al een afspraak’ en vul de code in.',
  changeLink: {
    consultation: 'Afspraak bekijken, verzetten of afzeggen',
    course: 'Cursus bekijken of afzeggen',
    waiting: 'Van de wachtlijst af',
    offer: 'Plek nemen of afzeggen',
  },
  orCall: (phone) => `Of bel ons: ${phone}.`,
  call: (phone) => `Hebt u een vraag? Bel ons: ${phone}.`,
  until: (moment) => `Wij houden de plek vrij tot ${moment}. Daarna gaat de plek naar iemand anders.`,
  sms: {
    confirmation: (facts) => (facts.kind === 'course' ? 'Uw cursus begint' : 'Uw afspraak'),
    waiting: () => 'U staat op de wachtlijst voor de cursus',
    offer: () => 'Plek vrij in de cursus! Reageer voor',
    offer_lapsed: () => 'De plek in de cursus is weg. U staat nog op de wachtlijst',
    moved: () => 'Nieuwe tijd voor uw afspraak',
    cancelled: (facts) =>
      facts.kind === 'course' ? 'U bent afgemeld voor de cursus van' : 'Afgezegd: uw afspraak',
    reminder: (facts) => (facts.kind === 'course' ? 'Denk aan uw cursus' : 'Denk aan uw afspraak'),
  },
  smsCode: 'Code',
  smsCall: 'Bel',
}
