import { randomBytes, randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { BookInput } from '@/lib/bookings/commands/book'
import { codeFrom } from '@/lib/residents/rules/code'
import { recognise, type Who } from '@/lib/residents/rules/reach'
import { addDays, atLocal, localDate } from '@/lib/tools/time'

type Slot = { id: number }

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
    const placeNo = await freePlace(tx, slot.id, input, who, now)
    const residentId = await resident(tx, who, await conflicts(tx, slot.id, who, now), now)
    const id = randomUUID()
    await insertBooking(tx, { id, slot, residentId, placeNo, input, who, now })
    await Promise.all([
      tx`select expect_at_meetings(${id}::uuid, ${now}::timestamptz)`,
      confirmation(tx, id, now),
    ])
  })
}

function scope(tx: postgres.TransactionSql) {
  return tx`select set_config('wegwijs.kind', ${'guest'}, true), set_config('wegwijs.role', ${''}, true),
    set_config('wegwijs.organisation', ${''}, true), set_config('wegwijs.user', ${''}, true),
    set_config('wegwijs.guest', ${''}, true)`
}

function lock(tx: postgres.TransactionSql, id: number) {
  return tx<Slot[]>`
    select id, kind, starts_at, ends_at, coalesce(enrol_until, starts_at) as enrol_until, cancelled_at from activity
    where id in (${id}) order by id for no key update`
}

async function freePlace(
  tx: postgres.TransactionSql,
  slot: number,
  input: BookInput,
  who: Who,
  now: Date,
): Promise<number> {
  const [free] = await Promise.all([
    tx<{ number: number }[]>`select number from free_places(${slot}, ${now}::timestamptz) as number`,
    tx`select id, status, place_no, line_no, hold_until, offered_until, lapsed_at, partner_id
      from seat where activity_id = ${slot} and status <> ${'cancelled'}`,
    tx`select partner_id, places from kept_places(${slot}, ${now}::timestamptz)`,
    tx`select booking_id, code, activity_id::int, status from booked_with(${input.formKey}::uuid)`,
    tx`select pg_advisory_xact_lock(hashtextextended(${who.contactKey}, 0))`,
  ])
  if (free.length === 0) throw new Error('full')
  return Math.min(...free.map(({ number }) => number))
}

async function resident(tx: postgres.TransactionSql, who: Who, twin: number, now: Date): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    select keep_resident(${randomUUID()}::uuid, ${who.name}, ${who.nameKey}, ${who.contactWay}, ${who.contact},
      ${who.contactKey}, ${who.contactOf}, ${who.language}, ${twin}::smallint, ${now}::timestamptz) as id`
  return row?.id as string
}

async function conflicts(tx: postgres.TransactionSql, slot: number, who: Who, now: Date): Promise<number> {
  const [found] = await tx<{ twin: number }[]>`
    select already, open, overlap, twin from booking_conflicts(${slot}, ${who.contactKey}, ${who.nameKey},
      null, ${now}::timestamptz, null, null, 0::smallint)`
  return found?.twin ?? 0
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
  return tx`
    insert into booking (id, activity_id, resident_id, status, place_no, code, hold_until, topic, own_laptop,
      name, contact, language, contact_of, form_key, created_at)
    values (${id}, ${slot.id}, ${residentId}, ${'booked'}, ${placeNo}, ${codeFrom(randomBytes(32))}, ${null},
      ${who.topic}, ${null}, ${who.name}, ${who.contact}, ${who.language}, ${who.contactOf}, ${input.formKey}, ${now})`
}

function confirmation(tx: postgres.TransactionSql, bookingId: string, now: Date) {
  return tx`
    insert into message (id, key, kind, channel, booking_id, status, lane, due_at, finished_at, receipt, created_at)
    values (${randomUUID()}, ${`booking:${bookingId}:confirmation`}, ${'confirmation'}, ${'card'}, ${bookingId},
      ${'sent'}, (select case when exists (select from seat s join meeting m on m.activity_id = s.activity_id
        where s.id = ${bookingId}::uuid and m.starts_at < ${atLocal(addDays(localDate(now), 1), '00:00')}::timestamptz
          and m.ends_at > ${now}::timestamptz) then 'today' else 'rest' end),
      ${now}, ${now}, ${'shown_on_screen'}, ${now})
    on conflict do nothing`
}
