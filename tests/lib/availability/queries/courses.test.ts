import { expect, test } from 'vitest'
import { courseList, courseRun } from '@/lib/availability/queries/courses'
import { freePerBranch } from '@/lib/availability/queries/times'
import { freshDatabase } from '../../../support/database'
import { aWorker } from '../../../support/walls'
import { aBranch, aCourseRun, after, anyone, aSlot, calledOff, days, now } from '../../../support/world'

const database = freshDatabase()

test('a partner is shown what is free where it works and what is kept for it, or everything', async () => {
  const [near, far] = [await aBranch(), await aBranch()]
  const runs = [await aCourseRun({ branchId: near.id }), await aCourseRun({ branchId: far.id })]
  for (const { id } of [near, far]) await aSlot({ branchId: id, startsAt: after(days(3)) })
  const partner = await aWorker(database.sql, 'partner')
  const seen = async () => {
    const wish = { areaOf: partner.organisationId }
    const courses = await courseList(partner, wish, now)
    const times = await freePerBranch(partner, { ...wish, times: 3 }, now)
    return [courses.map((one) => one.activityId), times.map((one) => one.branchSlug)]
  }
  expect(await seen()).toEqual([runs.map((run) => run.id), expect.arrayContaining([near.slug, far.slug])])

  await database.sql`insert into organisation_area (organisation_id, municipality_id)
    select ${partner.organisationId}, municipality_id from branch where id = ${near.id}`
  expect(await seen()).toEqual([[runs[0]?.id], [near.slug]])

  await database.sql`insert into reservation (activity_id, partner_id, places, until_at, created_at)
    values (${runs[1]?.id ?? 0}, ${partner.organisationId}, 1, ${after(days(2))}, ${now})`
  expect(await seen()).toEqual([runs.map((run) => run.id), [near.slug]])
})

test('who opens a course that was called off reads since when, so that its lessons to come can be marked', async () => {
  const run = await aCourseRun({ startsAt: after(days(3)), lessons: 2 })
  expect(await courseRun(anyone, run.id, now)).toMatchObject({ open: true, cancelledAt: null })
  await calledOff(run.id)
  expect(await courseRun(anyone, run.id, now)).toMatchObject({ open: false, cancelledAt: expect.any(Date) })
})
