import type { Facts, Kind, Moment } from '../facts'

/**
 * What someone can still do: with a consultation, a course, a place in line, a place that is offered, or with what does not
 * go on.
 */
export type Way = Facts['kind'] | 'waiting' | 'offer' | 'no_time' | 'no_course'

/** What is told about the booking itself; of lessons that change also that none is left to come. */
export type Told = Exclude<Kind, 'contact_changed'> | 'last_off'

/** What is said otherwise to the resident than to someone who helps, who must know about whom it is. */
export type Voice = {
  subject: (facts: Facts) => string
  greeting: (facts: Facts) => string
  /** What happened, in one or two sentences. */
  lead: Record<Told, (facts: Facts) => string>
  bring: Record<Facts['kind'], string>
  come: string
  code: string
  /** The question before the way to change something. */
  change: Record<Way, string>
  /** What makes a false letter known. */
  safe: string
  /** The heart of an sms; branch, code and telephone follow. */
  sms: Record<Told, (facts: Facts) => string>
}

/** The sentences of every letter in one language. A consultation is an appointment; a course is a course, without its name. */
export type Texts = {
  direction: 'ltr' | 'rtl'
  library: string
  to: Record<Facts['contactOf'], Voice>
  when: (lessons: number) => string
  /** "dinsdag 2 maart 2027, 10.00 uur", and with its end. */
  start: (moment: Moment) => string
  period: (moment: Moment) => string
  where: string
  branch: (name: string) => string
  /** Above an address that is another from a day on. */
  from: (day: string) => string
  map: string
  /** Above what was called off, and above lessons that do not take place. */
  calledOff: string
  off: (lessons: number) => string
  /** Between the moments of two bookings, and above those of other bookings than the first. */
  and: string
  beside: string
  /** Behind a lesson that is at another moment than it was. */
  isNew: string
  bring: string
  next: string
  /** That a reminder comes for some, or all, of so many moments. */
  remind: (reminders: number, moments: number) => string
  codeHint: string
  /** How to change it, with the link that follows, and where no link may stand. */
  site: string
  siteWithoutLink: string
  changeLink: Record<Way, string>
  orCall: (phone: string) => string
  /** In a letter about one lesson, where cancelling would be more than meant. */
  absent: (phone: string) => string
  call: (phone: string) => string
  until: (moment: string) => string
  /** That there is another appointment here, and what to do when it is not meant. */
  bothMeant: string
  /** To where somebody was reached before: that it is there no more. */
  contactChanged: string
  smsBothMeant: string
  /** Before the code, where somebody got another time without choosing it. */
  smsNot: string
  smsCode: string
  smsCall: string
}

const dotted = (time: string) => time.replace(':', '.')

const resident: Voice = {
  subject: ({ kind }) =>
    kind === 'course' ? 'Uw cursus in de bibliotheek' : 'Uw afspraak in de bibliotheek',
  greeting: ({ name }) => `Beste ${name},`,
  lead: {
    confirmation: ({ kind }) => (kind === 'course' ? 'U doet mee met de cursus.' : 'Uw afspraak is gemaakt.'),
    waiting: ({ placeInLine }) =>
      `De cursus is vol. U staat op de wachtlijst${placeInLine ? `, op plek ${placeInLine}` : ''}. Komt er een plek vrij? Dan hoort u dat van ons.`,
    offer: () => 'Er is een plek voor u in de cursus. Laat ons weten of u komt.',
    offer_lapsed: () =>
      'Er was een plek voor u in de cursus. Wij hebben niets van u gehoord. U staat weer op de wachtlijst, achteraan. Is er nog een plek? Dan kunt u die zelf nemen.',
    moved: () => 'Uw afspraak heeft een nieuwe tijd.',
    called_off: ({ kind }) =>
      kind === 'course'
        ? 'Uw cursus gaat niet door. Dat spijt ons. U hoeft niet te komen. Wij zoeken graag een andere cursus met u.'
        : 'Uw afspraak gaat niet door. Dat spijt ons. U hoeft niet te komen. Kies zelf een andere tijd, of bel ons.',
    rescheduled: () =>
      'De tijd van uw afspraak gaat niet door. Dat spijt ons. Hieronder staat een nieuwe tijd. Past die niet? Kies een andere tijd.',
    lessons_changed: ({ off }) =>
      `Er is iets veranderd in uw cursus. ${off.length > 0 ? 'Niet elke les gaat door. ' : ''}Hieronder staan alle lessen die nog komen.`,
    last_off: ({ off }) =>
      `De laatste ${off.length > 1 ? 'lessen van uw cursus gaan' : 'les van uw cursus gaat'} niet door. Dat spijt ons. U hoeft niet meer te komen.`,
    new_address: () => 'Het adres is veranderd. Kom naar het adres dat hieronder staat.',
    cancelled: ({ kind }) =>
      kind === 'course'
        ? 'U bent afgemeld voor de cursus. U hoeft niets meer te doen.'
        : 'Uw afspraak is afgezegd. U hoeft niet te komen.',
    reminder: ({ kind }) =>
      `U komt binnenkort naar de bibliotheek voor ${kind === 'course' ? 'de cursus' : 'uw afspraak'}.`,
  },
  bring: {
    consultation: 'uw telefoon, uw brief, uw paspoort of ID-kaart',
    course: 'uw telefoon, en uw laptop als u die hebt',
  },
  come: 'Kom op tijd. Meld u bij de balie. Iemand helpt u verder.',
  code: 'Uw code',
  change: {
    consultation: 'Kunt u niet, of wilt u een andere tijd?',
    course: 'Kunt u niet komen? Zeg dan af. Dan kan iemand anders komen.',
    waiting: 'Wilt u niet meer op de wachtlijst?',
    offer: 'Wilt u de plek? Of wilt u die niet?',
    no_time: 'Kies zelf een andere tijd, of zeg af.',
    no_course: 'Wilt u het nog eens lezen, of u afmelden?',
  },
  safe: 'Wij vragen nooit om uw wachtwoord.',
  sms: {
    confirmation: ({ kind }) => (kind === 'course' ? 'Uw cursus begint' : 'Uw afspraak'),
    waiting: () => 'U staat op de wachtlijst voor de cursus',
    offer: () => 'Plek vrij in de cursus! Reageer voor',
    offer_lapsed: () => 'U koos niet op tijd voor de cursus. U staat weer op de wachtlijst',
    moved: () => 'Nieuwe tijd voor uw afspraak',
    called_off: ({ kind }) =>
      kind === 'course' ? 'Gaat niet door: uw cursus van' : 'Gaat niet door: uw afspraak',
    rescheduled: () => 'Uw afspraak gaat niet door. Nieuwe tijd',
    lessons_changed: ({ offeredUntil }) =>
      offeredUntil
        ? 'De lessen veranderen. Wilt u de plek? Reageer voor'
        : 'Uw cursus is veranderd. De volgende les is',
    last_off: ({ off }) =>
      off.length > 1
        ? 'De laatste lessen van uw cursus gaan niet door, vanaf'
        : 'De laatste les van uw cursus gaat niet door:',
    new_address: () => 'Ander adres. U komt',
    cancelled: ({ kind }) =>
      kind === 'course' ? 'U bent afgemeld voor de cursus van' : 'Afgezegd: uw afspraak',
    reminder: ({ kind }) => (kind === 'course' ? 'Denk aan uw cursus' : 'Denk aan uw afspraak'),
  },
}

const helper: Voice = {
  subject: ({ kind }) => (kind === 'course' ? 'Cursus in de bibliotheek' : 'Afspraak in de bibliotheek'),
  greeting: ({ kind, name }) =>
    `Dit bericht gaat over de ${kind === 'course' ? 'cursus' : 'afspraak'} van ${name}.`,
  lead: {
    confirmation: ({ kind, name }) =>
      kind === 'course' ? `${name} doet mee met de cursus.` : `De afspraak van ${name} is gemaakt.`,
    waiting: ({ name, placeInLine }) =>
      `De cursus is vol. ${name} staat op de wachtlijst${placeInLine ? `, op plek ${placeInLine}` : ''}. Komt er een plek vrij? Dan hoort u dat van ons.`,
    offer: ({ name }) => `Er is een plek voor ${name} in de cursus. Laat ons weten of ${name} komt.`,
    offer_lapsed: ({ name }) =>
      `Er was een plek voor ${name} in de cursus. Wij hebben niets gehoord. ${name} staat weer op de wachtlijst, achteraan. Is er nog een plek? Dan kan die nog genomen worden.`,
    moved: ({ name }) => `De afspraak van ${name} heeft een nieuwe tijd.`,
    called_off: ({ kind, name }) =>
      kind === 'course'
        ? `De cursus van ${name} gaat niet door. Dat spijt ons. ${name} hoeft niet te komen. Wij zoeken graag mee naar een andere cursus.`
        : `De afspraak van ${name} gaat niet door. Dat spijt ons. ${name} hoeft niet te komen. Kies zelf een andere tijd, of bel ons.`,
    rescheduled: ({ name }) =>
      `De tijd van de afspraak van ${name} gaat niet door. Dat spijt ons. Hieronder staat een nieuwe tijd. Past die niet? Kies een andere tijd.`,
    lessons_changed: ({ name, off }) =>
      `Er is iets veranderd in de cursus van ${name}. ${off.length > 0 ? 'Niet elke les gaat door. ' : ''}Hieronder staan alle lessen die nog komen.`,
    last_off: ({ name, off }) =>
      `De laatste ${off.length > 1 ? `lessen van de cursus van ${name} gaan` : `les van de cursus van ${name} gaat`} niet door. Dat spijt ons. ${name} hoeft niet meer te komen.`,
    new_address: ({ name }) => `Het adres is veranderd. ${name} komt naar het adres dat hieronder staat.`,
    cancelled: ({ kind, name }) =>
      kind === 'course'
        ? `${name} is afgemeld voor de cursus. Er hoeft niets meer te gebeuren.`
        : `De afspraak van ${name} is afgezegd. ${name} hoeft niet te komen.`,
    reminder: ({ kind, name }) =>
      `${name} komt binnenkort naar de bibliotheek voor de ${kind === 'course' ? 'cursus' : 'afspraak'}.`,
  },
  bring: {
    consultation: 'de telefoon, de brief, het paspoort of de ID-kaart',
    course: 'de telefoon, en de laptop als die er is',
  },
  come: 'Wees op tijd. Ga naar de balie. Iemand helpt verder.',
  code: 'De code',
  change: {
    consultation: 'Past het niet, of is een andere tijd beter?',
    course: 'Past het niet? Zeg dan af. Dan kan iemand anders komen.',
    waiting: 'Hoeft de plek op de wachtlijst niet meer?',
    offer: 'Is de plek welkom? Of niet?',
    no_time: 'Kies zelf een andere tijd, of zeg af.',
    no_course: 'Nog eens lezen, of afmelden?',
  },
  safe: 'Wij vragen nooit om een wachtwoord.',
  sms: {
    confirmation: ({ kind, name }) =>
      kind === 'course' ? `Cursus van ${name} begint` : `Afspraak van ${name}`,
    waiting: ({ name }) => `${name} staat op de wachtlijst voor de cursus`,
    offer: ({ name }) => `Plek vrij in de cursus voor ${name}! Reageer voor`,
    offer_lapsed: ({ name }) => `Niet op tijd gekozen voor de cursus. ${name} staat weer op de wachtlijst`,
    moved: ({ name }) => `Nieuwe tijd voor de afspraak van ${name}`,
    called_off: ({ kind, name }) =>
      `Gaat niet door: ${kind === 'course' ? 'de cursus' : 'de afspraak'} van ${name}`,
    rescheduled: ({ name }) => `Afspraak van ${name} gaat niet door. Nieuwe tijd`,
    lessons_changed: ({ name, offeredUntil }) =>
      offeredUntil
        ? `De lessen veranderen. Plek voor ${name}: reageer voor`
        : `Cursus van ${name} is veranderd. De volgende les is`,
    last_off: ({ name, off }) =>
      off.length > 1
        ? `De laatste lessen van ${name} gaan niet door, vanaf`
        : `De laatste les van ${name} gaat niet door:`,
    new_address: ({ name }) => `Ander adres. ${name} komt`,
    cancelled: ({ kind, name }) =>
      kind === 'course' ? `${name} is afgemeld voor de cursus van` : `Afgezegd: afspraak van ${name}`,
    reminder: ({ kind, name }) => `Denk aan de ${kind === 'course' ? 'cursus' : 'afspraak'} van ${name}`,
  },
}

/** Dutch, B1; the source of the other languages. */
export const nl: Texts = {
  direction: 'ltr',
  library: 'Bibliotheek',
  to: { resident, helper },
  when: (lessons) => (lessons > 1 ? `Wanneer (${lessons} lessen)` : 'Wanneer'),
  start: ({ day, from }) => `${day}, ${dotted(from)} uur`,
  period: ({ day, from, until }) => `${day}, ${dotted(from)} tot ${dotted(until)} uur`,
  where: 'Waar',
  branch: (name) => `Bibliotheek ${name}`,
  from: (day) => `Vanaf ${day}`,
  map: 'Bekijk de kaart',
  calledOff: 'Dit gaat niet door',
  off: (lessons) => (lessons > 1 ? 'Deze lessen gaan niet door' : 'Deze les gaat niet door'),
  and: 'en',
  beside: 'En ook',
  isNew: 'nieuw',
  bring: 'Neem mee',
  next: 'Wat gebeurt er nu?',
  remind: (reminders, moments) =>
    `De dag ${moments === 1 ? 'ervoor' : `voor elke ${reminders < moments ? 'volgende ' : ''}les`} sturen wij nog een e-mail.`,
  codeHint: 'Bewaar deze code goed.',
  site: 'Ga naar de website en vul de code in:',
  siteWithoutLink: 'Ga naar onze website, kies ‘Ik heb een code van de bibliotheek’ en vul de code in.',
  changeLink: {
    consultation: 'Afspraak bekijken, verzetten of afzeggen',
    course: 'Cursus bekijken of afzeggen',
    waiting: 'Van de wachtlijst af',
    offer: 'Plek nemen of afzeggen',
    no_time: 'Andere tijd kiezen of afzeggen',
    no_course: 'Cursus bekijken of afmelden',
  },
  orCall: (phone) => `Of bel ons: ${phone}.`,
  absent: (phone) => `Lukt het niet om te komen? Bel ons: ${phone}.`,
  call: (phone) => `Hebt u een vraag? Bel ons: ${phone}.`,
  until: (moment) => `Wij houden de plek vrij tot ${moment}. Daarna gaat de plek naar iemand anders.`,
  contactChanged:
    'U krijgt hier geen berichten meer van ons over de afspraak of cursus. Dat is zo doorgegeven. Klopt dat niet? Laat het ons weten.',
  bothMeant:
    'Er staat nog een afspraak op dit nummer of e-mailadres. Is die ook de bedoeling? Dan hoeft u niets te doen. Zo niet? Zeg dan één van de twee af, of bel ons.',
  smsNot: 'Past dat niet?',
  smsBothMeant: 'Dit is de 2e afspraak: klopt dat?',
  smsCode: 'Code',
  smsCall: 'Bel',
}
