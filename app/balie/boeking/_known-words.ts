import type { Known } from '@/lib/privacy/queries/known'

type Booking = Known['bookings'][number]

/** What a message was about, in a few words; never its text. */
export const letters: Record<Booking['messages'][number]['kind'], string> = {
  confirmation: 'afspraak gemaakt',
  waiting: 'op de wachtlijst',
  offer: 'een plek vrij',
  offer_lapsed: 'plek niet gekozen',
  moved: 'andere tijd',
  cancelled: 'afgezegd',
  reminder: 'herinnering',
  calendar: 'voor uw agenda',
  called_off: 'dat het niet doorgaat',
  rescheduled: 'dat het een andere tijd is',
  lessons_changed: 'welke lessen anders zijn',
  new_address: 'dat het adres anders is',
  contact_changed: 'nieuw nummer of adres',
  invitation: 'uitnodiging',
  stay: 'of u hier nog werkt',
  sign_in: 'aanmelden',
  need_sent: 'iemand belt u',
  need_turn: 'er is iets veranderd',
  need_ask: 'hoe het is gegaan',
  asked_partner: 'vraag aan een organisatie',
  digest: 'overzicht',
}

export const channels = { email: 'e-mail', sms: 'sms', call: 'bellen', card: 'kaartje' }

export const sent = {
  due: 'moet nog',
  sent: 'gedaan',
  failed: 'niet gelukt',
  dropped: 'niet meer nodig',
}

export const outcomes = {
  spoken: 'gesproken',
  no_answer: 'geen gehoor',
  voicemail: 'ingesproken',
  wrong_number: 'nummer klopt niet',
}

export const taskWords: Record<Booking['tasks'][number]['kind'], string> = {
  not_reached: 'wij kunnen u niet bereiken',
  wrong_number: 'uw nummer klopt niet',
  tell_change: 'wij vertellen u wat er is veranderd',
  something_else: 'u wilt iets anders',
  perhaps_double: 'misschien staat er een afspraak dubbel',
  called_off: 'bel: de afspraak gaat niet door',
  too_few: 'te weinig mensen in een cursus',
  rush: 'er wordt heel snel geboekt',
  missed_lessons: 'u was er twee keer niet: wij bellen u',
}

export const reachWords = {
  call: 'Wij bellen u',
  sms: 'Wij sturen u een sms',
  email: 'Wij sturen u een e-mail',
  card: 'U hebt een kaartje, geen bericht',
}

export const whoseWords = { resident: 'van uzelf', helper: 'van wie u helpt', partner: 'via de partner' }

export const manners = { late: 'later gekomen', early: 'eerder gekomen', stand_in: 'iemand anders kwam' }
