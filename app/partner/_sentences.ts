import type { AcceptRefusal } from '@/lib/bookings/commands/accept'
import type { BookRefusal } from '@/lib/bookings/commands/book'
import type { CalendarRefusal } from '@/lib/bookings/commands/calendar'
import type { CancelRefusal } from '@/lib/bookings/commands/cancel'
import type { CorrectRefusal } from '@/lib/bookings/commands/correct'
import type { MoveRefusal } from '@/lib/bookings/commands/move'
import type { Partner } from '@/lib/tools/access'

/** What to say when residents could not be booked; a reason that is forgotten does not compile. */
export const bookRefusals: Record<BookRefusal<Partner>, string> = {
  unknown: 'Deze keuze is er niet meer. Kies iets anders.',
  cancelled: 'De bibliotheek heeft dit afgezegd. Kies iets anders.',
  past: 'Deze tijd is al geweest. Kies iets anders.',
  full: 'Net vol: iemand anders was u voor. Er is niemand aangemeld. Alles wat u invulde staat er nog. Kies hieronder iets anders en meld opnieuw aan.',
  too_few:
    'Hier zijn niet genoeg plekken voor iedereen. Er is niemand aangemeld. Alles wat u invulde staat er nog. Kies hieronder iets anders, of haal iemand weg.',
  already_booked:
    'Een van de inwoners staat hier al op de lijst. Er is niemand aangemeld. Is het iemand anders? Zet dan een vinkje bij de naam.',
  open_consultation:
    'Een van de inwoners heeft al een afspraak voor het spreekuur. Er is niemand aangemeld. Is het iemand anders? Zet dan een vinkje bij de naam.',
  overlap:
    'Een van de inwoners heeft op deze tijd al iets anders bij ons. Er is niemand aangemeld. Is het iemand anders? Zet dan een vinkje bij de naam. Of kies hieronder iets anders.',
  waiting_needs_contact:
    'Voor de wachtlijst moeten wij de inwoner kunnen bereiken. Kies bellen, sms of e-mail, of kies ‘via ons’. Er is niemand aangemeld.',
  slow_down:
    'Het lukte een aantal keer niet, omdat inwoners al iets anders hebben. Wacht een kwartier en meld dan opnieuw aan. Er is niemand aangemeld.',
}

/** What to say at one field of a resident. */
export const fieldSentences: Record<string, string> = {
  name_missing: 'Vul een naam in. Een voornaam is genoeg.',
  name_address: 'Vul alleen een naam in, zonder internetadres en zonder @.',
  choose_one: 'Maak een keuze.',
  'activityId.choose_one': 'Kies een tijd.',
  'contactWay.choose_one': 'Kies hoe de inwoner iets van ons hoort.',
  'contactOf.choose_one': 'Kies van wie het nummer of adres is.',
  'ownLaptop.choose_one': 'Kies of de inwoner een eigen laptop meeneemt.',
  phone_missing: 'Vul een telefoonnummer in.',
  phone_wrong:
    'Dit is geen telefoonnummer. Een Nederlands nummer heeft 10 cijfers, zoals 06\u00a012\u00a034\u00a056\u00a078. Een nummer uit een ander land begint met een +.',
  phone_short:
    'Dit nummer heeft te weinig cijfers. Een Nederlands nummer heeft er 10, zoals 06\u00a012\u00a034\u00a056\u00a078.',
  phone_long:
    'Dit nummer heeft te veel cijfers. Een Nederlands nummer heeft er 10, zoals 06\u00a012\u00a034\u00a056\u00a078.',
  phone_not_mobile: 'Naar dit nummer kan geen sms. Kies dan: Bellen. Of vul een 06-nummer in.',
  phone_far: 'Naar dit land sturen wij geen sms. Kies een andere manier.',
  email_missing: 'Vul een e-mailadres in.',
  email_at: 'In een e-mailadres staat één @, zoals naam@voorbeeld.nl.',
  email_space: 'In een e-mailadres staat geen spatie.',
  email_before:
    'Voor de @ staat iets wat niet in een e-mailadres kan. Gebruik gewone letters, dus e in plaats van é.',
  email_after: 'Kijk naar wat achter de @ staat. Dat ziet er zo uit: voorbeeld.nl.',
  contains_bsn: 'Hier staat een burgerservicenummer (BSN). Dat bewaren wij niet. Haal het weg.',
  contains_iban: 'Hier staat een bankrekening. Die bewaren wij niet. Haal die weg.',
  contains_password: 'Hier staat een wachtwoord of pincode. Die bewaren wij niet. Haal die weg.',
  too_long: 'Dit is te lang. Maak het korter.',
  must_agree: 'Zet hier een vinkje. Vraag het eerst aan de inwoner.',
  already_booked: 'Deze inwoner staat hier al op de lijst. Is dit iemand anders?',
  open_consultation: 'Deze inwoner heeft al een afspraak voor het spreekuur. Is dit iemand anders?',
  overlap: 'Deze inwoner heeft op deze tijd al iets anders bij ons. Is dit iemand anders?',
  waiting_needs_contact: 'Voor de wachtlijst moeten wij deze inwoner kunnen bereiken.',
  too_many: 'Meld ten hoogste 8 inwoners tegelijk aan.',
  nobody: 'Vul minstens één inwoner in.',
  form_old: 'Deze bladzijde is oud. Probeer het nog een keer.',
}

export const cancelRefusals: Record<CancelRefusal, string> = {
  unknown: 'Deze boeking is er niet meer.',
  past: 'Dit is al begonnen. Afzeggen kan niet meer.',
}

export const acceptRefusals: Record<AcceptRefusal, string> = {
  unknown: 'Deze boeking is er niet meer.',
  cancelled: 'De bibliotheek heeft dit afgezegd.',
  past: 'Dit is al begonnen.',
  not_offered: 'Deze plek is niet meer vrij. De inwoner staat nog wel op de wachtlijst.',
  overlap:
    'Iemand met deze naam en dit nummer heeft op deze tijd al iets anders bij ons. Is dat iemand anders?',
  slow_down: 'Het lukte een aantal keer niet. Wacht een kwartier en probeer het dan opnieuw.',
}

export const moveRefusals: Record<MoveRefusal, string> = {
  unknown: 'Deze keuze is er niet meer. Kies een andere tijd.',
  cancelled: 'De bibliotheek heeft dit afgezegd. Kies een andere tijd.',
  past: 'Deze tijd is al geweest. Kies een andere tijd.',
  full: 'Deze tijd is net bezet. De oude tijd is er nog. Kies een andere tijd.',
  overlap:
    'Deze inwoner heeft op deze tijd al iets anders bij ons. Kies een andere tijd. Of is dat iemand anders? Zet dan hieronder een vinkje.',
  slow_down: 'Het lukte een aantal keer niet. Wacht een kwartier en probeer het dan opnieuw.',
}

export const correctRefusals: Record<CorrectRefusal, string> = {
  unknown: 'Deze boeking is er niet meer.',
  cancelled: 'De bibliotheek heeft dit afgezegd.',
  past: 'Dit is al begonnen. Wijzigen kan niet meer.',
  already_booked:
    'Deze inwoner staat hier al op de lijst. Is het iemand anders? Zet dan een vinkje bij de naam.',
  open_consultation:
    'Deze inwoner heeft al een andere afspraak voor het spreekuur. Is het iemand anders? Zet dan een vinkje bij de naam.',
  overlap:
    'Deze inwoner heeft op deze tijd al iets anders bij ons. Is het iemand anders? Zet dan een vinkje bij de naam.',
  waiting_needs_contact: 'Voor de wachtlijst moeten wij deze inwoner kunnen bereiken.',
  slow_down: 'Het lukte een aantal keer niet. Wacht een kwartier en probeer het dan opnieuw.',
}

export const calendarRefusals: Record<CalendarRefusal, string> = {
  unknown: 'Deze boeking is er niet meer.',
  no_email: 'Van deze inwoner is geen e-mailadres bekend.',
  not_booked: 'De inwoner heeft hier geen plek.',
  past: 'Dit is al geweest.',
  slow_down: 'De agenda is net al een paar keer verstuurd. Wacht een kwartier en probeer het dan opnieuw.',
}
