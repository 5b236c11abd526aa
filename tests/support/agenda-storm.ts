import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { QueryFailed } from '@/db/client'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import type { Choice } from '@/lib/rescheduling/rules/choices'
import type { Staff } from '@/lib/tools/access'
import { addDays } from '@/lib/tools/time'
import { aColleague } from './partners'
import { aBooking, aBranch, aGuest, aPerson, bookOne, job, now, the, weeklyHours } from './world'

export type Library = { branchId: number; hoursId: number; carlas: Staff[] }

/** A branch with hours on Tuesday and Thursday, and two coordinators who do not know of each other. */
export async function aLibrary(): Promise<Library> {
  const { id: branchId } = await aBranch()
  const hoursId = await weeklyHours(branchId, { desks: 2 })
  await weeklyHours(branchId, { weekday: 4, desks: 2 })
  await fillAgenda(job, {}, now)
  return { branchId, hoursId, carlas: [await aColleague(), await aColleague()] }
}

/** Who was told that they are booked, and whom somebody meant to take off; and how often it was nobody's turn. */
export type Answers = {
  booked: Set<string>
  off: Set<string>
  changed: number
  hit: number
  refused: number
  busy: number
}

export const nothing = (): Answers => ({
  booked: new Set(),
  off: new Set(),
  changed: 0,
  hit: 0,
  refused: 0,
  busy: 0,
})

type Weather = { turns: number; width: number; first?: number; isBusy?: (error: unknown) => boolean }

/** So many things at so many hands: residents who book, move and cancel, while days close and open again. */
export async function storm(
  sql: postgres.Sql,
  library: Library,
  told: Answers,
  { turns, width, first = 0, isBusy = busy }: Weather,
): Promise<void> {
  let turn = first
  const hand = async () => {
    while (turn < first + turns) {
      turn += 1
      try {
        await oneThing(sql, library, told, turn)
      } catch (error) {
        if (!isBusy(error)) throw error
        told.busy += 1
      }
    }
  }
  await Promise.all(Array.from({ length: width }, hand))
}

/** On a slow machine some wait longer than PostgreSQL lets them: no answer, so nothing to keep. */
function busy(error: unknown): boolean {
  return error instanceof QueryFailed && ['55P03', '57014'].includes(error.code)
}

async function oneThing(sql: postgres.Sql, library: Library, told: Answers, turn: number): Promise<void> {
  const carla = the(library.carlas[turn % 2])
  const kind = turn % 16
  if (kind < 2 || kind === 11) return change(carla, library, told, turn)
  if (kind === 9) return void (await fillAgenda(job, {}, now))
  const free = await freeTime(sql, library, turn)
  const bookingId = [...told.booked][(turn * 7) % Math.max(told.booked.size, 1)]
  if (kind === 3 && bookingId) {
    // What was meant may have happened, also when nobody answers.
    told.off.add(bookingId)
    return void (await cancelBooking(carla, { bookingId, by: 'library' }, now))
  }
  if (free === null) {
    told.refused += 1
    return
  }
  if (kind === 5 && bookingId) return void (await moveBooking(carla, { bookingId, activityId: free }, now))
  const made = kind === 7 ? await byGuest(free) : await bookOne(job, aBooking(free), now)
  if (made?.ok) told.booked.add(made.value.bookingId)
  else told.refused += 1
}

async function byGuest(activityId: number) {
  const guest = await aGuest(aPerson())
  const held = await hold(guest, { activityId }, now)
  return held.ok ? confirm(guest, { formKey: randomUUID(), language: 'nl' }, now) : null
}

/** Everybody wants one of the same few times: those that were free a moment ago, also where they are just going. */
async function freeTime(sql: postgres.Sql, { branchId }: Library, turn: number): Promise<number | null> {
  const rows =
    await sql`select a.id::int from activity a where a.branch_id = ${branchId} and a.cancelled_at is null
    and a.starts_at > ${now} and (select count(*) from booking b where b.activity_id = a.id and b.status <> 'cancelled')
      < (select count(*) from place p where p.activity_id = a.id) order by a.starts_at limit 24`
  return rows.length === 0 ? null : the(rows[(turn * 5) % rows.length]).id
}

/** A day closes, opens again or closes a day earlier; or there is another desk less at it. */
async function change(carla: Staff, library: Library, told: Answers, turn: number): Promise<void> {
  const wanted = changeAt(library, turn)
  const preview = await previewOf(carla, wanted, now)
  if (!preview) {
    told.refused += 1
    return
  }
  const choices = preview.hits.map(({ bookingId, proposed }, i): Choice => {
    const way = (turn + i) % 4
    if (way === 0) told.off.add(bookingId)
    if (way === 0) return { bookingId, way: 'cancel' }
    if (way === 1 && proposed) return { bookingId, way: 'move', to: proposed }
    return way === 2 && turn % 5 === 0
      ? { bookingId, way: 'stand', because: 'promised' }
      : { bookingId, way: 'call' }
  })
  const done = await changeAgenda(carla, { change: wanted, choices, lessons: [] }, now)
  if (done.ok) {
    told.changed += 1
    told.hit += choices.length
  } else told.refused += 1
}

function changeAt({ branchId, hoursId }: Library, turn: number): Change {
  const day = addDays('2027-03-02', 7 * (turn % 4) + (turn % 3 === 0 ? 2 : 0))
  if (turn % 5 === 0) {
    const differs = { off: false, fromTime: null, untilTime: null, desks: 1, because: 'other' as const }
    const date = addDays('2027-03-02', 7 * (turn % 4))
    return { kind: 'exception', hoursId, date, exception: turn % 10 ? differs : null }
  }
  // The first closures of a history have the lowest numbers; one that is not there changes nothing.
  const closureId = turn % 4 === 0 ? null : 1 + (turn % 12)
  const closure = { branchId, fromDate: day, untilDate: day, fromTime: null, untilTime: null, reason: 'Demo' }
  return { kind: 'closure', closureId, closure: closureId !== null && turn % 2 ? null : closure }
}

/** The commands without what keeps them apart: everybody shares the lock of the plan, and no activity is locked. */
export function withoutLocks(database: unknown): void {
  const client = (database as { $client: { begin: (work: unknown) => unknown } }).$client
  const begin = client.begin.bind(client)
  client.begin = (work: unknown) =>
    begin((tx: { unsafe: (query: string, ...rest: unknown[]) => unknown }) => {
      const unsafe = tx.unsafe.bind(tx)
      const open = (query: string) =>
        query
          .replace('pg_advisory_xact_lock(', 'pg_advisory_xact_lock_shared(')
          .replaceAll(' for no key update', '')
      tx.unsafe = (query, ...rest) => unsafe(open(query), ...rest)
      return (work as (tx: unknown) => unknown)(tx)
    })
}
