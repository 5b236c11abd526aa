import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { activity, place } from '@/db/tables/agenda'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { moveBooking } from '@/lib/bookings/commands/move'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import type { Choice } from '@/lib/rescheduling/rules/choices'
import type { Staff } from '@/lib/tools/access'
import { done } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { aBooking, aBranch, bookOne, inside, job, now, the, weeklyHours } from '../../../support/world'

freshDatabase('test')

/** A branch with two desks on Tuesday, and the times of 9 March. */
async function aTuesday() {
  const [carla, branch] = [await aColleague(), await aBranch()]
  const hoursId = await weeklyHours(branch.id, { desks: 2 })
  await fillAgenda(job, {}, now)
  const all = await books()
    .select()
    .from(activity)
    .where(eq(activity.branchId, branch.id))
    .orderBy(activity.startsAt)
  const times = all.filter(({ startsAt }) => startsAt.toISOString().startsWith('2027-03-09'))
  return { carla, branch, hoursId, slot: the(times[0]), later: the(times[1]) }
}

const come = async (activityId: number) => done(await bookOne(job, aBooking(activityId), now)).bookingId
const letIn = async (carla: Staff, activityId: number) =>
  done(await bookOne(carla, { ...aBooking(activityId), because: 'urgent' }, now)).bookingId
const placesOf = (activityId: number) => books().select().from(place).where(eq(place.activityId, activityId))
const aboveOf = async (activityId: number) =>
  Number(
    the(
      (
        await books().execute<{ above: number }>(
          sql`select count(*)::int as above from overbooked where activity_id = ${activityId}`,
        )
      )[0],
    ).above,
  )

describe('a desk less where somebody was let in above the desks', () => {
  test.each(['cancel', 'move', 'call'] as const)(
    'hits one, and %s leaves the others as they were',
    async (way) => {
      const { carla, hoursId, slot, later } = await aTuesday()
      const first = [await come(slot.id), await come(slot.id)]
      const last = await letIn(carla, slot.id)
      const exception = { off: false, fromTime: null, untilTime: null, desks: 1, because: 'illness' } as const
      const change: Change = { kind: 'exception', hoursId, date: '2027-03-09', exception }
      expect((await previewOf(carla, change, now))?.hits).toMatchObject([
        { bookingId: last, because: 'fewer' },
      ])
      const to = way === 'move' ? { to: { hoursId, startsAt: later.startsAt } } : {}
      const choices: Choice[] = [{ bookingId: last, way, ...to }]
      done(await changeAgenda(carla, { change, choices, lessons: [] }, now))
      expect((await inside(slot.id)).map(({ id }) => id)).toEqual(first)
      expect([await aboveOf(slot.id), (await placesOf(slot.id)).length]).toEqual([1, 2])
      // Looked at again, nobody else is hit.
      expect((await previewOf(carla, change, now))?.hits).toEqual([])
      // And whoever leaves leaves nothing to anybody new.
      done(await cancelBooking(carla, { bookingId: the(first[0]) }, now))
      expect(await bookOne(job, aBooking(slot.id), now)).toMatchObject({ reason: 'full' })
    },
  )
})

describe('what is let stand has no place for anybody new', () => {
  const kept = async () => {
    const { carla, branch, slot, later } = await aTuesday()
    const bookingId = await come(slot.id)
    const closure = {
      ...{ branchId: branch.id, fromDate: '2027-03-09', untilDate: '2027-03-09' },
      ...{ fromTime: '09:45', untilTime: '10:15', reason: 'Verbouwing' },
    }
    const change: Change = { kind: 'closure', closureId: null, closure }
    const choices: Choice[] = [{ bookingId, way: 'stand', because: 'promised' }]
    done(await changeAgenda(carla, { change, choices, lessons: [] }, now))
    return { carla, slot, later, bookingId }
  }

  test('also when who was promised it cancels', async () => {
    const { carla, slot, bookingId } = await kept()
    done(await cancelBooking(carla, { bookingId }, now))
    expect(await bookOne(job, aBooking(slot.id), now)).toMatchObject({ reason: 'full' })
  })

  test('also when who was promised it takes another time', async () => {
    const { carla, slot, later, bookingId } = await kept()
    done(await moveBooking(carla, { bookingId, activityId: later.id }, now))
    expect(await bookOne(job, aBooking(slot.id), now)).toMatchObject({ reason: 'full' })
  })
})
