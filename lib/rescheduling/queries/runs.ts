import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import { type Person, peopleOf } from '../steps/look'
import { seatedIn } from '../steps/runs'

/** Somebody in a course run, and whether they have a place. */
export type InRun = Person & { status: 'booked' | 'offered' | 'waiting' }

/** Who is in a course run or waits for it, how each is reached: who hears it when something of it changes. Booked first. */
export async function peopleInRun(actor: Actor, activityId: number, now: Date): Promise<InRun[]> {
  must(actor, 'agenda.set')
  return asActor(actor, async (tx) => {
    const seated = await seatedIn(tx, activityId)
    const ids = seated.map(({ bookingId }) => bookingId)
    const people = new Map((await peopleOf(tx, ids)).map((one) => [one.bookingId, one]))
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'run', rowIds: ids }, now)
    return seated.flatMap(({ bookingId, status }) => {
      const person = people.get(bookingId)
      return person ? [{ ...person, status }] : []
    })
  })
}
