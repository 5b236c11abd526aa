import { randomBytes, randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { BookInput } from '@/lib/bookings/commands'
import { codeFrom, recognise, type Who } from '@/lib/people/rules'

type Slot = { id: number; ends_at: Date }

/**
 * The yardstick: what `book` sends to PostgreSQL for a consultation with a free place, by hand through
 * postgres.js: the same statements in the same transaction, the same ones sent together.
 */
export function bookByHand(sql: postgres.Sql, input: BookInput, now: Date): Promise<unknown> {
  return sql.begin(async (tx) => {
    const [slot] = await tx<Slot[]>`
      select id, kind, starts_at, ends_at, cancelled_at from activity
      where id in (${input.activityId}) order by id for no key update`
    if (!slot) throw new Error('no such activity')
    const who = recognise(input)
    const placeNo = await freePlace(tx, slot.id, input, who)
    const [residentId] = await Promise.all([resident(tx, who, now), conflicts(tx, slot.id, who, now)])
    const id = randomUUID()
    await insertBooking(tx, { id, slot, residentId, placeNo, input, who, now })
    await Promise.all([attendance(tx, id), confirmation(tx, id, now)])
  })
}

async function freePlace(tx: postgres.TransactionSql, slot: number, input: BookInput, who: Who) {
  const [places, bookings] = await Promise.all([
    tx<{ number: number }[]>`select number from place where activity_id = ${slot}`,
    tx<{ place_no: number | null }[]>`
      select id, status, place_no, line_no, hold_until, offered_until, lapsed_at
      from booking where activity_id = ${slot} and status <> ${'cancelled'}`,
    tx`select id, code, activity_id, status from booking where form_key = ${input.formKey}`,
    tx`select pg_advisory_xact_lock(hashtextextended(${who.contactKey}, 0))`,
  ])
  const taken = new Set(bookings.map((b) => b.place_no))
  const free = places.map((p) => p.number).filter((number) => !taken.has(number))
  if (free.length === 0) throw new Error('full')
  return Math.min(...free)
}

async function resident(tx: postgres.TransactionSql, who: Who, now: Date): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
    values (${randomUUID()}, ${who.name}, ${who.nameKey}, ${who.contactWay}, ${who.contact}, ${who.contactKey},
      ${who.contactOf}, ${who.language}, ${now})
    on conflict (contact_key, name_key, contact_way) do update
      set contact_of = ${who.contactOf}, language = ${who.language}, booked_at = ${now}
    returning id`
  return row?.id as string
}

function conflicts(tx: postgres.TransactionSql, slot: number, who: Who, now: Date) {
  return tx`
    with same as (select id from resident where contact_key = ${who.contactKey} and name_key = ${who.nameKey})
    select
      exists (select 1 from booking b where b.activity_id = ${slot} and b.status <> 'cancelled'
        and b.resident_id in (select id from same)) as already,
      exists (select 1 from booking b where b.open_contact = ${who.contactKey}::text and b.status <> 'cancelled'
        and b.open_during && tstzrange(${now}::timestamptz, null)) as open,
      exists (select 1 from attendance a join meeting m on m.during && a.during
        where m.activity_id = ${slot} and a.resident_id in (select id from same)) as overlap`
}

type Row = {
  id: string
  slot: Slot
  residentId: string
  placeNo: number
  input: BookInput
  who: Who
  now: Date
}

function insertBooking(tx: postgres.TransactionSql, { id, slot, residentId, placeNo, input, who, now }: Row) {
  const during = `[${now.toISOString()},${slot.ends_at.toISOString()})`
  return tx`
    insert into booking (id, activity_id, resident_id, status, place_no, code, hold_until, topic, own_laptop,
      form_key, open_contact, open_during, created_at)
    values (${id}, ${slot.id}, ${residentId}, ${'booked'}, ${placeNo}, ${codeFrom(randomBytes(16))}, ${null},
      ${input.topic}, ${null}, ${input.formKey}, ${who.contactKey}, ${during}, ${now})
    returning id, code`
}

function attendance(tx: postgres.TransactionSql, bookingId: string) {
  return tx`
    insert into attendance (booking_id, meeting_id, resident_id, during)
    select booking.id, meeting.id, booking.resident_id, meeting.during
    from booking join meeting on meeting.activity_id = booking.activity_id
    where booking.id = ${bookingId}`
}

function confirmation(tx: postgres.TransactionSql, bookingId: string, now: Date) {
  return tx`
    insert into message (id, key, kind, channel, booking_id, status, due_at, finished_at, receipt, created_at)
    values (${randomUUID()}, ${`booking:${bookingId}:confirmation`}, ${'confirmation'}, ${'card'}, ${bookingId},
      ${'sent'}, ${now}, ${now}, ${'shown_on_screen'}, ${now})
    on conflict (key) do nothing`
}
