import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { migrate, newestShape } from '@/db/migrate'
import { bareDatabase } from '../support/database'
import { the } from '../support/world'

test('who was wiped as a whole before is wiped booking by booking after, and nobody is left of them', async () => {
  const url = await bareDatabase()
  const { migrations } = newestShape()
  const changes = (one: (typeof migrations)[number]) => one.sql.join('').includes('ADD COLUMN "wiped_at"')
  // As it was when a person was wiped as a whole, and an empty one was left.
  await migrate(url, { migrations: migrations.slice(0, migrations.findIndex(changes)), walls: [] })
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [wiped, known] = [randomUUID(), randomUUID()]
    await sql.unsafe(`
      insert into municipality (slug, name) values ('m', 'M');
      insert into organisation (slug, kind, name) values ('b', 'library', 'B');
      insert into branch (slug, name, organisation_id, municipality_id, phone, school_region)
        values ('v', 'V', 1, 1, '06', 'midden');
      insert into activity (kind, branch_id, starts_at, ends_at)
        select 'consultation', 1, at, at + interval '30 minutes' from unnest(array[timestamptz '2026-01-01', '2026-12-01']) at;
      insert into place select id, 1 from activity;
      insert into meeting (activity_id, number, starts_at, ends_at) select id, 1, starts_at, ends_at from activity;
      insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at, forgotten_at)
        values ('${wiped}', '', '${wiped}', 'card', null, null, 'resident', 'nl', now(), now()),
          ('${known}', 'Demo Riet', 'demo riet', 'call', '06', '06', 'resident', 'nl', now(), null);
      insert into booking (id, activity_id, resident_id, status, place_no, code, language, form_key, created_at)
        values ('${wiped}', 1, '${wiped}', 'booked', 1, '${wiped}', 'ar', gen_random_uuid(), now()),
          ('${known}', 2, '${known}', 'booked', 1, 'CODE', null, gen_random_uuid(), now());
      insert into attendance (booking_id, meeting_id, resident_id, during)
        select b.id, m.id, b.resident_id, m.during from booking b join meeting m on m.activity_id = b.activity_id`)
    await migrate(url)
    const [gone] = await sql`select * from booking where id = ${wiped}`
    expect(gone).toMatchObject({ resident_id: null, language: null, status: 'booked', code: wiped })
    expect(the(gone).wiped_at).not.toBeNull()
    expect(await sql`select name from resident`).toEqual([{ name: 'Demo Riet' }])
    expect(await sql`select resident_id from attendance order by resident_id nulls first`).toEqual([
      { resident_id: null },
      { resident_id: known },
    ])
  } finally {
    await sql.end({ timeout: 5 })
  }
}, 60_000)
