import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { meeting } from '@/db/tables/agenda'
import { closure } from '@/db/tables/network'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import type { LessonChange } from '@/lib/rescheduling/rules/lessons'
import { addDays, localDate, weekday } from '@/lib/tools/time'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aCourseRun, days, now } from '../../../support/world'

freshDatabase('test')

test('a lesson that was let stand is hit when its day opens and closes once more, and is none that stands between', async () => {
  const { actor } = await anEmployee('coordinator')
  const run = await aCourseRun()
  const lessons = await books().select().from(meeting).where(eq(meeting.activityId, run.id))
  const [first] = lessons.sort((a, b) => +a.startsAt - +b.startsAt)
  if (!first) throw new Error('a run has lessons')
  const day = localDate(first.startsAt)
  const closes = (branchId: number | null, over = 0): Change => {
    const days = { fromDate: day, untilDate: addDays(day, over), fromTime: null, untilTime: null }
    return { kind: 'closure', closureId: null, closure: { branchId, ...days, reason: 'Verbouwing' } }
  }
  const stands: LessonChange = { meetingId: first.id, way: 'stand', because: 'elsewhere' }
  const change = closes(run.branchId)
  expect(await changeAgenda(actor, { change, choices: [], lessons: [stands] }, now)).toMatchObject({
    ok: true,
  })
  // Of the same day that was said already, also by another closure.
  expect((await previewOf(actor, closes(null, 1), now))?.lessons).toEqual([])
  const [own] = await books().select().from(closure)
  const opens: Change = { kind: 'closure', closureId: own?.id ?? 0, closure: null }
  expect(await changeAgenda(actor, { change: opens, choices: [], lessons: [] }, now)).toMatchObject({
    ok: true,
  })
  const [held] = await books().select().from(meeting).where(eq(meeting.id, first.id))
  expect(held?.keptBecause).toBeNull()
  const again = await previewOf(actor, closes(null), now)
  expect(again?.lessons.map(({ meetingId }) => meetingId)).toEqual([first.id])
})

test('a lesson that was let stand before a day that is open now is hit when that day closes', async () => {
  const { actor } = await anEmployee('coordinator')
  const run = await aCourseRun()
  await books().update(meeting).set({ keptBecause: 'elsewhere' }).where(eq(meeting.activityId, run.id))
  const [first] = await books().select().from(meeting).where(eq(meeting.activityId, run.id))
  const day = localDate(first?.startsAt ?? now)
  const days = { fromDate: day, untilDate: day, fromTime: null, untilTime: null }
  const closed = { branchId: run.branchId, ...days, reason: 'Verbouwing' }
  const change: Change = { kind: 'closure', closureId: null, closure: closed }
  expect((await previewOf(actor, change, now))?.lessons.map(({ meetingId }) => meetingId)).toEqual([
    first?.id,
  ])
})

test('a lesson on a closed day goes to no other closed day, and to no other lesson of its run', async () => {
  const { actor } = await anEmployee('coordinator')
  const run = await aCourseRun()
  const lessons = await books()
    .select()
    .from(meeting)
    .where(eq(meeting.activityId, run.id))
    .orderBy(asc(meeting.startsAt))
  const [first, second] = lessons
  if (!first || !second) throw new Error('a run has lessons')
  const day = localDate(first.startsAt)
  const closure = {
    ...{ branchId: run.branchId, fromDate: day, untilDate: addDays(day, 1), fromTime: null, untilTime: null },
    reason: 'Verbouwing',
  }
  const change: Change = { kind: 'closure', closureId: null, closure }
  expect((await previewOf(actor, change, now))?.lessons.map(({ meetingId }) => meetingId)).toEqual([first.id])
  const moved = (by: number) => ({
    ...{ meetingId: first.id, way: 'move' as const },
    ...{ startsAt: new Date(first.startsAt.getTime() + by), endsAt: new Date(first.endsAt.getTime() + by) },
  })
  const asks = (by: number) => changeAgenda(actor, { change, choices: [], lessons: [moved(by)] }, now)
  expect(await asks(days(1))).toMatchObject({
    ...{ reason: 'shut', fields: { [`lesson.${first.id}.day`]: ['shut'] } },
  })
  const toSecond = second.startsAt.getTime() - first.startsAt.getTime()
  expect(await asks(toSecond)).toMatchObject({ reason: 'lesson_overlap' })
  expect(await asks(days(-60))).toMatchObject({ reason: 'past' })
  // To a Sunday only who was told so.
  const toSunday = days(((7 - weekday(addDays(day, 2))) % 7) + 2)
  expect(weekday(localDate(new Date(first.startsAt.getTime() + toSunday)))).toBe(7)
  const unseen = { change, choices: [], lessons: [{ ...moved(toSunday), seen: false }] }
  expect(await changeAgenda(actor, unseen, now)).toMatchObject({
    ...{ reason: 'unusual', fields: { [`lesson.${first.id}.day`]: ['unusual'] } },
  })
  const told = { change, choices: [], lessons: [{ ...moved(toSunday), seen: true }] }
  expect(await previewOf(actor, change, now)).not.toBeNull()
  expect(await changeAgenda(actor, told, now)).toMatchObject({ ok: true })
  const [held] = await books().select().from(meeting).where(eq(meeting.id, first.id))
  expect(held?.startsAt).toEqual(new Date(first.startsAt.getTime() + toSunday))
})
