import { and, eq, inArray, sql } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { seat } from '@/db/views'
import { placeInLine } from '../../places/rules/places'
import type { Transaction } from '../../tools/database'
import { type Given, statement } from '../../tools/statement'

/** What somebody is told who has just booked. */
export type Booked = {
  bookingId: string
  code: string
  status: 'booked' | 'waiting' | 'offered'
  /** 1 is next; null for who has a place. */
  placeInLine: number | null
}

type Row = { bookingId: string; code: string; activityId: number; status: string }
type Made = { activityId: number; active: boolean; booked: Booked }

/** What the form with this key made before: the same form sent again is the same booking. */
export async function madeByForm(tx: Transaction, formKey: string): Promise<Made | null> {
  const [row] = await madeWith(tx, { formKey })
  return row ? asMade(tx, row) : null
}

const madeWith = statement((q, given: Given<{ formKey: string }>) =>
  q
    .select({
      bookingId: sql<string>`booking_id`,
      code: sql<string>`code`,
      activityId: sql<number>`activity_id::int`,
      status: sql<string>`status`,
    })
    .from(sql`booked_with(${given('formKey')}::uuid)`),
)

/** What a browser has booked already, by the booking it holds; null while that is a hold, or nothing. */
export async function madeInBrowser(tx: Transaction, bookingId: string | null): Promise<Made | null> {
  if (bookingId === null) return null
  const active = inArray(booking.status, ['booked', 'waiting', 'offered'])
  const [row] = await tx
    .select({
      bookingId: booking.id,
      code: booking.code,
      activityId: booking.activityId,
      status: booking.status,
    })
    .from(booking)
    .where(and(eq(booking.id, bookingId), active))
  return row ? asMade(tx, row) : null
}

async function asMade(tx: Transaction, { activityId, bookingId, code, status }: Row): Promise<Made> {
  const waiting = status === 'waiting' ? await waitingIn(tx, activityId) : []
  const booked = { bookingId, code, status: status as Booked['status'] }
  return {
    activityId,
    active: status !== 'held' && status !== 'cancelled',
    booked: { ...booked, placeInLine: placeInLine(waiting, bookingId) },
  }
}

function waitingIn(tx: Transaction, activityId: number) {
  return tx
    .select({ bookingId: seat.id, lineNo: seat.lineNo })
    .from(seat)
    .where(and(eq(seat.activityId, activityId), eq(seat.status, 'waiting')))
}
