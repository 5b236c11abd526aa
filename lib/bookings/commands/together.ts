import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { user } from '@/db/tables/team'
import { closedBecause, placesFor, promotions } from '../../places/rules/places'
import { inActivity, type Locked, lockActivities } from '../../places/steps'
import { type Person, recognise } from '../../residents/rules'
import { lockContact } from '../../residents/steps'
import { type Actor, must, type Partner } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type Entry, note } from '../../tools/journal'
import { keyed } from '../../tools/keys'
import { giveBackTry, takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { asActor, transaction } from '../../tools/transaction'
import type { ResidentsInput } from '../input/residents'
import { isConflict } from '../rules'
import { type Booked, type BookRefusal, bookedWith, takePlace } from './book'

/** How often in an hour an employee, and a whole organisation, may hear what else somebody has here. */
export const FREE_CONFLICTS = { employee: 20, organisation: 60 }

export type TogetherRefusal = BookRefusal | 'too_few' | 'slow_down'

/**
 * Gives residents who come together a place in one activity: all of them or none. With `orWait` whoever finds no
 * place left stands in line. The refusal is the one of the first who cannot get a place, with their row.
 */
export async function bookTogether(
  actor: Actor,
  input: ResidentsInput,
  now: Date,
): Promise<Result<Booked[], TogetherRefusal>> {
  must(actor, 'booking.make')
  if (actor.kind !== 'partner') return refuse('unknown')
  // Of whom nothing is known but a name, nothing else can be told.
  if (input.people.every(({ contactWay }) => contactWay === 'card')) return takePlaces(actor, input, now)
  const about = { kind: 'activity' as const, rowIds: [String(input.activityId)] }
  return withFewConflicts(actor, about, now, () => takePlaces(actor, input, now))
}

/**
 * A conflict tells that someone has something else here, whoever arranged that. So it is written in the journal, and
 * whoever gets many has to wait between them: nobody learns by trying telephone numbers who comes to the library.
 */
export async function withFewConflicts<Value, Reason extends string>(
  actor: Partner,
  about: Pick<Entry, 'kind' | 'rowIds'>,
  now: Date,
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | 'slow_down'>> {
  const sources = [
    [keyed('conflict', actor.userId), FREE_CONFLICTS.employee],
    [keyed('conflict organisation', String(actor.organisationId)), FREE_CONFLICTS.organisation],
  ] as const
  const taken: Buffer[] = []
  const giveBack = async () => {
    for (const source of taken) await giveBackTry('conflict', source, now)
  }
  for (const [source, free] of sources) {
    if (!(await takeTry('conflict', source, free, now))) {
      await giveBack()
      return refuse('slow_down')
    }
    taken.push(source)
  }
  const done = await work()
  if (done.ok || !isConflict(done.reason)) {
    await giveBack()
    return done
  }
  const why = done.reason
  await asActor(actor, (tx) => note(tx, actor, { ...about, verb: 'see', why }, now))
  return done
}

function takePlaces(
  actor: Partner,
  input: ResidentsInput,
  now: Date,
): Promise<Result<Booked[], BookRefusal | 'too_few'>> {
  return transaction<Booked[], BookRefusal | 'too_few'>(actor, async (tx) => {
    const [locked] = await lockActivities(tx, [input.activityId])
    if (!locked) return refuse('unknown')
    const people = await withOwnContact(tx, actor, input.people)
    await lockContacts(tx, people, actor)
    const short = await shortage(tx, actor, locked, input, now)
    if (short) return refuse(short)
    const booked: Booked[] = []
    for (const { row, ...person } of people) {
      const { activityId, orWait } = input
      const formKey = keyOf(input, row, person.name)
      const one = await takePlace(tx, actor, locked, { ...person, activityId, orWait, formKey }, now)
      if (!one.ok)
        return ofEverybody.has(one.reason)
          ? one
          : refuse(one.reason, { [`people.${row}.name`]: [one.reason] })
      booked.push(one.value)
    }
    return ok(booked)
  })
}

/** Whether there are too few places for all of them, before anything is said of one of them. */
async function shortage(
  tx: Transaction,
  actor: Partner,
  locked: Locked,
  input: ResidentsInput,
  now: Date,
): Promise<'full' | 'too_few' | null> {
  const [first] = input.people
  if (!first || closedBecause(locked, now) || (input.orWait && locked.kind === 'course')) return null
  // The same form sent again has its places.
  if (await bookedWith(tx, keyOf(input, first.row, first.name))) return null
  const { free } = promotions(await inActivity(tx, locked.id), locked, now)
  const left = placesFor(free, actor.organisationId)
  if (left >= input.people.length) return null
  return left === 0 ? 'full' : 'too_few'
}

/** Refusals that are not about one of the residents. */
const ofEverybody: ReadonlySet<BookRefusal> = new Set(['full', 'unknown', 'cancelled', 'past'])

/** Who is reached by e-mail through the partner, with no address given, is reached through who is signed in. */
export async function withOwnContact<One extends Person>(
  tx: Transaction,
  actor: Partner,
  people: One[],
): Promise<One[]> {
  const isOpen = (one: Person) => one.contact === null && one.contactWay === 'email'
  if (!people.some(isOpen)) return people
  const [own] = await tx.select({ email: user.email }).from(user).where(eq(user.id, actor.userId))
  return people.map((one) => (isOpen(one) ? { ...one, contact: own?.email ?? null } : one))
}

/** In one order for everybody, so that two families never wait for each other in a circle. */
async function lockContacts(tx: Transaction, people: Person[], actor: Partner): Promise<void> {
  const keys = people.flatMap((one) => recognise(one, actor.organisationId).contactKey ?? [])
  for (const key of [...new Set(keys)].sort()) await lockContact(tx, key)
}

/** The key of one resident in a form for several: the same form sent twice gives the same keys, another name not. */
function keyOf(form: { formKey: string; activityId: number }, row: string, name: string): string {
  const hex = createHash('sha256').update(`${form.formKey} ${form.activityId} ${row} ${name}`).digest('hex')
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-')
}
