import { z } from 'zod'

/** The page of one booking at the desk; `from` is the screen that leads there. */
export function bookingAt({ bookingId }: { bookingId: string }, from?: 'zoek' | 'telefoon'): string {
  return `/balie/boeking/${bookingId}${from ? `?van=${from}` : ''}`
}

/** The page that tells what was booked on the telephone; the id says nothing about anybody. */
export function madeAt(made: { bookingId: string }[]): string {
  return `/balie/telefoon/gemaakt?boeking=${made[0]?.bookingId}`
}

/** Whether a part of an address is the id of a booking. */
export function isId(text: string | undefined): text is string {
  return z.uuid().safeParse(text).success
}

/** The page of one booking after something was changed there. */
export function changedAt({ bookingId }: { bookingId: string }, what: keyof typeof changes): string {
  return `/balie/boeking/${bookingId}?gedaan=${what}`
}

/** What is said of a change, by its name in the address. */
export const changes = {
  plek: 'De plek is voor deze inwoner.',
  af: 'Het is afgezegd.',
  tijd: 'De nieuwe tijd staat hieronder. Lees die voor.',
  gegevens: 'De gegevens zijn aangepast.',
} as const

/** What was changed, as it stands in the address. */
export function changeOf(text: string | undefined): string | null {
  return text !== undefined && Object.hasOwn(changes, text) ? changes[text as keyof typeof changes] : null
}
