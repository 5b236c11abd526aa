import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import type { Refusal } from '@/app/_shared/forms/summary'
import type { BookRefusal } from '@/lib/bookings/commands/book'
import type { Staff } from '@/lib/tools/access'

/** What to say when the desk could not book; a reason that is forgotten does not compile. */
export const bookRefusals: Record<BookRefusal<Staff>, Refusal> = {
  unknown: 'Deze keuze is er niet meer. Kies iets anders.',
  cancelled: 'Dit gaat niet door. Kies iets anders.',
  past: 'Deze tijd is al begonnen. Kies iets anders.',
  topic: 'Deze tijd is niet voor dit onderwerp. Kies een andere tijd.',
  full: 'Dit is vol. Kies hieronder iets anders. Bij een cursus kan dat ook de wachtlijst zijn.',
  overbooked: 'Hier zijn al zoveel mensen extra als de bibliotheek toestaat. Kies iets anders.',
  too_few: 'Hier is niet genoeg plek. Kies iets anders.',
  already_booked:
    'Deze naam staat hier al, met dit nummer of adres. Is dit iemand anders? Zet dan een vinkje.',
  open_consultation: {
    text: 'Op deze naam en dit nummer of adres staat al een afspraak. Is dit iemand anders? Zet dan een vinkje. Is het dezelfde inwoner? Zoek de afspraak op en verzet die.',
    label: 'Zoek de afspraak',
    href: '/balie/zoek',
  },
  overlap:
    'Deze inwoner heeft op die tijd al iets anders bij ons. Is dit iemand anders? Zet dan een vinkje. Of kies een andere tijd.',
  waiting_needs_contact:
    'Voor de wachtlijst moeten wij de inwoner kunnen bereiken. Kies bellen, sms of e-mail.',
  slow_down: 'Het lukte een aantal keer niet. Wacht een kwartier en probeer het dan opnieuw.',
}

/** Why somebody is let in though it is full. */
export const reasons = [
  { value: 'promised', label: 'Was al beloofd' },
  { value: 'urgent', label: 'Kan niet wachten' },
  { value: 'travels_far', label: 'Komt van ver' },
  { value: 'library_mistake', label: 'Fout van ons' },
]

/** What to say at one field of the form. */
export const phoneSentences: Record<string, string> = {
  ...fieldSentences,
  'choice.choose_one': 'Kies een tijd of een cursus.',
  'topic.choose_one': 'Kies bovenaan waarover het gaat.',
  already_booked: 'Staat hier al. Is dit iemand anders?',
  open_consultation: 'Heeft al een afspraak. Is dit iemand anders?',
  overlap: 'Heeft op die tijd al iets anders. Is dit iemand anders?',
}
