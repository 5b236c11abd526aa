import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { branch } from '@/db/tables/network'
import { firstLetterMatches, nameKey } from '../../residents/rules/names'
import { type Actor, Forbidden, must, type Staff, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { keyed } from '../../tools/keys'
import { takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { addDays, atLocal, type LocalDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { Sought } from '../input/find'
import { asSaid } from './facts'

/** As many bookings are shown; who finds more has to say more. */
export const MOST_FOUND = 10
/** Of one end of a number so many are looked through for a letter. */
const MOST_ALIKE = 500

export type Found = {
  bookingId: string
  /** The next time that somebody is expected, or the last one. */
  startsAt: Date
  branchName: string
  kind: 'consultation' | 'course'
  title: string | null
  status: 'waiting' | 'offered' | 'booked' | 'cancelled'
  name: string
}

/**
 * Finds bookings by what somebody on the telephone can say, what is to come first; whether there are more than are shown.
 * Each look stands in the journal, with the screen that it came from.
 */
export async function findBookings(
  actor: Actor,
  input: Sought,
  now: Date,
): Promise<Result<{ found: Found[]; more: boolean }, 'slow_down'>> {
  must(actor, 'desk.work')
  const { userId } = deskOf(actor)
  if (!(await takeTry('find', 'member', keyed('find', userId), now))) return refuse('slow_down')
  return asActor(actor, async (tx) => {
    const rows = await wanted(tx, actor, input, now)
    const found = rows.slice(0, MOST_FOUND)
    const rowIds = found.map(({ bookingId }) => bookingId)
    const why = `find:${input.from}`
    await note(tx, actor, { verb: 'see', kind: 'booking', why, rowIds, evenNone: true }, now)
    return ok({ found, more: rows.length > found.length })
  })
}

function deskOf(actor: Actor): Staff {
  if (actor.kind !== 'staff') throw new Forbidden('desk.work')
  return actor
}

async function wanted(tx: Transaction, actor: Actor, input: Sought, now: Date): Promise<Found[]> {
  if (input.by === 'code') return looked(tx, actor, eq(booking.code, input.code), now, 1)
  if (input.by === 'name')
    return looked(tx, actor, and(onDay(input.day), named(input.name)), now, MOST_FOUND + 1)
  const { digits, letter, day } = input
  const ends = and(eq(resident.lastDigits, digits), day === null ? undefined : onDay(day))
  const alike = await looked(tx, actor, ends, now, MOST_ALIKE)
  return letter === null ? alike : alike.filter(({ name }) => firstLetterMatches(name, letter))
}

/** Whose activity meets on a day; gathered first, so that nobody has to guess how many that are. */
function onDay(day: LocalDate): SQL {
  const [from, until] = [atLocal(day, '00:00'), atLocal(addDays(day, 1), '00:00')]
  return sql`${activity.id} = any(array(select m.activity_id from meeting m
    where m.starts_at >= ${from.toISOString()}::timestamptz and m.starts_at < ${until.toISOString()}::timestamptz))`
}

/** One of whose names begins so; accents do not matter. */
function named(name: string): SQL {
  const plain = (text: SQL) => sql`regexp_replace(normalize(${text}, NFD), '[\u0300-\u036f]', '', 'g')`
  return sql`position(${plain(sql`${` ${nameKey(name)}`}::text`)} in ${plain(sql`' ' || ${resident.nameKey}`)}) > 0`
}

function looked(tx: Transaction, actor: Actor, which: SQL | undefined, now: Date, limit: number) {
  const moment = sql`${now.toISOString()}::timestamptz`
  const startsAt = sql`coalesce(
    (select min(m.starts_at) from meeting m where m.activity_id = ${activity.id} and m.ends_at > ${moment}),
    (select max(m.starts_at) from meeting m where m.activity_id = ${activity.id}))`.mapWith(meeting.startsAt)
  const over = sql`${activity.endsAt} <= ${moment}`
  return tx
    .select({
      bookingId: booking.id,
      startsAt,
      branchName: branch.name,
      kind: activity.kind,
      title: activity.title,
      status: sql<Found['status']>`${booking.status}`,
      name: asSaid.name,
    })
    .from(booking)
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(and(which, ne(booking.status, 'held'), visibleTo(actor)))
    .orderBy(over, sql`${startsAt}`, booking.id)
    .limit(limit)
}
