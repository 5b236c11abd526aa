import { beforeAll, expect, test } from 'vitest'
import { seed } from '@/db/seed'
import type { Sought } from '@/lib/bookings/input/find'
import { findBookings } from '@/lib/bookings/queries/find'
import { sameName } from '@/lib/bookings/queries/same-name'
import { settle } from '@/lib/places/commands/settle'
import { forgetResidents } from '@/lib/privacy/commands/forget'
import { useDatabase as workWith } from '@/lib/tools/database'
import { localDate } from '@/lib/tools/time'
import { type Filled, fillProvince } from '../bench/province'
import { freshDatabase } from '../support/database'
import { violations } from '../support/invariants'
import { aColleague } from '../support/partners'
import { after, days, job, now, the } from '../support/world'

const books = freshDatabase('file', 1)
let filled: Filled

beforeAll(async () => {
  await seed(books.url, now)
  filled = await fillProvince(books.url, { libraries: 2, years: 1, now })
  workWith(books.db)
})

test('a library of the province has the appointments and participants of the design each year', async () => {
  const [seen] = await books.sql`
    select (count(*) filter (where a.kind = 'consultation') / 2)::int as appointments,
      (count(*) filter (where a.kind = 'course') / 2)::int as participants
    from booking b join activity a on a.id = b.activity_id where a.starts_at < ${now}`
  expect(seen?.appointments).toBeGreaterThan(1_350)
  expect(seen?.appointments).toBeLessThan(1_650)
  expect(seen?.participants).toBeGreaterThan(250)
  expect(seen?.participants).toBeLessThan(330)
  expect(filled.byPartners / filled.bookings).toBeCloseTo(0.15, 1)
})

test('what fills the province breaks no rule of the house', async () => {
  const wrong = await violations(books.sql)
  // The messages of who was forgotten went with the name.
  const forgotten = await books.sql<{ id: string }[]>`
    select id from booking where wiped_at is not null`
  const silent = new Set(forgotten.map(({ id }) => `a change without a message: ${id}`))
  expect(wrong.filter((one) => !silent.has(one.replace(/ \w+$/, '')))).toEqual([])
})

test('nobody is left to forget, and nobody to be offered a place', async () => {
  expect(await forgetResidents(job, {}, now)).toBe(0)
  expect(await settle(job, {}, now)).toBe(0)
})

test('who came in the last week is known by name, who came before the last month only counts', async () => {
  const [seen] = await books.sql`
    select count(*) filter (where b.wiped_at is not null and b.status <> 'cancelled'
        and a.ends_at > ${after(-days(7))})::int as lost,
      count(*) filter (where b.wiped_at is null and a.ends_at < ${after(-days(30))})::int as kept
    from booking b join activity a on a.id = b.activity_id where b.status <> 'held'`
  expect(seen).toEqual({ lost: 0, kept: 0 })
  expect(filled.named).toBeGreaterThan(100)
})

test('what the desk can say of somebody finds them without reading all bookings or all residents', async () => {
  const actor = await aColleague('adviser')
  const [one] = await books.sql`select r.name, r.last_digits, b.code, a.starts_at from resident r
    join booking b on b.resident_id = r.id join activity a on a.id = b.activity_id
    where r.last_digits is not null and a.starts_at > ${now} limit 1`
  const { name, last_digits: digits, code, starts_at: startsAt } = the(one)
  const day = localDate(startsAt)
  const asked: Sought[] = [
    { by: 'code', code, from: 'search' },
    { by: 'name', name, day, from: 'search' },
    { by: 'digits', digits, letter: 'D', day: null, from: 'search' },
    { by: 'digits', digits, letter: null, day, from: 'search' },
  ]
  const before = await wholeReads()
  for (const sought of asked)
    expect(await findBookings(actor, sought, now), sought.by).toMatchObject({
      value: { found: expect.arrayContaining([expect.objectContaining({ name })]) },
    })
  await sameName(actor, { name, activityId: 1 }, now)
  expect(await wholeReads()).toEqual(before)
})

/** How often a whole table was read so far, by the one connection of the app. */
async function wholeReads(): Promise<unknown[]> {
  await books.db.execute('select pg_stat_force_next_flush()')
  return [
    ...(await books.sql`select relname, seq_scan from pg_stat_user_tables
      where relname in ('booking', 'resident', 'attendance', 'activity', 'meeting') order by relname`),
  ]
}
