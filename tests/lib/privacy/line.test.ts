import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { activity } from '@/db/tables/agenda'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { settle } from '@/lib/places/commands/settle'
import { forgetResidents } from '@/lib/privacy/commands/forget'
import { callOffRun } from '@/lib/rescheduling/commands/lessons'
import { done } from '../../support/allowed/rows'
import { books, freshDatabase } from '../../support/database'
import { aColleague } from '../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  anyone,
  bookOne,
  days,
  inside,
  job,
  now,
  the,
} from '../../support/world'

// Who waited for a course and is not known any more can be told nothing: they stand in nobody's way.
freshDatabase()

/** A course of months that is under way and full, with two who waited for it until they were forgotten. */
async function forgottenLine() {
  const carla = await aColleague()
  const run = await aCourseRun({ places: 2, lessons: 8, startsAt: after(days(2)) })
  const came: string[] = []
  for (let i = 0; i < 4; i++)
    came.push(done(await bookOne(anyone, aBooking(run.id, { orWait: true }), now)).bookingId)
  const later = after(days(40))
  expect(await forgetResidents(job, {}, later)).toBe(2)
  return { carla, run, inPlace: came.slice(0, 2), later }
}

const statusOf = async (activityId: number) => (await inside(activityId)).map(({ status }) => status).sort()

test('a place that comes free once more people can come in is for whoever comes', async () => {
  const { carla, run, inPlace, later } = await forgottenLine()
  await books()
    .update(activity)
    .set({ enrolUntil: after(days(50)) })
    .where(eq(activity.id, run.id))
  done(await cancelBooking(carla, { bookingId: the(inPlace[0]), by: 'resident' }, later))
  await settle(job, {}, later)
  expect(await statusOf(run.id)).toEqual(['booked', 'waiting', 'waiting'])
  done(await bookOne(anyone, aBooking(run.id), later))
  await settle(job, {}, after(days(48)))
  expect(await statusOf(run.id)).toEqual(['booked', 'booked', 'waiting', 'waiting'])
})

test('the course can be called off for who is in it', async () => {
  const { carla, run, inPlace, later } = await forgottenLine()
  const choices = inPlace.map((bookingId) => ({ bookingId, way: 'call' as const }))
  expect(await callOffRun(carla, { activityId: run.id, choices }, later)).toMatchObject({ ok: true })
})
