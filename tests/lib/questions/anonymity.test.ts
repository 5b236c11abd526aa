import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { attendance } from '@/db/tables/booking'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { topics } from '@/lib/network/rules/topics'
import { forgetTopics } from '@/lib/privacy/commands/forget'
import { mixQuestions } from '@/lib/questions/commands/mix'
import { storeVisits } from '@/lib/questions/commands/store'
import { books, freshDatabase } from '../../support/database'
import { aColleague } from '../../support/partners'
import { aQuestion, aVisit, stored } from '../../support/questions'
import {
  aBooking,
  aBranch,
  after,
  aSlot,
  bookOne,
  days,
  hours,
  job,
  minutes,
  now,
  the,
} from '../../support/world'

// Somebody with the whole database before them, an evening's time and a suspicion, tries every way from a question back
// to whoever asked it. What is tried here is what the database shows; what it does not show, a copy of its disk or of its
// log of writing, is written about in docs/anonymous-questions.md.

const database = freshDatabase('test')
const PEOPLE = 40
const tomorrow = after(days(1))

type Ways = Record<string, boolean>
let counters: unknown[]
let lines: number

/** A morning on which everybody has another topic: helped one after the other, and each asked about after it. */
beforeEach(async () => {
  const [anton, branch] = [await aColleague('adviser'), await aBranch()]
  const people: { bookingId: string; meetingId: number; topic: string }[] = []
  for (let i = 0; i < PEOPLE; i += 1) {
    const slot = await aSlot({ branchId: branch.id, startsAt: after(hours(1) + minutes(i)), minutes: 1 })
    const topic = the(topics[i]).code
    const made = await bookOne(job, aBooking(slot.id, { topic }), now)
    if (!made.ok) throw new Error(made.reason)
    const { bookingId } = made.value
    const [row] = await books().select().from(attendance).where(eq(attendance.bookingId, bookingId))
    people.push({ bookingId, meetingId: the(row).meetingId, topic })
  }
  counters = await countersNow()
  lines = await journalNow()
  for (const { bookingId, meetingId, topic } of people) {
    const tap = {
      markId: randomUUID(),
      bookingId,
      says: 'present',
      manner: null,
      seenRevision: 0,
      sure: false,
    }
    await markAttendance(anton, { meetingId, marks: [{ ...tap, says: 'present' }] }, after(hours(2)))
    const visit = aVisit(branch.id, { channel: 'appointment', questions: [aQuestion({ topic })] })
    await storeVisits(anton, { visits: [visit] }, after(hours(2)))
  }
})

/** The ways by which somebody comes from a question to whoever asked it, or to what happened beside it. */
async function waysBack(): Promise<Ways> {
  return {
    'the order in which they lie': (await sameOrder('ctid')) > 0.8,
    'the order of their transactions': (await sameOrder('xmin::text::bigint')) > 0.8,
    'a transaction that wrote something else': await sharesTransaction(),
    'an id': await hasIdElsewhere(),
    'a moment': await hasMoment(),
    'a counter': JSON.stringify(await countersNow()) !== JSON.stringify(counters),
    // Every mark leaves one line, a question none.
    'the journal': (await journalNow()) !== lines + PEOPLE,
    'the topic of the appointment': await hasTopic(),
  }
}

const found = (ways: Ways) => Object.keys(ways).filter((way) => ways[way])

describe('from a question back to whoever asked it', () => {
  test('there is no way, once the jobs have run', async () => {
    await mixQuestions(job, {}, after(hours(3)))
    await forgetTopics(job, {}, tomorrow)
    expect(found(await waysBack())).toEqual([])
  })

  test('there are ways when no job runs: who tries does find them', async () => {
    expect(found(await waysBack())).toEqual([
      ...['the order in which they lie', 'the order of their transactions'],
      ...['a transaction that wrote something else', 'the topic of the appointment'],
    ])
  })

  test('the topics of today’s appointments stay until tomorrow, for who still has to help', async () => {
    await forgetTopics(job, {}, after(hours(9)))
    expect(found(await waysBack())).toContain('the topic of the appointment')
  })

  test('an id, a moment, a counter or a line that somebody adds is found', async () => {
    await mixQuestions(job, {}, after(hours(3)))
    await forgetTopics(job, {}, tomorrow)
    const { visits } = await stored()
    await database.sql`alter table visit add column stored_at timestamptz default now(), add column number bigserial`
    await database.sql`insert into journal (at, job, verb, kind, why, row_ids)
      values (now(), 'test', 'make', 'question', 'test', ${[the(visits[0]).id]}::text[])`
    expect(found(await waysBack())).toEqual(['an id', 'a moment', 'a counter', 'the journal'])
  })
})

/** How far questions follow the appointments about the same topic (1: entirely, 0: not at all), in this order of rows. */
async function sameOrder(order: 'ctid' | 'xmin::text::bigint'): Promise<number> {
  const [row] = await database.sql.unsafe(
    `
    with helped as (
      select t.topic, rank() over (order by a.${order}) as place from attendance a
      join unnest($1::text[]) with ordinality as t (topic, number) on t.number = (
        select count(*) from attendance before where lower(before.during) <= lower(a.during))
    ), asked as (
      select q.topic, rank() over (order by v.${order}) as place from visit v join question q on q.visit_id = v.id
    )
    select coalesce(corr(helped.place, asked.place), 0) as alike from helped join asked using (topic)`,
    [topics.slice(0, PEOPLE).map(({ code }) => code)],
  )
  return Math.abs(Number(row?.alike))
}

/** Whether a visit, though not all of a day, was written together with a row of another table. */
async function sharesTransaction(): Promise<boolean> {
  const written = await database.sql`select xmin::text as by, count(*) as visits from visit group by 1`
  for (const { by, visits } of written)
    for (const table of [...(await otherTables()), 'visit_seen']) {
      if (Number(visits) === PEOPLE) continue
      const [row] = await database.sql.unsafe(
        `select 1 as yes from "${table}" where xmin::text = '${by}' limit 1`,
      )
      if (row) return true
    }
  return false
}

async function hasIdElsewhere(): Promise<boolean> {
  const { visits, questions, seen } = await stored()
  const own = [...visits, ...questions].map(({ id }) => id)
  const everything = await textOf([...(await otherTables()), 'visit_seen'])
  const ofDevices = await textOf([...(await otherTables()), 'visit', 'question'])
  return own.some((id) => everything.includes(id)) || seen.some(({ id }) => ofDevices.includes(id))
}

async function hasMoment(): Promise<boolean> {
  const columns = await database.sql`select 1 from information_schema.columns
    where table_name in ('visit', 'question', 'visit_seen') and data_type ~ '^time|^interval'`
  return columns.length > 0
}

/** Every counter that stands on its own, and whether a question has one. */
async function countersNow(): Promise<unknown[]> {
  const rows = await database.sql`select c.relname as name, pg_get_serial_sequence(t.relname, a.attname) as of
    from pg_class c join pg_depend d on d.objid = c.oid join pg_class t on t.oid = d.refobjid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where c.relkind = 'S' and t.relname in ('visit', 'question', 'visit_seen')`
  return [...rows]
}

async function journalNow(): Promise<number> {
  const [row] =
    await database.sql`select count(*)::int as lines from journal where job is null or job <> 'test'
    or kind = 'question'`
  return row?.lines ?? 0
}

/** Whether an appointment of the day of a question says what it was about. */
async function hasTopic(): Promise<boolean> {
  const rows = await database.sql`select 1 from visit v join question q on q.visit_id = v.id
    join activity a on a.branch_id = v.branch_id and (a.starts_at at time zone 'Europe/Amsterdam')::date = v.day
    join booking b on b.activity_id = a.id and b.topic = q.topic limit 1`
  return rows.length > 0
}

async function otherTables(): Promise<string[]> {
  const rows = await database.sql`select relname as name from pg_class where relkind = 'r'
    and relnamespace = 'public'::regnamespace and relname not in ('visit', 'question', 'visit_seen')`
  return rows.map(({ name }) => String(name))
}

async function textOf(tables: string[]): Promise<string> {
  const texts = await Promise.all(
    tables.map((table) =>
      database.sql.unsafe(`select string_agg(to_jsonb(t)::text, ' ') as text from "${table}" t`),
    ),
  )
  return texts.map(([row]) => row?.text ?? '').join(' ')
}
