import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { user } from '@/db/accounts'
import { type Actor, must } from '../access'
import { type Booked, type BookRefusal, takePlace } from '../bookings/commands'
import type { Transaction } from '../database'
import { lockContact } from '../people/commands'
import { type Person, recognise } from '../people/rules'
import { lockActivities } from '../places/commands'
import { ok, type Result, refuse } from '../result'
import { transaction } from '../transaction'
import type { ResidentsInput } from './input'

/**
 * Gives residents who come together a place in one activity: all of them or none. With `orWait` whoever finds no
 * place left stands in line. The refusal is the one of the first who cannot get a place, with their row.
 */
export async function bookTogether(
  actor: Actor,
  input: ResidentsInput,
  now: Date,
): Promise<Result<Booked[], BookRefusal>> {
  must(actor, 'booking.make')
  return transaction<Booked[], BookRefusal>(actor, async (tx) => {
    const [locked] = await lockActivities(tx, [input.activityId])
    if (!locked) return refuse('unknown')
    const people = await withOwnContact(tx, actor, input)
    await lockContacts(tx, people, actor)
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

/** Refusals that are not about one of the residents. */
const ofEverybody: ReadonlySet<BookRefusal> = new Set(['full', 'unknown', 'cancelled', 'past'])

/** Who is reached by e-mail through the partner, with no address given, is reached through who is signed in. */
async function withOwnContact(tx: Transaction, actor: Actor, { people }: ResidentsInput) {
  const open = people.some((one) => one.contact === null && one.contactWay === 'email')
  if (!open || actor.kind !== 'partner') return people
  const [own] = await tx.select({ email: user.email }).from(user).where(eq(user.id, actor.userId))
  return people.map((one) =>
    one.contact === null && one.contactWay === 'email' ? { ...one, contact: own?.email ?? null } : one,
  )
}

/** In one order for everybody, so that two families never wait for each other in a circle. */
async function lockContacts(tx: Transaction, people: Person[], actor: Actor): Promise<void> {
  const partnerId = actor.kind === 'partner' ? actor.organisationId : null
  const keys = people.flatMap((one) => recognise(one, partnerId).contactKey ?? [])
  for (const key of [...new Set(keys)].sort()) await lockContact(tx, key)
}

/** The key of one resident in a form for several: the same form sent twice gives the same keys, another name not. */
function keyOf(form: { formKey: string; activityId: number }, row: string, name: string): string {
  const hex = createHash('sha256').update(`${form.formKey} ${form.activityId} ${row} ${name}`).digest('hex')
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-')
}
