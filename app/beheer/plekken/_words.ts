import type { ReserveRefusal } from '@/lib/places/commands/reservations'

/** What to say when places cannot be kept; a reason that is forgotten does not compile. */
export const reserveRefusals: Record<ReserveRefusal, string> = {
  unknown: 'Deze cursus is er niet meer. Kies een andere.',
  not_a_course: 'Plekken houden kan alleen bij een cursus.',
  not_a_partner: 'Deze organisatie is geen partner. Kies een andere.',
  cancelled: 'Deze cursus gaat niet door. Kies een andere.',
  past: 'Deze cursus is al begonnen. Kies een andere.',
  until_past: 'Deze dag is al geweest, of is vandaag. Kies een latere dag.',
  until_late: 'Deze dag is na het begin van de cursus. Kies een eerdere dag.',
  not_enough_places: 'Zo veel plekken zijn er niet meer vrij. Kies een kleiner aantal.',
}

export const fieldSentences: Record<string, string> = {
  choose_one: 'Maak een keuze.',
  'activityId.choose_one': 'Kies een cursus.',
  'partnerId.choose_one': 'Kies een partner.',
  places_wrong: 'Vul een aantal in van 1 of meer.',
}
