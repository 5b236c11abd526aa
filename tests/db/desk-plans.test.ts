import { beforeAll, describe, expect, test } from 'vitest'
import { seed } from '@/db/seed'
import { dayStamp, deskDay } from '@/lib/attendance/queries/day'
import { lessonsFor } from '@/lib/attendance/queries/lessons'
import { registerOf, standingsOf } from '@/lib/attendance/queries/register'
import { registerOfRun } from '@/lib/attendance/queries/run'
import { deskTimes } from '@/lib/availability/queries/desk'
import type { Sought } from '@/lib/bookings/input/find'
import { deskBooking } from '@/lib/bookings/queries/desk'
import { findBookings } from '@/lib/bookings/queries/find'
import { sameName } from '@/lib/bookings/queries/same-name'
import { calledToday } from '@/lib/notices/queries/called'
import { callsFor } from '@/lib/notices/queries/calls'
import { dueNow } from '@/lib/notices/queries/due'
import { erasable, knownOf } from '@/lib/privacy/queries/known'
import { deskTopics } from '@/lib/questions/queries/topics'
import { tasksFor } from '@/lib/tasks/queries'
import type { Staff } from '@/lib/tools/access'
import { useDatabase as workWith } from '@/lib/tools/database'
import { localDate } from '@/lib/tools/time'
import { fillProvince } from '../bench/province'
import { freshDatabase } from '../support/database'
import { aColleague } from '../support/partners'
import { wholeReads } from '../support/plans'
import { statementsOf } from '../support/statements'
import { now, the } from '../support/world'

const books = freshDatabase()

let desk: Staff
let trainer: Staff
let branchId: number
let lesson: { meetingId: number; activityId: number }
let one: { name: string; digits: string; code: string; startsAt: Date; bookingId: string; activityId: number }

beforeAll(async () => {
  await seed(books.url, now)
  await fillProvince(books.url, { libraries: 4, years: 2, now })
  workWith(books.db)
  desk = await aColleague('adviser')
  trainer = await aColleague('trainer')
  const { sql } = books
  const [where] = await sql`select id from branch where slug = 'mijdrecht'`
  branchId = Number(the(where).id)
  const [given] = await sql`select m.id, m.activity_id from meeting m join activity a on a.id = m.activity_id
    where a.kind = 'course' and m.starts_at > ${now} and exists (select from attendance t where t.meeting_id = m.id)
    order by m.starts_at limit 1`
  lesson = { meetingId: Number(the(given).id), activityId: Number(the(given).activity_id) }
  await sql`insert into run_trainer (activity_id, user_id, bound_at) values (${lesson.activityId}, ${trainer.userId}, ${now})`
  const [row] =
    await sql`select r.name, r.last_digits, b.code, b.id, a.id as activity_id, a.starts_at from resident r
    join booking b on b.resident_id = r.id join activity a on a.id = b.activity_id
    where r.last_digits is not null and a.starts_at > ${now} order by a.starts_at limit 1`
  const { name, last_digits: digits, code, id: bookingId, activity_id, starts_at: startsAt } = the(row)
  one = { name, digits, code, bookingId, activityId: Number(activity_id), startsAt }
}, 240_000)

type Look = [what: string, work: () => Promise<unknown>]

const looks: Look[] = [
  ['the day', () => deskDay(desk, { branchId }, now)],
  ['what is due', () => dueNow(desk, now)],
  ['the topics', () => deskTopics(desk)],
  ['the stamp', () => dayStamp(desk, { branchId }, now)],
  ['a code', () => find({ by: 'code', code: one.code })],
  ['a name', () => find({ by: 'name', name: one.name, day: dayOf() })],
  ['digits with a letter', () => find({ by: 'digits', digits: one.digits, letter: 'D', day: null })],
  ['digits with a day', () => find({ by: 'digits', digits: one.digits, letter: null, day: dayOf() })],
  ['the same name', () => sameName(desk, { name: one.name, activityId: one.activityId }, now)],
  ['one booking', () => deskBooking(desk, { bookingId: one.bookingId }, now)],
  ['the free times of a branch', () => deskTimes(desk, { topic: null, branchId, times: 24 }, now)],
  ['the calls', () => callsFor(desk, now)],
  ['who was called', () => calledToday(desk, now)],
  ['the tasks', () => tasksFor(desk, now)],
  ['all that is known of somebody', () => knownOf(desk, one, now)],
  ['what can be erased', () => erasable(desk, one, now)],
  ['the lessons of the desk', () => lessonsFor(desk, { day: localDate(now) })],
  ['a register at the desk', () => registerOf(desk, lesson, now)],
  ['the lessons of a trainer', () => lessonsFor(trainer, { day: localDate(now) })],
  ['a register of a trainer', () => registerOf(trainer, lesson, now)],
  ['how they stand', () => standingsOf(trainer, lesson, now)],
  ['lessons and people', () => registerOfRun(trainer, lesson.activityId, now)],
]

function find(sought: object) {
  return findBookings(desk, { ...sought, from: 'search' } as Sought, now)
}

function dayOf() {
  return localDate(one.startsAt)
}

test('what the desk opens its day with is asked in eight statements at most, also in a province', async () => {
  const sent = await statementsOf(() =>
    Promise.all([deskDay(desk, { branchId }, now), dueNow(desk, now), deskTopics(desk)]),
  )
  expect(sent.length).toBeLessThanOrEqual(8)
})

describe.each(['force_custom_plan', 'force_generic_plan'])(
  'planned for what is asked, or once: %s',
  (mode) => {
    test.each(looks)('%s reads no whole table of a province', async (_, work) => {
      const sent = await statementsOf(work)
      expect(sent.length).toBeGreaterThan(0)
      expect(await wholeReads(books.appUrl, sent, mode)).toEqual([])
    })
  },
)
