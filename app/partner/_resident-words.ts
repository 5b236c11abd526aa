// The answers that can be chosen for a resident, as value and words.

/** How someone hears from the library. */
export const ways: [string, string][] = [
  ['call', 'Bellen'],
  ['sms', 'Sms'],
  ['email', 'E-mail'],
  ['card', 'Alleen een kaartje'],
]
/** Whose telephone or address it is. */
export const owners: [string, string][] = [
  ['resident', 'Van de inwoner zelf'],
  ['helper', 'Van iemand die helpt'],
  ['partner', 'Via ons'],
]
/** Whether a laptop is brought along. */
export const laptops: [string, string][] = [
  ['yes', 'Ja'],
  ['no', 'Nee, graag een laptop lenen'],
]
