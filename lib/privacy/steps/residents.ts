import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { booking, resident } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { mark } from '@/db/tables/care'
import { type Actor, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'

/**
 * Wipes name and contact of residents, with the topics, answers, codes and messages of all of their bookings, who tapped
 * what about them, and what there was still to do, in an open transaction. What is left only counts. Returns whom.
 */
export async function wipe(tx: Transaction, residentIds: string[], now: Date): Promise<string[]> {
  const theirs = tx.select({ id: booking.id }).from(booking).where(inArray(booking.residentId, residentIds))
  // Before the bookings: who takes a tap back has its row first, and then asks for the booking.
  await tx.delete(mark).where(inArray(mark.bookingId, theirs))
  await tx.delete(task).where(and(inArray(task.bookingId, theirs), isNull(task.doneAt)))
  const ids = `{${residentIds.join()}}`
  const [row] = await tx.execute<{ wiped: string[] }>(sql`
    with wiped_bookings as (
      update booking set name = null, contact = null, topic = null, own_laptop = null, code = id::text,
        open_contact = null, open_during = null
      where resident_id = any(${ids}::uuid[]) returning id
    ), wiped_messages as (
      delete from message where booking_id in (select id from wiped_bookings)
    ), wiped as (
      update resident set name = '', name_key = id::text, contact_way = 'card', contact = null,
        contact_key = null, forgotten_at = ${now.toISOString()}::timestamptz
      where id = any(${ids}::uuid[]) returning id
    )
    select coalesce(array_agg(id::text), '{}') as wiped from wiped`)
  return row?.wiped ?? []
}

/** Who a booking is of, with the keys by which that person is known; null when the booking is not to be seen. */
export async function residentOf(tx: Transaction, actor: Actor, bookingId: string) {
  const [row] = await tx
    .select({
      residentId: resident.id,
      nameKey: resident.nameKey,
      contactKey: resident.contactKey,
      forgotten: sql<boolean>`${resident.forgottenAt} is not null`,
    })
    .from(booking)
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(and(eq(booking.id, bookingId), visibleTo(actor)))
  return row ?? null
}

/**
 * Other rows of the same name at the same contact: reached in another way, or said to be somebody else. Whether it is the
 * same person, only that person knows.
 */
export async function alike(
  tx: Transaction,
  { residentId, ...keys }: { residentId: string; nameKey: string; contactKey: string | null },
) {
  return (await alikeTo(tx, keys)).filter((one) => one.residentId !== residentId)
}

/** All rows of a name at a contact. */
export function alikeTo(
  tx: Transaction,
  { nameKey, contactKey }: { nameKey: string; contactKey: string | null },
) {
  return tx
    .select({ residentId: resident.id, contactWay: resident.contactWay, twin: resident.twin })
    .from(resident)
    .where(and(eq(resident.contactKey, contactKey ?? ''), eq(resident.nameKey, nameKey)))
    .orderBy(asc(resident.contactWay), asc(resident.twin))
}
