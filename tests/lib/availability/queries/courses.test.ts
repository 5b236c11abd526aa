import { expect, test } from 'vitest'
import { courseList } from '@/lib/availability/queries/courses'
import { freePerBranch } from '@/lib/availability/queries/times'
import { freshDatabase } from '../../../support/database'
import { aWorker } from '../../../support/walls'
import { aBranch, aCourseRun, after, aSlot, days, now } from '../../../support/world'

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
