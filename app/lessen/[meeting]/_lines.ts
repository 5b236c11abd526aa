import type { Person, Standings, Stands } from '@/lib/attendance/queries/register'
import type { Mark } from '@/lib/attendance/rules/marks'
import { markInOutbox, type Outbox } from '@/lib/attendance/rules/outbox'

/** Somebody on the list as this device shows them: with what it has tapped and not sent yet. */
export type Line = Person & Stands & { unsent: boolean }

/** Everybody on the list, as the library knows them and this device has tapped since. */
export function linesOf(people: Person[], { rows }: Standings, outbox: Outbox): Line[] {
  const known = new Map(rows.map((row) => [row.bookingId, row]))
  return people.flatMap((person) => {
    const row = known.get(person.bookingId)
    if (!row) return []
    const tapped = markInOutbox(outbox, person.bookingId)
    const mark: Mark | null = tapped === undefined ? row.mark : tapped
    return [{ ...person, ...row, mark, unsent: tapped !== undefined }]
  })
}
