import postgres from 'postgres'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database'
import { aBranch } from '../support/world'

const books = freshDatabase()

test('what stands in the way is looked up by person, also by a plan from when the library was small', async () => {
  const branch = await aBranch()
  await grow(branch.id, 1, 500)
  await books.sql`analyze`
  const app = postgres(books.appUrl, { max: 1, onnotice: () => {} })
  // Often enough to keep its plans.
  for (let i = 1; i <= 10; i += 1) await ask(app, i)
  await app`select pg_stat_force_next_flush()`
  await grow(branch.id, 501, 8_000)
  const before = await read()
  expect(await ask(app, 4_000)).toBe('(t,1,t,1)')
  await ask(app, 9_000)
  await app`select pg_stat_force_next_flush()`
  // A few pages, of an index that has a hundred.
  expect((await read()) - before).toBeLessThan(30)
  await app.end()
})

/** Who has a booking for the moment with this number, and asks for it once more. */
async function ask(app: postgres.Sql, n: number): Promise<unknown> {
  const [row] = await app`
    select booking_conflicts(${n}, ${`06${n}`}, 'demo', ${`06${n}`}, '2027-01-01', null, null, 0::smallint)::text as said`
  return row?.said
}

/** Pages read so far of the index by which nobody is expected at two places at once. */
async function read(): Promise<number> {
  const [row] = await books.sql`
    select idx_blks_hit + idx_blks_read as pages from pg_statio_user_indexes where indexrelname = 'attendance_no_overlap'`
  return Number(row?.pages)
}

async function grow(branchId: number, from: number, until: number): Promise<void> {
  await books.sql.unsafe(`
    select pg_stat_force_next_flush();
    insert into activity (id, kind, branch_id, starts_at, ends_at) overriding system value
      select n, 'consultation', ${branchId}, at, at + interval '30 minutes' from generate_series(${from}, ${until}) n,
        lateral (select timestamptz '2027-01-02' + n * interval '40 minutes' as at) slot;
    insert into place (activity_id, number) select id, 1 from activity where id >= ${from};
    insert into meeting (activity_id, number, starts_at, ends_at)
      select id, 1, starts_at, ends_at from activity where id >= ${from};
    insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
      select gen_random_uuid(), 'Demo', 'demo', 'call', '06', '06' || n, 'resident', 'nl', now()
      from generate_series(${from}, ${until}) n;
    insert into booking (id, activity_id, resident_id, status, place_no, code, form_key, created_at, open_contact,
        open_during)
      select gen_random_uuid(), a.id, r.id, 'booked', 1, 'c' || a.id, gen_random_uuid(), now(), r.contact_key,
        tstzrange('2027-01-01', a.ends_at)
      from activity a join resident r on r.contact_key = '06' || a.id where a.id >= ${from};
    insert into attendance (booking_id, meeting_id, resident_id, during)
      select b.id, m.id, b.resident_id, m.during from booking b join meeting m on m.activity_id = b.activity_id
      where b.activity_id >= ${from}`)
}
