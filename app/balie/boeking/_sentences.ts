import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import type { AcceptRefusal } from '@/lib/bookings/commands/accept'
import type { CancelRefusal } from '@/lib/bookings/commands/cancel'
import type { CorrectRefusal } from '@/lib/bookings/commands/correct'
import type { MoveRefusal } from '@/lib/bookings/commands/move'
import type { Staff } from '@/lib/tools/access'

export const acceptRefusals: Record<AcceptRefusal<Staff>, string> = {
  unknown: 'Deze boeking is er niet meer.',
  cancelled: 'De bibliotheek heeft dit afgezegd. Niemand krijgt nu deze plek.',
  past: 'Dit is al begonnen.',
  not_offered: 'Deze plek is niet meer vrij. De inwoner staat nog wel op de wachtlijst.',
  overlap: 'De inwoner heeft op deze tijd al iets anders bij ons. Zeg dat eerst af, of verzet het.',
  slow_down: 'Het lukte een aantal keer niet. Wacht een kwartier en probeer het dan opnieuw.',
}

export const cancelRefusals: Record<CancelRefusal, string> = {
  unknown: 'Deze boeking is er niet meer.',
  past: 'Dit is al begonnen. Afzeggen kan niet meer.',
}

export const moveRefusals: Record<MoveRefusal<Staff>, string> = {
  unknown: 'Deze keuze is er niet meer. Kies een andere tijd.',
  cancelled: 'Dit gaat niet door. Kies een andere tijd.',
  past: 'Deze tijd is al geweest. Kies een andere tijd.',
  topic: 'Deze tijd is niet voor dit onderwerp. Kies een andere tijd.',
  full: 'Deze tijd is net bezet. De oude tijd is er nog. Kies een andere tijd.',
  overlap: 'De inwoner heeft op deze tijd al iets anders bij ons. Kies een andere tijd.',
  slow_down: 'Het lukte een aantal keer niet. Wacht een kwartier en probeer het dan opnieuw.',
}

export const mendRefusals: Record<CorrectRefusal, string> = {
  unknown: 'Dit kan zo niet worden bewaard. Kijk of het nummer of adres is ingevuld.',
  cancelled: 'Dit is intussen afgezegd. Er is niets bewaard. Ga terug om te zien hoe het nu staat.',
  past: 'Dit is al begonnen. Wijzigen kan niet meer.',
  already_booked: 'Deze naam staat hier al, met dit nummer of adres. Is het iemand anders? Zet een vinkje.',
  open_consultation:
    'Op deze naam en dit nummer of adres staat al een andere afspraak. Is het iemand anders? Zet een vinkje.',
  overlap: 'Deze inwoner heeft op die tijd al iets anders bij ons. Is het iemand anders? Zet een vinkje.',
  waiting_needs_contact: 'Voor de wachtlijst moeten wij de inwoner kunnen bereiken.',
  slow_down: 'Het lukte een aantal keer niet. Wacht een kwartier en probeer het dan opnieuw.',
}

/** What to say at one field of these forms. */
export const bookingSentences: Record<string, string> = {
  ...fieldSentences,
  already_booked: 'Staat hier al. Is dit iemand anders?',
  open_consultation: 'Heeft al een andere afspraak. Is dit iemand anders?',
  overlap: 'Heeft op die tijd al iets anders. Is dit iemand anders?',
}
