import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { extra } from '@/db/tables/care'
import { addExtra, undoExtra } from '@/lib/attendance/commands/extra'
import { Forbidden } from '@/lib/tools/access'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { aCourseWith, aTrainerOf } from '../../../support/register'
import { journalLines } from '../../../support/workers'
import { after, days, minutes, now, the } from '../../../support/world'

freshDatabase('test')

test('who came along is counted once, however often it is sent, and nobody asks who it was', async () => {
  const { activityId, meetingId } = await aCourseWith()
  const tineke = await aTrainerOf(activityId)
  const one = { extraId: randomUUID(), meetingId }
  for (const _ of [1, 2]) expect(await addExtra(tineke, one, now)).toMatchObject({ ok: true })
  expect(await books().select().from(extra)).toEqual([
    { id: one.extraId, meetingId, at: now, markedBy: tineke.userId, undoneAt: null },
  ])
  expect(await journalLines()).toContainEqual({
    ...{ verb: 'change', kind: 'activity', why: 'extra', rowIds: [String(activityId)], who: tineke.userId },
  })
})

test('is taken back within ten minutes, once', async () => {
  const { activityId, meetingId } = await aCourseWith()
  const tineke = await aTrainerOf(activityId)
  const [one, other] = [randomUUID(), randomUUID()]
  for (const extraId of [one, other]) await addExtra(tineke, { extraId, meetingId }, now)
  for (const _ of [1, 2])
    expect(await undoExtra(tineke, { extraId: one }, after(minutes(9)))).toMatchObject({ ok: true })
  expect(await undoExtra(tineke, { extraId: other }, after(minutes(10)))).toMatchObject({
    reason: 'too_late',
  })
  expect(await undoExtra(tineke, { extraId: randomUUID() }, now)).toMatchObject({ reason: 'unknown' })
})

test('is for who gives the lesson, and not before its day', async () => {
  const { activityId, meetingId, meetings } = await aCourseWith()
  const [tineke, other] = [await aTrainerOf(activityId), await aColleague('trainer')]
  const extraId = randomUUID()
  expect(await addExtra(other, { extraId, meetingId }, now)).toMatchObject({ reason: 'unknown' })
  const later = { extraId, meetingId: the(meetings[1]) }
  expect(await addExtra(tineke, later, now)).toMatchObject({ reason: 'too_early' })
  expect(await addExtra(tineke, later, after(days(7)))).toMatchObject({ ok: true })
  expect(await undoExtra(other, { extraId }, after(days(7)))).toMatchObject({ reason: 'unknown' })
  await expect(addExtra(await aColleague('dpo'), later, now)).rejects.toThrow(Forbidden)
})
