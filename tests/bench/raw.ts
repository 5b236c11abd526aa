import { randomBytes, randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { BookInput } from '@/lib/bookings/commands/book'
import { codeFrom, recognise, type Who } from '@/lib/residents/rules'

type Slot = { id: number; ends_at: Date }

/**
 * The yardstick: what `book` sends to PostgreSQL for a consultation with a free place, by hand through
 * postgres.js: the same statements in the same transaction, the same ones sent together.
 */
export function bookByHand(sql: postgres.Sql, input: BookInput, now: Date): Promise<unknown> {
  return sql.begin(async (tx) => {
    const [[slot]] = await Promise.all([lock(tx, input.activityId), scope(tx)])
    if (!slot) throw new Error('no such activity')
    const [person] = input.people
    if (!person) throw new Error('nobody to book')
    const who = recognise(person)
    const placeNo = await freePlace(tx, slot.id, input, who)
    const [residentId] = await Promise.all([resident(tx, who, now), conflicts(tx, slot.id, who, now)])
    const id = randomUUID()
    await insertBooking(tx, { id, slot, residentId, placeNo, input, who, now })
    await Promise.all([tx`select expect_at_meetings(${id}::uuid)`, confirmation(tx, id, now)])
  })
}

function scope(tx: postgres.TransactionSql) {
  return tx`select set_config('wegwijs.kind', ${'guest'}, true), set_config('wegwijs.role', ${''}, true),
    set_config('wegwijs.organisation', ${''}, true), set_config('wegwijs.user', ${''}, true),
    set_config('wegwijs.guest', ${''}, true)`
}

function lock(tx: postgres.TransactionSql, id: number) {
  return tx<Slot[]>`
    select id, kind, starts_at, ends_at, cancelled_at from activity
    where id in (${id}) order by id for no key update`
}

async function freePlace(tx: postgres.TransactionSql, slot: number, input: BookInput, who: Who) {
  const [places, bookings] = await Promise.all([
    tx<{ number: number }[]>`select number from place where activity_id = ${slot}`,
    tx<{ place_no: number | null }[]>`
      select id, status, place_no, line_no, hold_until, offered_until, lapsed_at, partner_id
      from seat where activity_id = ${slot} and status <> ${'cancelled'}`,
    tx`select partner_id, places, until_at from reservation where activity_id = ${slot} and withdrawn_at is null`,
    tx`select booking_id, code, activity_id::int, status from booked_with(${input.formKey}::uuid)`,
    tx`select pg_advisory_xact_lock(hashtextextended(${who.contactKey}, 0))`,
  ])
  const taken = new Set(bookings.map((b) => b.place_no))
  const free = places.map((p) => p.number).filter((number) => !taken.has(number))
  if (free.length === 0) throw new Error('full')
  return Math.min(...free)
}

async function resident(tx: postgres.TransactionSql, who: Who, now: Date): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    select keep_resident(${randomUUID()}::uuid, ${who.name}, ${who.nameKey}, ${who.contactWay}, ${who.contact},
      ${who.contactKey}, ${who.contactOf}, ${who.language}, ${now}::timestamptz) as id`
  return row?.id as string
}

function conflicts(tx: postgres.TransactionSql, slot: number, who: Who, now: Date) {
  return tx`select already, open, overlap from booking_conflicts(${slot}, ${who.contactKey}, ${who.nameKey},
    ${who.contactKey}, ${now}::timestamptz, null)`
}

type Row = {
  id: string
  slot: Slot
  residentId: string
  placeNo: number
  input: BookInput
  who: Who & { topic: string | null }
  now: Date
}

function insertBooking(tx: postgres.TransactionSql, { id, slot, residentId, placeNo, input, who, now }: Row) {
  const during = `[${now.toISOString()},${slot.ends_at.toISOString()})`
  return tx`
    insert into booking (id, activity_id, resident_id, status, place_no, code, hold_until, topic, own_laptop,
      name, contact, language, contact_of, form_key, open_contact, open_during, created_at)
    values (${id}, ${slot.id}, ${residentId}, ${'booked'}, ${placeNo}, ${codeFrom(randomBytes(32))}, ${null},
      ${who.topic}, ${null}, ${who.name}, ${who.contact}, ${who.language}, ${who.contactOf}, ${input.formKey}, ${who.contactKey}, ${during}, ${now})`
}

function confirmation(tx: postgres.TransactionSql, bookingId: string, now: Date) {
  return tx`
    insert into message (id, key, kind, channel, booking_id, status, due_at, finished_at, receipt, created_at)
    values (${randomUUID()}, ${`booking:${bookingId}:confirmation`}, ${'confirmation'}, ${'card'}, ${bookingId},
      ${'sent'}, ${now}, ${now}, ${'shown_on_screen'}, ${now})
    on conflict do nothing`
}
