// Fills a database that holds the demo library with a whole province and its years (facts 8.2), as the
// retention rules leave it: who came longer ago is only counted. Set by set, under every constraint.
import { pathToFileURL } from 'node:url'
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { useDatabase as workWith } from '@/lib/tools/database'
import { fillWithNeeds } from './asked'
import { fillWithPeople } from './people'

export type Province = {
  /** Library organisations, the demo library among them. */
  libraries: number
  /** Years of history. */
  years: number
  now: Date
  /** Which part of the bookings was made by a partner. */
  partnerShare?: number
}

export type Filled = {
  branches: number
  activities: number
  bookings: number
  /** Bookings whose resident is still known by name. */
  named: number
  byPartners: number
  attendance: number
  marks: number
  messages: number
  needs: number
  events: number
  /** Megabytes of the database on disk. */
  diskMb: number
}

/** A year of one library: a twelfth of a province (facts 8.2). */
export const perYear = { appointments: 1_500, courseRuns: 37.5, participants: 292 }
const perLibrary = { branches: 9, withConsultation: 5, partners: 12, partnerUsers: 3 }
const WEEKS_AHEAD = 8

/** Fills the database of `url` (its owner's) and answers with how much is in it then. */
export async function fillProvince(url: string, province: Province): Promise<Filled> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const db = openDatabase(url, { max: 2 })
  try {
    await sql.begin(async (tx) => {
      // The same province every time.
      await tx`select setseed(0.42)`
      await network(tx, province)
      await hours(tx, province)
      await pastConsultations(tx, province)
      await courseRuns(tx, province)
    })
    workWith(db)
    await fillAgenda({ kind: 'system', job: 'province' }, {}, province.now)
    // What the agenda is by now, so that a whole country of people is put in it by the right way.
    await sql`analyze`
    await sql.begin(async (tx) => {
      await tx`select setseed(0.43)`
      await fillWithPeople(tx, province)
      await fillWithNeeds(tx, province)
    })
    await sql`analyze`
    return await counted(sql)
  } finally {
    workWith(undefined)
    await Promise.all([sql.end({ timeout: 5 }), db.close()])
  }
}

type Sql = postgres.TransactionSql

/** Libraries with a municipality, branches and partners with their people each. */
async function network(sql: Sql, { libraries, now }: Province): Promise<void> {
  await sql`insert into municipality (slug, name)
    select 'gemeente-' || n, 'Gemeente ' || n from generate_series(2, ${libraries}::int) n`
  await sql`insert into organisation (slug, kind, name)
    select 'bibliotheek-' || n, 'library', 'Bibliotheek ' || n from generate_series(2, ${libraries}::int) n`
  await sql`insert into branch (slug, name, organisation_id, municipality_id, phone, school_region)
    select 'vestiging-' || n || '-' || b, 'Vestiging ' || n || '-' || b, o.id, m.id, '06 0000 0010', 'midden'
    from generate_series(2, ${libraries}::int) n
      join organisation o on o.slug = 'bibliotheek-' || n join municipality m on m.slug = 'gemeente-' || n,
      generate_series(1, ${perLibrary.branches}::int) b`
  await sql`insert into organisation (slug, kind, name)
    select 'partner-' || n || '-' || p, 'partner', 'Partner ' || n || '-' || p
    from generate_series(1, ${libraries}::int) n, generate_series(1, ${perLibrary.partners}::int) p`
  await sql`with people as (
      insert into user_account (id, email, name, created_at)
      select gen_random_uuid(), o.slug || '-' || u || '@partner.example', 'Demo Partner ' || u, ${now}
      from organisation o, generate_series(1, ${perLibrary.partnerUsers}::int) u where o.slug like 'partner-%'
      returning id, email)
    insert into member (id, user_id, organisation_id, organisation_kind, role, created_at)
    select gen_random_uuid(), p.id, o.id, 'partner', 'partner', ${now}
    from people p join organisation o on o.slug = regexp_replace(split_part(p.email, '@', 1), '-[0-9]+$', '')`
}

/** Walk-in and consultation hours: two mornings a week in some of the branches of a library. */
async function hours(sql: Sql, { years, now }: Province): Promise<void> {
  await sql`create temp table staffed on commit drop as
    select id, row_number() over (order by id) as n from branch
    where slug ~ '^vestiging-[0-9]+-[0-9]+$' and split_part(slug, '-', 3)::int <= ${perLibrary.withConsultation}`
  await sql`insert into opening_hours (branch_id, weekday, from_time, until_time, kind)
    select id, 1 + (n + d) % 5, '14:00', '16:00', 'walk_in' from staffed, generate_series(0, 1) d`
  await sql`with weekly as (
      select id, 1 + (n + d * 2) % 5 as weekday, row_number() over () as nth from staffed, generate_series(0, 1) d
    ), hours as (insert into consultation_hours (branch_id) select id from weekly order by nth returning id, branch_id)
    insert into hours_version (hours_id, weekday, from_time, until_time, minutes, desks, valid_from)
    select h.id, w.weekday, '10:00', '12:30', 30, 1, ${now}::date - ${years}::int * 365
    from (select *, row_number() over (partition by branch_id order by id) as n from hours) h
    join (select *, row_number() over (partition by id order by nth) as n from weekly) w on w.id = h.branch_id and w.n = h.n`
}

/** Every time that the weekly hours gave in the years before, with its places. */
async function pastConsultations(sql: Sql, { years, now }: Province): Promise<void> {
  await sql`with made as (
      insert into activity (kind, branch_id, consultation_hours_id, starts_at, ends_at, created_at)
      select 'consultation', c.branch_id, c.id, s.starts_at, s.starts_at + make_interval(mins => h.minutes),
        s.starts_at - interval '8 weeks'
      from consultation_hours c join hours_version h on h.hours_id = c.id,
        generate_series(date_trunc('week', ${now}::timestamp - make_interval(years => ${years}::int)), ${now}::timestamp,
          interval '1 week') week,
        generate_series(0, (extract(epoch from h.until_time - h.from_time) / 60 / h.minutes)::int - 1) i,
        lateral (select (week + make_interval(days => h.weekday - 1, mins => h.minutes * i) + h.from_time)
          at time zone 'Europe/Amsterdam' as starts_at) s
      where s.starts_at < ${now}
      -- A time of the demo library may have begun since it was filled.
      on conflict (consultation_hours_id, starts_at) where cancelled_at is null do nothing
      returning id, consultation_hours_id, starts_at, ends_at
    ), meetings as (
      insert into meeting (activity_id, number, starts_at, ends_at) select id, 1, starts_at, ends_at from made
    )
    insert into place (activity_id, number)
    select made.id, n from made join hours_version h on h.hours_id = made.consultation_hours_id,
      generate_series(1, h.desks) n`
}

/** Course runs with their lessons, spread evenly over the years and the coming weeks. */
async function courseRuns(sql: Sql, { libraries, years, now }: Province): Promise<void> {
  const ahead = Math.round((perYear.courseRuns * WEEKS_AHEAD) / 52)
  const past = Math.round(perYear.courseRuns * years)
  await sql`create temp table run on commit drop as
    select row_number() over () as n, c.id as course_id, c.title, c.lessons, c.minutes, c.capacity, b.id as branch_id,
      (date_trunc('day', ${now}::timestamp + (k * interval '52 weeks' / ${perYear.courseRuns}::float8))
        + interval '13 hours 30 minutes') as first
    from generate_series(1, ${libraries}::int) l, generate_series(${-past}::int, ${ahead}::int) k,
      lateral (select id, row_number() over (order by id) as n, count(*) over () as all from branch
        where slug like case l when 1 then '%' else 'vestiging-' || l || '-%' end
          and (l > 1 or slug not like 'vestiging-%')) b,
      lateral (select *, row_number() over (order by id) as n, count(*) over () as all from course) c
    where b.n = 1 + mod(k + ${past}, b.all) and c.n = 1 + mod(k + ${past} + l, c.all)`
  const at = (lesson: postgres.Fragment) =>
    sql`(first + ${lesson} * interval '7 days') at time zone 'Europe/Amsterdam'`
  await sql`alter table run add activity_id bigint`
  await sql`update run set activity_id = nextval(pg_get_serial_sequence('activity', 'id'))`
  await sql`insert into activity (id, kind, branch_id, course_id, title, starts_at, ends_at, created_at, published_at)
    overriding system value
    select activity_id, 'course', branch_id, course_id, title, ${at(sql`0`)},
      ${at(sql`(lessons - 1)`)} + make_interval(mins => minutes), ${at(sql`-10`)}, ${at(sql`-10`)} from run`
  await sql`insert into meeting (activity_id, number, starts_at, ends_at)
    select activity_id, i + 1, ${at(sql`i`)}, ${at(sql`i`)} + make_interval(mins => minutes)
    from run, generate_series(0, lessons - 1) i`
  await sql`insert into place (activity_id, number)
    select activity_id, i from run, generate_series(1, capacity) i`
}

async function counted(sql: postgres.Sql): Promise<Filled> {
  const [row] = await sql<[Filled]>`select
    (select count(*)::int from branch) as branches,
    (select count(*)::int from activity) as activities,
    (select count(*)::int from booking) as bookings,
    (select count(*)::int from booking b join resident r on r.id = b.resident_id) as named,
    (select count(*)::int from booking where partner_id is not null) as "byPartners",
    (select count(*)::int from attendance) as attendance,
    (select count(*)::int from mark) as marks,
    (select count(*)::int from message) as messages,
    (select count(*)::int from need) as needs,
    (select count(*)::int from event) as events,
    (pg_database_size(current_database()) / 1000000)::int as "diskMb"`
  return row
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await import('./uncaught')
  const [libraries = 12, years = 5] = process.argv.slice(2).map(Number)
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL says which database is to be filled')
  process.stdout.write(`${JSON.stringify(await fillProvince(url, { libraries, years, now: new Date() }))}\n`)
}
