import postgres from 'postgres'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database'

const database = freshDatabase()

/** Tables in which nobody can be found, and why; any other table needs a policy. */
const withoutPersons: Record<string, string> = {
  municipality: 'names of places',
  organisation: 'names of organisations',
  organisation_area: 'which works where',
  branch: 'addresses of the library',
  branch_address: 'addresses of the library',
  opening_hours: 'hours',
  organisation_hours: 'hours',
  organisation_closure: 'days',
  closure: 'days',
  settings: 'hours',
  holiday: 'days',
  school_holiday: 'days',
  consultation_hours: 'hours',
  hours_version: 'hours',
  hours_exception: 'days',
  lesson_off: 'moments',
  course: 'titles',
  activity: 'moments',
  place: 'numbers',
  meeting: 'moments',
  reservation: 'numbers per organisation',
  attempt: 'keyed hashes, kept two hours, or a day',
  job_run: 'names of jobs',
  site: 'numbers of a server',
}

test('every table has a policy, or holds no persons', async () => {
  const tables = await database.sql`
    select c.relname as name, c.relrowsecurity as secured,
      exists (select from pg_policy p where p.polrelid = c.oid) as policy
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`
  const open = tables.filter((table) => !(table.secured && table.policy)).map((table) => table.name)
  expect(open.sort()).toEqual(Object.keys(withoutPersons).sort())
})

test('a new table with a name in it and no policy is noticed', async () => {
  await database.sql`create table visitor (name text)`
  const [table] = await database.sql`select relrowsecurity as secured from pg_class where relname = 'visitor'`
  expect(table?.secured).toBe(false)
  expect(Object.keys(withoutPersons)).not.toContain('visitor')
  await database.sql`drop table visitor`
})

test('the app owns nothing, passes no wall and cannot change the shapes', async () => {
  const app = postgres(database.appUrl, { max: 1, onnotice: () => {} })
  try {
    const [role] = await app`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
      where rolname = current_user`
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false })
    const owned = await app`select relname from pg_class where relowner = (select oid from pg_roles
      where rolname = current_user)`
    expect([...owned]).toEqual([])
    for (const forbidden of [
      'create table mine (id int)',
      'alter table booking disable row level security',
      'truncate booking',
      'update journal set why = why',
      'delete from journal',
      'drop policy booking_visible on booking',
      'set role postgres',
    ])
      await expect(app.unsafe(forbidden), forbidden).rejects.toThrow()
  } finally {
    await app.end()
  }
})

test('who does not say who is asking sees nobody', async () => {
  const app = postgres(database.appUrl, { max: 1, onnotice: () => {} })
  try {
    await database.sql`insert into user_account (id, email, name, created_at)
      values (gen_random_uuid(), 'iemand@werk.example', 'Iemand', now())`
    const secured = await database.sql`select relname from pg_class where relrowsecurity`
    expect(secured.length).toBeGreaterThan(10)
    for (const { relname } of secured) expect([...(await app`select * from ${app(relname)}`)]).toEqual([])
  } finally {
    await app.end()
  }
})

test('a seat shows a booking without its person', async () => {
  const columns = await database.sql`
    select column_name as name from information_schema.columns where table_name in ('seat', 'seat_contact_way')`
  expect([...new Set(columns.map((column) => column.name))].sort()).toEqual([
    ...['activity_id', 'contact_way', 'hold_until', 'id', 'lapsed_at', 'line_no', 'offered_until'],
    ...['partner_id', 'place_no', 'status'],
  ])
})

test('functions that look past the wall are named here, and only the app may use them', async () => {
  const past = await database.sql`
    select proname as name, has_function_privilege('public', oid, 'execute') as public
    from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`
  expect(past.map((one) => one.name)).toEqual([
    ...['booked_with', 'booking_conflicts', 'booking_with_code', 'colleague_name', 'consent_stands'],
    ...[
      'end_sessions_at',
      'expect_again',
      'expect_at_meetings',
      'forget_agreed',
      'forget_journal',
      'guest_holds',
      'guest_holds_nothing',
      'guest_need',
      'guest_opens_need',
      'guest_renews',
      'guest_with',
    ],
    ...[
      'has_members',
      'has_versions',
      'hears_of_referrals',
      'is_asker_of',
      'is_copy',
      'is_unreachable',
      'keep_resident',
      'lock_day',
      'need_being_opened',
      'need_made_with',
    ],
    ...[
      'need_with_code',
      'offers_to_tell',
      'referral_standing',
      'release_holds',
      'remove_places',
      'room_from_afar',
      'room_to_hold',
      'same_day',
      'sheet_standing',
    ],
    ...[
      'start_guest',
      'tell_anew',
      'undo_need',
      'wipe_bookings',
      'wipe_needs',
      'withdraw_consent',
      'works_elsewhere',
    ],
  ])
  expect(past.filter((one) => one.public)).toEqual([])
})

test('the journal forgets only what is older than twelve months, whatever it is told', async () => {
  await database.sql`insert into journal (at, job, verb, kind, why, row_ids) values
    (now() - interval '13 months', 'test', 'see', 'booking', 'test', '{}'),
    (now() - interval '11 months', 'test', 'see', 'booking', 'test', '{}')`
  const app = postgres(database.appUrl, { max: 1, onnotice: () => {} })
  try {
    const [gone] = await app`select forget_journal('2999-01-01') as count`
    expect(gone?.count).toBe(1)
    expect(await database.sql`select 1 as yes from journal`).toHaveLength(1)
  } finally {
    await app.end()
  }
})
