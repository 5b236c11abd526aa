import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { catalogue } from '@/db/catalogue'
import { migrate, newestShape, type Shape } from '@/db/migrate'
import { bareDatabase, clone } from '../support/database'

const newest = newestShape()
const pools: postgres.Sql[] = []
afterAll(() => Promise.all(pools.map((sql) => sql.end({ timeout: 1 }))))

test('a database that came along every migration ends as one that is made today', async () => {
  const [old, fresh] = [await bareDatabase(), await bareDatabase()]
  for (const count of newest.migrations.keys()) {
    await migrate(old, await standable(old, newest.migrations.slice(0, count + 1)))
    if (count === 0) await open(old).unsafe(leftovers)
  }
  expect(await differences(old, fresh)).not.toEqual([])
  await Promise.all([migrate(old), migrate(fresh)])
  expect(await differences(old, fresh)).toEqual([])
  expect((await catalogue(open(fresh))).length).toBeGreaterThan(500)
})

/** The walls of today that can stand on these migrations: the rest came with later tables. */
async function standable(url: string, migrations: Shape['migrations']): Promise<Shape> {
  const last = migrations.length === newest.migrations.length
  for (let walls = newest.walls; ; ) {
    try {
      await migrate(url, { migrations, walls })
      return { migrations, walls }
    } catch (error) {
      const [, name] = /^db\/walls\/(\S+):/.exec((error as Error).message) ?? []
      if (last || !name) throw error
      walls = walls.filter((wall) => wall.name !== name)
    }
  }
}

/** What older walls, or somebody with psql, may have left behind: one of each kind. */
const leftovers = `
  create policy everybody on booking using (true);
  create view names as select id, name from resident;
  create view short_names as select left(name, 1) from names;
  create function peek(who uuid) returns text language sql security definer as $$ select name from resident where id = who $$;
  create or replace function actor_is_job() returns boolean language sql as $$ select true $$;
  grant delete on journal to wegwijs_app;
  grant update (token_hash) on guest to public;
  grant usage on sequence journal_id_seq to wegwijs_app;
  grant create on schema public to wegwijs_app;
  revoke insert on message from wegwijs_app;
  alter table place enable row level security;
  alter table resident force row level security;
  alter table session disable row level security;
  alter table place add constraint place_alone exclude using gist (number with =);
  alter table attendance drop constraint if exists attendance_no_overlap;
  alter table attendance add constraint attendance_no_overlap exclude using gist (resident_id with =, during with -|-)`

test.each([
  'alter table booking add column note text',
  'alter table booking alter column code drop not null',
  'alter table booking alter column revision set default 1',
  'alter table booking drop constraint booking_open',
  'alter table attendance drop constraint attendance_no_overlap',
  'create table visitor (name text)',
  'create index by_topic on booking (topic)',
  'drop index booking_place_once',
  'create sequence other',
  'alter sequence line increment by 2',
  'alter policy booking_visible on booking using (true)',
  'alter policy booking_visible on booking to public',
  'alter table booking disable row level security',
  'alter table booking reset (fillfactor)',
  'alter function guest_with security invoker',
  'alter function guest_with volatile',
  'alter function guest_with reset search_path',
  'create or replace function actor_role() returns text language sql stable parallel safe as $$ select null $$',
  'create or replace view seat_contact_way as select b.id, null::text as contact_way from booking b',
  'grant execute on function guest_with to public',
  'grant delete on journal to wegwijs_app',
  'grant update (token_hash) on guest to wegwijs_app',
  'revoke select on seat from wegwijs_app',
  'create function f() returns trigger language plpgsql as $$ begin end $$; create trigger t after insert on journal execute function f()',
])('the comparison notices: %s', async (change) => {
  const sql = open(await clone())
  const before = await catalogue(sql)
  await sql.unsafe(change)
  expect(await catalogue(sql)).not.toEqual(before)
})

test('walls come down before a migration that changes what they stand on', async () => {
  const url = await bareDatabase()
  const first = step(1, 'create table course (id int, title text, price int)')
  const second = step(2, 'alter table course rename title to name; alter table course drop column price')
  const wall = (columns: string) => [
    { name: 'x.sql', text: `create view shown as select ${columns} from course` },
  ]
  await migrate(url, { migrations: [first], walls: wall('title, price') })
  await migrate(url, { migrations: [first, second], walls: wall('name') })
  expect([...(await open(url)`select * from shown`).columns].map(({ name }) => name)).toEqual(['name'])
})

test('a migration that fails, or a wall, leaves everything as it was, and the wall is named', async () => {
  const url = await clone()
  const before = await catalogue(open(url))
  const wrong = step(1, 'create table half (id int); select 1 / 0')
  await expect(migrate(url, { ...newest, migrations: [...newest.migrations, wrong] })).rejects.toThrow(
    'by zero',
  )
  const crooked = { name: 'crooked.sql', text: 'create policy x on nowhere' }
  await expect(migrate(url, { ...newest, walls: [...newest.walls, crooked] })).rejects.toThrow(
    'db/walls/crooked.sql: ',
  )
  expect(await catalogue(open(url))).toEqual(before)
})

test('instances that start together wait for each other', async () => {
  const [url, fresh] = [await bareDatabase(), await clone()]
  await Promise.all(Array.from({ length: 4 }, () => migrate(url)))
  expect(await differences(url, fresh)).toEqual([])
  expect(await open(url)`select 1 from drizzle.__drizzle_migrations`).toHaveLength(newest.migrations.length)
})

function step(at: number, text: string): Shape['migrations'][number] {
  return { sql: [text], hash: String(at), folderMillis: at, bps: true }
}

/** What one of two databases has and the other has not. */
async function differences(one: string, other: string): Promise<string[]> {
  const [left, right] = [await catalogue(open(one)), await catalogue(open(other))]
  return [...left.filter((line) => !right.includes(line)), ...right.filter((line) => !left.includes(line))]
}

function open(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  pools.push(sql)
  return sql
}
