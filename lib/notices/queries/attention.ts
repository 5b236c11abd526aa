import { type SQL, sql } from 'drizzle-orm'
import { holidaysIn } from '../../network/rules/holidays'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { limits } from '../../tools/limits'
import { addDays, type LocalDate, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'

/** Days ahead that hours which end are said, and that a course is looked at which has too few people. */
const HOURS_AHEAD = 28
const COURSE_AHEAD = 7
/** So many of each are named; of the others only how many there are. */
const NAMED = 5

/** The first of a kind of thing, and how many there are. */
export type Some<One> = { first: One[]; total: number }

type At = { branchName: string; branchSlug: string }
type Region = 'noord' | 'midden' | 'zuid'

/** What asks for a coordinator's attention: places, hours, courses and a number of accounts, and never a person. */
export type Attention = {
  /** Where people are booked on a time or course that does not go on: how many, of how many the time is up, and by when. */
  hit: Some<At & { people: number; late: number; dueAt: Date }>
  /** Hours after whose last day nothing is planned. */
  ending: Some<At & { hoursId: number; lastDay: LocalDate; weekday: number }>
  /** Branches where nobody can book a time, now or later. */
  without: Some<At>
  /** Courses that begin within a week with fewer people than their minimum, of which nobody decided what happens. */
  below: Some<At & { activityId: number; title: string; startsAt: Date; people: number; minimum: number }>
  /** How many people who work here did not sign in for so long that they were asked whether they still do. */
  unseen: number
  /** How many bookings one network made in three days, as long as no address is said to be the library's own; 0 for few. */
  fromOnePlace: number
  /** In which regions lessons are planned beyond the school holidays that are known, and until when those are. */
  school: { region: Region; until: LocalDate | null; lastLesson: LocalDate }[]
  /** Lessons on a day or hours on which their branch is closed, that nobody let stand. */
  shut: Some<At & { activityId: number; title: string; startsAt: Date }>
}

/** What asks for a coordinator's attention now. */
export async function attentionFor(actor: Actor, now: Date): Promise<Attention> {
  must(actor, 'agenda.set')
  return asActor(
    actor,
    async (tx) => {
      const [hit, ending, without, below, shut, unseen, fromOnePlace, school] = await Promise.all([
        peopleHit(tx, now),
        hoursEnding(tx, now),
        withoutHours(tx, now),
        coursesBelow(tx, now),
        lessonsShut(tx, now),
        peopleUnseen(tx),
        bookedFromOnePlace(tx),
        schoolUnknown(tx, now),
      ])
      return { hit, ending, without, below, shut, unseen, fromOnePlace, school }
    },
    now,
  )
}

/** The first rows of a statement, which gives with each how many there are. */
async function some<Row extends Record<string, unknown>, One>(
  tx: Transaction,
  statement: SQL,
  one: (row: Row) => Omit<One, keyof At>,
): Promise<Some<One>> {
  const rows = await tx.execute(
    sql`select *, count(*) over ()::int as total from (${statement}) one limit ${NAMED}`,
  )
  const found = [...rows] as (Row & At & { total: number })[]
  const first = found.map(
    (row) => ({ ...one(row), branchName: row.branchName, branchSlug: row.branchSlug }) as One,
  )
  return { first, total: found[0]?.total ?? 0 }
}

const named = sql.raw('br.name as "branchName", br.slug as "branchSlug"')

function peopleHit(tx: Transaction, now: Date): Promise<Attention['hit']> {
  const moment = sql`${now.toISOString()}::timestamptz`
  type Row = { people: number; late: number; due_at: string }
  return some<Row, Attention['hit']['first'][number]>(
    tx,
    sql`select ${named}, count(*)::int as people, (count(*) filter (where t.due_at < ${moment}))::int as late,
        min(t.due_at) as due_at
      from task t join seat s on s.id = t.booking_id join activity a on a.id = s.activity_id
        join branch br on br.id = a.branch_id
      where t.kind = 'called_off' and t.done_at is null
      group by br.id order by min(t.due_at), br.name`,
    ({ people, late, due_at }) => ({ people, late, dueAt: new Date(due_at) }),
  )
}

async function peopleUnseen(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{
    count: number
  }>(sql`select count(distinct u.id)::int as count from user_account u
    join member m on m.user_id = u.id and m.deactivated_at is null where u.stay_asked_at is not null`)
  return row?.count ?? 0
}

/** What is kept of where a booking came from is kept for three days. */
async function bookedFromOnePlace(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from booking b
    where b.source is not null and b.status <> 'held' and not exists (select from own_address)
    group by b.source having count(*) >= ${limits.book.network.free} order by 1 desc limit 1`)
  return row?.count ?? 0
}

function hoursEnding(tx: Transaction, now: Date): Promise<Attention['ending']> {
  const today = localDate(now)
  type Row = { hours_id: string; last_day: LocalDate; weekday: number }
  return some<Row, Attention['ending']['first'][number]>(
    tx,
    sql`select ${named}, v.hours_id, v.valid_until::text as last_day, v.weekday
      from hours_version v join consultation_hours h on h.id = v.hours_id join branch br on br.id = h.branch_id
      where v.valid_until between ${today}::date and ${addDays(today, HOURS_AHEAD)}::date
        and (br.closed_from is null or br.closed_from > v.valid_until + 1)
        and not exists (select from hours_version w where w.hours_id = v.hours_id and w.valid_from > v.valid_until)
      order by v.valid_until, br.name, v.hours_id`,
    ({ hours_id, last_day, weekday }) => ({ hoursId: Number(hours_id), lastDay: last_day, weekday }),
  )
}

function withoutHours(tx: Transaction, now: Date): Promise<Attention['without']> {
  const today = sql`${localDate(now)}::date`
  return some<Record<string, never>, At>(
    tx,
    sql`select ${named} from branch br
      where (br.closed_from is null or br.closed_from > ${today}) and not exists (
        select from consultation_hours h join hours_version v on v.hours_id = h.id
        where h.branch_id = br.id and (v.valid_until is null or v.valid_until >= ${today}))
      order by br.name`,
    () => ({}),
  )
}

function coursesBelow(tx: Transaction, now: Date): Promise<Attention['below']> {
  const moment = sql`${now.toISOString()}::timestamptz`
  type Row = { id: string; title: string; starts_at: string; people: number; minimum: number }
  return some<Row, Attention['below']['first'][number]>(
    tx,
    sql`select ${named}, a.id, a.title, a.starts_at, s.people, c.minimum
      from activity a join course c on c.id = a.course_id join branch br on br.id = a.branch_id
        cross join lateral (select count(*)::int as people from seat s
          where s.activity_id = a.id and s.status in ('booked', 'offered')) s
      where a.kind = 'course' and a.cancelled_at is null and a.published_at <= ${moment}
        and a.starts_at > ${moment} and a.starts_at <= ${moment} + make_interval(days => ${COURSE_AHEAD})
        and s.people < c.minimum and not exists (
          select from task t where t.activity_id = a.id and t.kind = 'too_few' and t.done_at is not null)
      order by a.starts_at, a.id`,
    ({ id, title, starts_at, people, minimum }) => ({
      ...{ activityId: Number(id), title, startsAt: new Date(starts_at), people, minimum },
    }),
  )
}

async function schoolUnknown(tx: Transaction, now: Date): Promise<Attention['school']> {
  const moment = sql`${now.toISOString()}::timestamptz`
  type Row = { region: Region; until: LocalDate | null; last_lesson: LocalDate }
  const rows = await tx.execute<Row>(sql`
    select l.region, h.until::text, l.last_lesson::text from (
        select br.school_region as region, max(a.ends_at at time zone 'Europe/Amsterdam')::date as last_lesson
        from activity a join branch br on br.id = a.branch_id
        where a.kind = 'course' and a.cancelled_at is null and a.ends_at > ${moment} group by 1) l
      left join lateral (select max(s.until_date) as until from school_holiday s where s.region = l.region) h on true
    where h.until is null or h.until < l.last_lesson order by l.region`)
  return [...rows].map(({ region, until, last_lesson }) => ({ region, until, lastLesson: last_lesson }))
}

function lessonsShut(tx: Transaction, now: Date): Promise<Attention['shut']> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const year = Number(localDate(now).slice(0, 4))
  const usual = [year, year + 1].flatMap(holidaysIn).filter(({ closed }) => closed)
  const holidays = sql`${`{${usual.map(({ day }) => day).join()}}`}::date[]`
  type Row = { id: string; title: string; starts_at: string }
  return some<Row, Attention['shut']['first'][number]>(
    tx,
    sql`select ${named}, a.id, a.title, m.starts_at
      from activity a join branch br on br.id = a.branch_id join meeting m on m.activity_id = a.id
        cross join lateral (select (m.starts_at at time zone 'Europe/Amsterdam') as "from",
          (m.ends_at at time zone 'Europe/Amsterdam') as until) l
      where a.kind = 'course' and a.cancelled_at is null and a.ends_at > ${moment} and m.starts_at > ${moment}
        and m.kept_because is null and (br.closed_from <= l.from::date
          or coalesce((select h.closed from holiday h where h.day = l.from::date), l.from::date = any(${holidays}))
          or exists (select from closure c where (c.branch_id is null or c.branch_id = br.id)
            and l.from::date between c.from_date and c.until_date
            and (c.from_time is null or l.from::time < c.until_time and c.from_time < l.until::time)))
      order by m.starts_at, m.id`,
    ({ id, title, starts_at }) => ({ activityId: Number(id), title, startsAt: new Date(starts_at) }),
  )
}
