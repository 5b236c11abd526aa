// The answers that can be chosen for a resident, as value and words.

/** How someone hears from the library. */
export const ways = [
  { value: 'call', label: 'Bellen' },
  { value: 'sms', label: 'Sms' },
  { value: 'email', label: 'E-mail' },
  { value: 'card', label: 'Alleen een kaartje' },
]
/** Whose telephone or address it is. */
export const owners = [
  { value: 'resident', label: 'Van de inwoner zelf' },
  { value: 'helper', label: 'Van iemand die helpt' },
  { value: 'partner', label: 'Via ons' },
]
/** Whether a laptop is brought along. */
export const laptops = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nee, graag een laptop lenen' },
]
/** In which language a card and letters are. */
export const cardLanguages = [
  { value: 'nl', label: 'Nederlands' },
  { value: 'en', label: 'Engels' },
  { value: 'ar', label: 'Arabisch' },
]
