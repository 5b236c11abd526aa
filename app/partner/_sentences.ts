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
  topic:
    'Deze tijd is niet voor dit onderwerp. Er is niemand aangemeld. Kies een ander onderwerp of een andere tijd.',
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
  topic: 'Deze tijd is niet voor dit onderwerp. Kies een andere tijd.',
  full: 'Deze tijd is net bezet. De oude tijd is er nog. Kies een andere tijd.',
  overlap:
    'Deze inwoner heeft op deze tijd al iets anders bij ons. Kies een andere tijd. Of is dat iemand anders? Zet dan hieronder een vinkje.',
  slow_down: 'Het lukte een aantal keer niet. Wacht een kwartier en probeer het dan opnieuw.',
}

export const correctRefusals: Record<CorrectRefusal, string> = {
  unknown: 'Deze boeking is er niet meer.',
  cancelled: 'Dit is intussen afgezegd. Er is niets bewaard. Ga terug om te zien hoe het nu staat.',
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
