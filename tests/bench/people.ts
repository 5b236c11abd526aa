import type postgres from 'postgres'
import { register } from '@/lib/privacy/rules/register'
import { CODE_ALPHABET, CODE_LENGTH } from '@/lib/residents/rules/code'
import { type Province, perYear } from './province'

type Sql = postgres.TransactionSql
const { consultation, course, line } = register.bookings.kept

/** Puts people in the agenda of a province: who is still known by name, and who only counts any more. */
export async function fillWithPeople(sql: Sql, province: Province): Promise<void> {
  await seats(sql, province)
  await residents(sql)
  await bookings(sql, province)
  await waitingLists(sql, province)
  await expected(sql, province)
  await messages(sql, province)
}

/** Decides which places are taken, by whom, since when, and whether that person is still known. */
async function seats(sql: Sql, { libraries, years, now, partnerShare = 0.15 }: Province): Promise<void> {
  await sql`create temp table free on commit drop as
    select a.id, a.kind, a.starts_at, a.ends_at, p.number,
      case a.kind when 'course' then interval '1 day' * ${course.term.days}::int
        else interval '1 day' * ${consultation.term.days}::int end as known
    from activity a join place p on p.activity_id = a.id
    where not exists (select from booking b where b.activity_id = a.id and b.place_no = p.number)`
  const wanted = sql`case kind when 'course' then ${perYear.participants}::float8 else ${perYear.appointments}::float8 end
    * ${libraries}::int * ${years}::int`
  await sql`create temp table seat_taken on commit drop as
    with share as (
      select kind, least(0.97, ${wanted} / count(*)) as part from free where starts_at < ${now} group by kind
    ), taken as (
      select gen_random_uuid() as id, gen_random_uuid() as resident_id, f.id as activity_id, f.number, f.kind, f.known,
        f.starts_at, f.ends_at, random() < 0.08 as cancelled,
        random() < ${partnerShare}::float8 as by_partner, random() < 0.2 as by_card, row_number() over () as n,
        least(f.starts_at, ${now}) - random() * interval '14 days' - interval '2 hours' as booked_at
      from free f join share s on s.kind = f.kind
      where random() < case when f.starts_at < ${now} then s.part
        when f.starts_at < ${now}::timestamptz + interval '2 weeks' then 0.6 else 0.25 end
    )
    -- Who cancels here does so before the first lesson, and is known as long as who only stood in line.
    select *, case when kind = 'course' and cancelled then starts_at + interval '1 day' * ${line.term.days}::int
      else ends_at + known end < ${now}::timestamptz as forgotten
    from taken`
  // A table of this transaction is known to nobody but us.
  await sql`analyze seat_taken`
}

/** Everybody is invented; who is still known has a telephone that nobody else has, or a card. */
async function residents(sql: Sql): Promise<void> {
  await sql`insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
    select resident_id, 'Demo ' || n, 'demo ' || n, case when by_card then 'card' else 'call' end,
      case when by_card then null else '06' || 30000000 + n end,
      case when by_card then null else '+316' || 30000000 + n end,
      'resident', case n % 10 when 0 then 'ar' when 1 then 'en' else 'nl' end, booked_at
    from seat_taken where not forgotten`
}

async function bookings(sql: Sql, { now }: Province): Promise<void> {
  const letters = Array.from({ length: CODE_LENGTH }, (_, i) => CODE_ALPHABET.length ** i)
  // The factor shares no divisor with the number of codes: every n has a code of its own.
  await sql`create function pg_temp.code_of(n bigint) returns text language sql immutable as $$
    select string_agg(substr('${sql.unsafe(CODE_ALPHABET)}', 1 + (n * 104729 % ${sql.unsafe(
      String(CODE_ALPHABET.length ** CODE_LENGTH),
    )} / place % ${sql.unsafe(String(CODE_ALPHABET.length))})::int, 1), '')
    from unnest('{${sql.unsafe(letters.join())}}'::bigint[]) place $$`
  await sql`insert into booking (id, activity_id, resident_id, status, place_no, code, topic, own_laptop, form_key,
      open_contact, open_during, created_at, cancelled_at, cancelled_by, partner_id, partner_user_id, agreed_at, wiped_at)
    select s.id, s.activity_id, case when not forgotten then s.resident_id end, case when cancelled then 'cancelled' else 'booked' end,
      case when not cancelled then number end, case when forgotten then s.id::text else pg_temp.code_of(s.n) end,
      case when kind = 'consultation' and not forgotten then 'weet-niet' end,
      case when kind = 'course' and not forgotten then s.n % 2 = 0 end, gen_random_uuid(),
      case when opens then '+316' || 30000000 + s.n end,
      case when opens then tstzrange(booked_at, ends_at) end, booked_at,
      case when cancelled then booked_at + interval '1 hour' end, case when cancelled then 'resident' end,
      m.organisation_id, m.user_id, case when m.user_id is not null then booked_at end,
      case when forgotten then least(ends_at + interval '31 days', ${now}) end
    from (select *, kind = 'consultation' and not (forgotten or by_card or cancelled) as opens from seat_taken) s
      -- Counted apart: as a value that stands, so that of thousands of partners one is looked up and not sought.
      left join (select organisation_id, user_id, row_number() over (order by id) as n
        from member where role = 'partner') m
        on s.by_partner and m.n = 1 + s.n % (select count(*) from member where role = 'partner')`
}

/** Two people wait for every coming course that is full. */
async function waitingLists(sql: Sql, { now }: Province): Promise<void> {
  await sql`create temp table waits on commit drop as
    select gen_random_uuid() as id, gen_random_uuid() as resident_id, a.id as activity_id,
      row_number() over () as n
    from activity a, generate_series(1, 2) where a.kind = 'course' and a.starts_at > ${now} and a.cancelled_at is null
      and not exists (select from place p where p.activity_id = a.id and not exists (
        select from booking b where b.activity_id = a.id and b.place_no = p.number))`
  await sql`insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
    select resident_id, 'Demo Wacht', 'demo wacht', 'call', '06' || 90000000 + n, '+316' || 90000000 + n, 'resident', 'nl',
      ${now} from waits`
  await sql`insert into booking (id, activity_id, resident_id, status, code, form_key, created_at)
    select id, activity_id, resident_id, 'waiting', pg_temp.code_of(50000000 + n), gen_random_uuid(), ${now} from waits`
  await sql`insert into message (id, key, kind, channel, booking_id, status, due_at, finished_at, receipt, created_at)
    select gen_random_uuid(), 'booking:' || id || ':waiting', 'waiting', 'card', id, 'sent', ${now}, ${now},
      'shown_on_screen', ${now} from waits`
}

/** Who is expected where; most came. */
async function expected(sql: Sql, { now }: Province): Promise<void> {
  await sql`insert into attendance (booking_id, meeting_id, resident_id, during, mark, marked_at, revision)
    select s.id, m.id, case when not s.forgotten then s.resident_id end, m.during, case when m.ends_at > ${now} then null
      when random() < 0.85 then 'present' when random() < 0.7 then 'absent' else 'excused' end,
      case when m.ends_at <= ${now} then m.ends_at end, case when m.ends_at <= ${now} then 1 else 0 end
    from seat_taken s join meeting m on m.activity_id = s.activity_id where not s.cancelled`
  // Each was one tap.
  await sql`insert into mark (id, booking_id, meeting_id, says, seen_revision, made_revision, at)
    select gen_random_uuid(), t.booking_id, t.meeting_id, t.mark, 0, 1, t.marked_at
    from attendance t join seat_taken s on s.id = t.booking_id where t.mark is not null`
}

/** What was told to those who are still known; the messages of the others went with their names. */
async function messages(sql: Sql, { now }: Province): Promise<void> {
  const put = (kind: string, key: postgres.Fragment, at: postgres.Fragment, of: postgres.Fragment) => sql`
    insert into message (id, key, kind, channel, booking_id, status, due_at, finished_at, receipt, created_at)
    select gen_random_uuid(), 'booking:' || s.id || ${key}, ${kind}, 'card', s.id, 'sent', at, at, 'shown_on_screen', at
    from seat_taken s ${of}, lateral (select ${at} as at) told where not s.forgotten`
  await put('confirmation', sql`':confirmation'`, sql`s.booked_at`, sql``)
  await put(
    'cancelled',
    sql`':cancelled'`,
    sql`s.booked_at + interval '1 hour'`,
    sql`join booking b
    on b.id = s.id and b.status = 'cancelled'`,
  )
  await put(
    'reminder',
    sql`':reminder:' || m.id`,
    sql`m.starts_at - interval '1 day'`,
    sql`join meeting m
    on m.activity_id = s.activity_id and not s.cancelled and m.starts_at < ${now}::timestamptz + interval '1 day'`,
  )
}
