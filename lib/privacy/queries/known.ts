import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { latest } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { needKnownUntil } from '../rules/known'
import { knownResident } from '../steps/known'
import { knownNeeds, personOfNeed } from '../steps/known-needs'
import { type Keys, keysOfNeed, needsAlike, withDoubles } from '../steps/needs'
import { alike, alikeTo, residentOf } from '../steps/residents'

/**
 * All that the house has about the resident of a booking, for that resident alone: to read, or as a file (`exported`).
 * Of a message what, when and how; never its text. Null when there is no such booking, or when it has been wiped.
 */
export async function knownOf(actor: Actor, input: { bookingId: string; exported?: boolean }, now: Date) {
  must(actor, 'desk.work')
  return asActor(
    actor,
    async (tx) => {
      const who = await residentOf(tx, actor, input.bookingId)
      if (!who || who === 'wiped') return null
      const own = await knownResident(tx, actor, who.residentId)
      if (!own) return null
      const known = together(own, await needsOf(tx, who))
      const entry = { verb: input.exported ? 'export' : 'see', why: 'known' } as const
      await note(tx, actor, { ...entry, kind: 'resident', rowIds: [who.residentId] }, now)
      await note(tx, actor, { ...entry, kind: 'need', rowIds: idsOf(known.needs) }, now)
      return known
    },
    now,
  )
}

export type Known = NonNullable<Awaited<ReturnType<typeof knownOf>>>

/** The same of the resident of a need, with what was booked on the same name and contact. */
export async function knownOfNeed(
  actor: Actor,
  input: { needId: string; exported?: boolean },
  now: Date,
): Promise<Known | null> {
  must(actor, 'desk.work')
  return asActor(
    actor,
    async (tx) => {
      const [who, person] = [await keysOfNeed(tx, input.needId), await personOfNeed(tx, input.needId)]
      if (!who || !person) return null
      const rows = []
      for (const { residentId } of await alikeTo(tx, who)) {
        const row = await knownResident(tx, actor, residentId)
        if (row) rows.push({ residentId, ...row })
      }
      const bookings = rows.flatMap((row) => row.bookings)
      const until = rows.length > 0 ? latest(rows.map((row) => row.until)) : null
      const known = together({ person, bookings, until }, await needsOf(tx, who, input.needId))
      const entry = { verb: input.exported ? 'export' : 'see', why: 'known' } as const
      await note(tx, actor, { ...entry, kind: 'resident', rowIds: rows.map((row) => row.residentId) }, now)
      await note(tx, actor, { ...entry, kind: 'need', rowIds: idsOf(known.needs) }, now)
      return known
    },
    now,
  )
}

/** What goes when a resident is wiped: her own row, and others of the same name and contact that may be hers too. */
export async function erasable(actor: Actor, input: { bookingId: string }, now: Date) {
  must(actor, 'desk.work')
  return asActor(
    actor,
    async (tx) => {
      const who = await residentOf(tx, actor, input.bookingId)
      if (!who || who === 'wiped') return null
      const own = await knownResident(tx, actor, who.residentId)
      if (!own) return null
      const others = await rowsAlike(tx, actor, await alike(tx, who))
      const needs = await needsOf(tx, who)
      await noted(tx, actor, [who.residentId, ...others.map((one) => one.residentId)], idsOf(needs), now)
      return { own, others, needs }
    },
    now,
  )
}

/** The same from a need: that one with its doubles, and what else stands on the same name and contact. */
export async function erasableOfNeed(actor: Actor, input: { needId: string }, now: Date) {
  must(actor, 'desk.work')
  return asActor(
    actor,
    async (tx) => {
      const [who, person] = [await keysOfNeed(tx, input.needId), await personOfNeed(tx, input.needId)]
      if (!who || !person) return null
      const own = await withDoubles(tx, [input.needId])
      const all = await needsOf(tx, who, input.needId)
      const others = await rowsAlike(tx, actor, await alikeTo(tx, who))
      await noted(
        tx,
        actor,
        others.map((one) => one.residentId),
        idsOf(all),
        now,
      )
      const isOwn = ({ needId }: { needId: string }) => own.includes(needId)
      return { person, own: all.filter(isOwn), needs: all.filter((one) => !isOwn(one)), others }
    },
    now,
  )
}

type Row = NonNullable<Awaited<ReturnType<typeof knownResident>>>
type Person = Row['person']
type Need = Awaited<ReturnType<typeof knownNeeds>>[number]

/** Her row and her needs as one, and when the last of it is wiped; null as long as a need is open. */
function together(
  { person, bookings, until }: { person: Person; bookings: Row['bookings']; until: Date | null },
  needs: Need[],
) {
  const isOpen = needs.some(({ endedAt }) => endedAt === null)
  const ends = needs.flatMap(({ endedAt }) => (endedAt ? [needKnownUntil(endedAt)] : []))
  const all = [...(until ? [until] : []), ...ends]
  return { person, bookings, needs, until: isOpen || all.length === 0 ? null : latest(all) }
}

/** The needs of a name at a contact, and a given one, with what was merged with them. */
async function needsOf(tx: Transaction, who: Keys, needId?: string): Promise<Need[]> {
  const own = await withDoubles(tx, needId ? [needId] : [])
  return knownNeeds(tx, [...own, ...(await needsAlike(tx, who))])
}

async function rowsAlike(tx: Transaction, actor: Actor, rows: Awaited<ReturnType<typeof alike>>) {
  const others = []
  for (const { residentId, twin } of rows) {
    const known = await knownResident(tx, actor, residentId)
    if (known) others.push({ residentId, twin, ...known })
  }
  return others
}

function idsOf(needs: Need[]): string[] {
  return needs.map(({ needId }) => needId)
}

async function noted(tx: Transaction, actor: Actor, residents: string[], needs: string[], now: Date) {
  const entry = { verb: 'see', why: 'erasable' } as const
  await note(tx, actor, { ...entry, kind: 'resident', rowIds: residents }, now)
  await note(tx, actor, { ...entry, kind: 'need', rowIds: needs }, now)
}
