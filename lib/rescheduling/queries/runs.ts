import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { asActor, transaction } from '../../tools/transaction'
import type { LessonChange } from '../rules/lessons'
import { type ChangeRunRefusal, carryLessons, type Said, saidOf } from '../steps/changing'
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

type Wanted = { activityId: number; lessons: LessonChange[] }
type Asked = Wanted & Said

/**
 * Whether lessons of a run can change as somebody wants, before it is saved: they are changed in a transaction that is
 * rolled back, so that what is shown can be done, with what there is to say of the new moments. The refusal names which one
 * cannot, as `lesson.<meeting>.day`.
 */
export async function askLessons(
  actor: Actor,
  input: Wanted,
  now: Date,
): Promise<Result<Asked, ChangeRunRefusal>> {
  must(actor, 'agenda.set')
  let said: Said = { unusual: new Map(), unknown: null, lastHeld: null }
  const tried = await transaction<never, ChangeRunRefusal | 'shown'>(actor, async (tx) => {
    const carried = await carryLessons(tx, actor, input, now)
    if (!carried.ok) return carried
    said = await saidOf(tx, input, now)
    return refuse('shown')
  })
  if (tried.ok || tried.reason === 'shown') return ok({ ...input, ...said })
  return refuse(tried.reason, tried.fields)
}
