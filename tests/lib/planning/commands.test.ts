import { expect, test, vi } from 'vitest'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { whatFillsAgenda } from '@/lib/planning/queries/fills'
import type { Plan } from '@/lib/planning/rules/plan'
import { plan } from '@/lib/planning/steps/plan'
import { freshDatabase } from '../../support/database'
import { aBranch, aCourseRun, after, days, hours, job, minutes, now, weeklyHours } from '../../support/world'

const database = freshDatabase('test')

const agenda = () => database.sql`select a.id, a.starts_at, a.ends_at, a.branch_id,
  (select count(*)::int from place p where p.activity_id = a.id) as places,
  (select count(*)::int from meeting m where m.activity_id = a.id) as meetings
  from activity a order by a.id`

const weekdays = (branchId: number, weekday: number) => weeklyHours(branchId, { weekday, desks: 2 })

test('filling the agenda twice gives the same rows', async () => {
  const branch = await aBranch()
  await weekdays(branch.id, 2)
  expect(await fillAgenda(job, {}, now)).toBeGreaterThan(20)
  const once = await agenda()
  expect(await fillAgenda(job, {}, now)).toBe(0)
  expect(await agenda()).toEqual(once)
  expect(once.every((row) => row.places === 2 && row.meetings === 1)).toBe(true)
})

test('several instances at once fill it once', async () => {
  const branch = await aBranch()
  await weekdays(branch.id, 3)
  const made = await Promise.all([1, 2, 3, 4].map(() => fillAgenda(job, {}, now)))
  const rows = await agenda()
  expect(made.reduce((sum, count) => sum + count, 0)).toBe(rows.length)
  expect(new Set(rows.map((row) => row.starts_at.getTime())).size).toBe(rows.length)
})

test('a day later there is a week more and nothing twice', async () => {
  const branch = await aBranch()
  await weekdays(branch.id, 1)
  await fillAgenda(job, {}, now)
  const before = await agenda()
  await fillAgenda(job, {}, after(days(7)))
  const later = await agenda()
  expect(later.slice(0, before.length)).toEqual(before)
  expect(later.length).toBeGreaterThan(before.length)
})

test('a closed branch has no times on those days; another branch does', async () => {
  const [closed, open] = [await aBranch(), await aBranch()]
  await weekdays(closed.id, 2)
  await weekdays(open.id, 2)
  await database.sql`insert into closure (branch_id, from_date, until_date, reason)
    values (${closed.id}, '2027-03-01', '2027-03-10', 'verbouwing')`
  await fillAgenda(job, {}, now)
  const early = (await agenda()).filter((row) => row.starts_at < new Date('2027-03-11'))
  expect(new Set(early.map((row) => Number(row.branch_id)))).toEqual(new Set([open.id]))
})

test('what is there already is not written again', async () => {
  const branch = await aBranch()
  await weekdays(branch.id, 4)
  await fillAgenda(job, {}, now)
  const written = async () =>
    (await database.sql`select pg_sequence_last_value(pg_get_serial_sequence('activity', 'id')) as last`)[0]
  const before = await written()
  expect(await fillAgenda(job, {}, after(1_000))).toBe(0)
  // A row that is tried in vain takes a number all the same.
  expect(await written()).toEqual(before)
})

test('what fills the agenda changes with the day, the weekly hours and the closures, and not by itself', async () => {
  const branch = await aBranch()
  const seen = [await whatFillsAgenda(job, now)]
  expect(await whatFillsAgenda(job, after(minutes(1)))).toBe(seen[0])
  await weekdays(branch.id, 5)
  seen.push(await whatFillsAgenda(job, now))
  await database.sql`update hours_version set desks = 3`
  seen.push(await whatFillsAgenda(job, now))
  await database.sql`insert into closure (branch_id, from_date, until_date, reason)
    values (${branch.id}, '2027-03-01', '2027-03-10', 'verbouwing')`
  seen.push(await whatFillsAgenda(job, now))
  seen.push(await whatFillsAgenda(job, after(days(1))))
  expect(new Set(seen).size).toBe(5)
})

test('a library that is new is filled a part at a time, and all of it', async () => {
  const branch = await aBranch()
  for (const weekday of [1, 2, 3, 4, 5]) await weekdays(branch.id, weekday)
  await database.sql`update hours_version set minutes = 5`
  const transactions = vi.spyOn(database.db, 'transaction')
  const made = await fillAgenda(job, {}, now)
  expect(made).toBe((await agenda()).length)
  // Two that read, and the others write.
  expect(transactions.mock.calls.length).toBe(2 + Math.ceil(made / 250))
  transactions.mockRestore()
})

test('two runs of a course that begin at the same moment in the same branch have their own places and lessons', async () => {
  const { branchId, startsAt } = await aCourseRun()
  const [kind] = await database.sql`select id from course`
  const endsAt = after(hours(2), startsAt)
  const run = (capacity: number, lessons: number): Plan => ({
    kind: 'course',
    branchId,
    courseId: Number(kind?.id),
    title: 'Klik & Tik',
    capacity,
    meetings: Array.from({ length: lessons }, (_, week) => ({
      startsAt: after(days(7 * week), startsAt),
      endsAt: after(days(7 * week), endsAt),
    })),
  })
  const ids = await database.db.transaction((tx) => plan(tx, [run(5, 1), run(9, 3)]))
  const made = (await agenda()).filter(({ id }) => ids.includes(Number(id)))
  expect(made).toMatchObject([
    { places: 5, meetings: 1 },
    { places: 9, meetings: 3 },
  ])
})
