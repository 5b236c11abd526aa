import { dates } from '@/app/_shared/texts/dates'
import type { MarkRefusal } from '@/lib/attendance/commands/mark'
import type { TicketRefusal } from '@/lib/attendance/commands/tickets'
import type { UndoMarkRefusal } from '@/lib/attendance/commands/undo'
import type { Coming, Day } from '@/lib/attendance/queries/day'
import type { Manner } from '@/lib/attendance/rules/marks'
import type { FinishRefusal } from '@/lib/tasks/commands'
import { addDays, localDate } from '@/lib/tools/time'

const { bareTime, shortDay, time } = dates('nl')

type Refusal = MarkRefusal | UndoMarkRefusal | TicketRefusal | 'form_old' | 'choose_one'

const sentences = {
  unknown: 'Dit staat er niet meer. Laad de bladzijde opnieuw.',
  was_here: 'Deze persoon was er, zegt de lijst.',
  too_early: 'Dat kan op de dag zelf pas.',
  too_late: 'Ongedaan maken kan tot 10 minuten later.',
  marked_since: 'Een collega heeft daarna iets anders gezet. Dat blijft staan.',
  changed: 'Een collega was u voor.',
  form_old: 'Laad de bladzijde opnieuw.',
  choose_one: 'Laad de bladzijde opnieuw.',
} satisfies Record<Refusal, string>
export const tapRefusals: Record<string, string> = sentences

export const taskRefusals: Record<FinishRefusal, string> = {
  unknown: 'Dit is al gedaan. Laad de bladzijde opnieuw.',
  still_booked: 'De inwoner staat nog op een tijd die niet doorgaat. Kies een andere tijd, of zeg af.',
}

/** The rule of the line, as it is written on the screen. */
export const turnRule =
  'Wie een afspraak heeft, is op zijn tijd aan de beurt. Daartussen gaat de inloop, in de volgorde van binnenkomst.'

export const manners: Record<Manner, string> = {
  late: 'te laat',
  early: 'te vroeg',
  stand_in: 'iemand anders',
}

/** Minutes after the time at which somebody who is not there yet is missed. */
const MISSED_AFTER = 5

/** How somebody stood on a day that is over, in a few words. */
export function stoodAs({ mark, markedAt, arrivedAt }: Coming): string {
  if (mark === 'present') return `geholpen${at(markedAt)}`
  if (mark !== null) return mark === 'absent' ? 'kwam niet' : 'afgemeld'
  return arrivedAt ? `was er${at(arrivedAt)}, niet verder ingevuld` : 'niet ingevuld'
}

/** How somebody stands, in a few words; and whether somebody has to look at it. */
export function standsAs(one: Coming, now: Date): { words: string; attention: boolean } {
  const { mark, markedAt, arrivedAt, manner, startsAt } = one
  const how = manner ? `, ${manners[manner]}` : ''
  if (mark === 'present') return { words: `geholpen${at(markedAt)}${how}`, attention: false }
  if (mark === 'absent') return { words: 'kwam niet', attention: false }
  if (mark === 'excused') return { words: 'afgemeld', attention: false }
  if (arrivedAt) return { words: `er is${at(arrivedAt)}${how}`, attention: false }
  const missed = now.getTime() - startsAt.getTime() >= MISSED_AFTER * 60_000
  return { words: missed ? 'nog niet' : '', attention: missed }
}

function at(moment: Date | null): string {
  return moment ? ` · ${bareTime(moment)}` : ''
}

/** "gisteren", "vrijdag 27 november". */
export function dayWords(moment: Date, now: Date): string {
  return localDate(moment) === addDays(localDate(now), -1) ? 'gisteren' : shortDay(moment)
}

/** Who is first now, in a sentence; nothing when nobody waits. */
export function firstWords({ turns, meetings, tickets }: Day): { name: string | null; why: string } | null {
  const [first] = turns
  if (!first) return null
  if (first.kind === 'walk_in') {
    const own = tickets.find(({ ticketId }) => ticketId === first.ticketId)
    return own ? { name: own.firstName, why: `nummer ${own.number} van de inloop` } : null
  }
  const own = meetings.flatMap(({ coming }) => coming).find(({ bookingId }) => bookingId === first.bookingId)
  return own ? { name: own.name, why: `afspraak van ${time(own.startsAt)}` } : null
}
