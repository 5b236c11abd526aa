import { describe, expect, test } from 'vitest'
import type { QueryFailed } from '@/db/client'
import { courseList, courseRun } from '@/lib/availability/queries/courses'
import { deskTimes } from '@/lib/availability/queries/desk'
import { consultationSlot, freeMoments } from '@/lib/availability/queries/times'
import { book } from '@/lib/bookings/commands/book'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import type { Because } from '@/lib/bookings/steps/take'
import { endGuest } from '@/lib/drafts/commands'
import { settle } from '@/lib/places/commands/settle'
import { eraseResident } from '@/lib/privacy/commands/erase'
import { asActor } from '@/lib/tools/transaction'
import { freshDatabase } from '../../../support/database'
import { aColleague, aPartner } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  type Activity,
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aSlot,
  bookOne,
  days,
  hours,
  job,
  minutes,
  now,
  the,
  theBooking,
} from '../../../support/world'

const database = freshDatabase('test')

const because: Because = 'promised'
async function booked(activityId: number, given: Parameters<typeof aBooking>[1] = {}, by = job) {
  const made = await bookOne(by, aBooking(activityId, given), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
async function overbooked(activityId: number, at = now) {
  const actor = await aColleague('adviser')
  const answer = await book(actor, { ...aBooking(activityId), because }, at)
  return answer.ok ? { ...the(answer.value[0]), actor } : answer.reason
}
const places = async ({ id }: Activity) =>
  (await database.sql`select number from place where activity_id = ${id} order by number`).map(
    ({ number }) => number as number,
  )
const open = async ({ id }: Activity) => {
  const [row] = await database.sql`select count(*)::int as open from overbooking
    where activity_id = ${id} and ended_at is null`
  return row?.open as number
}

describe('above the places there are', () => {
  test('the desk lets somebody in with a reason: an extra place and the booking at once, and who and why', async () => {
    const slot = await aSlot({ desks: 1 })
    await booked(slot.id)
    const made = await overbooked(slot.id)
    if (typeof made === 'string') throw new Error(made)
    expect(await theBooking(made.bookingId)).toMatchObject({ status: 'booked', placeNo: 2, atDesk: true })
    const [row] = await database.sql`select because, made_by, number, ended_at from overbooking`
    expect(row).toEqual({ because, made_by: made.actor.userId, number: 1, ended_at: null })
    expect(await journalLines()).toContainEqual(
      expect.objectContaining({ why: 'overbook', kind: 'activity', rowIds: [String(slot.id)] }),
    )
  })

  test('as many as the library allows, and nobody more; where there is room nobody is let in above it', async () => {
    const slot = await aSlot({ desks: 1 })
    const first = await overbooked(slot.id)
    expect([typeof first, await open(slot), await places(slot)]).toEqual(['object', 0, [1]])
    await overbooked(slot.id)
    await overbooked(slot.id)
    expect([await overbooked(slot.id), await open(slot), await places(slot)]).toEqual([
      'overbooked',
      2,
      [1, 2, 3],
    ])
    const library = await aColleague('coordinator')
    await database.sql`insert into settings (organisation_id, overbook_most) values (${library.organisationId}, 3)`
    expect([typeof (await overbooked(slot.id)), await open(slot)]).toEqual(['object', 3])
  })

  test('never by a partner, a browser or a job, whatever they send', async () => {
    const run = await aCourseRun({ places: 1 })
    await booked(run.id)
    for (const actor of [await aPartner(), job, anyone])
      expect(await book(actor, { ...aBooking(run.id), because }, now)).toMatchObject({ reason: 'full' })
    for (const actor of [await aPartner(), await aColleague('trainer'), anyone]) {
      const written = asActor(actor, (tx) =>
        tx.execute(`insert into overbooking (id, activity_id, number, because, made_at)
          values (gen_random_uuid(), ${run.id}, 1, 'promised', now())`),
      )
      await expect(written).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('PostgreSQL itself holds the most: not one more, and not for somebody else’s name', async () => {
    const [slot, actor] = [await aSlot(), await aColleague('adviser')]
    const write = (number: number, by: string) =>
      asActor(actor, (tx) =>
        tx.execute(`insert into overbooking (id, activity_id, number, because, made_by, made_at)
          values (gen_random_uuid(), ${slot.id}, ${number}, 'urgent', '${by}', now())`),
      ).then(
        () => 'written',
        (error: QueryFailed) => error.code,
      )
    expect(await write(1, actor.userId)).toBe('written')
    expect(await write(1, actor.userId)).toBe('23505')
    expect(await write(3, actor.userId)).toBe('42501')
    expect(await write(2, (await aColleague('adviser')).userId)).toBe('42501')
  })

  test('two desks at once never let in one too many', async () => {
    const slot = await aSlot({ desks: 1 })
    await booked(slot.id)
    const answers = await Promise.all(Array.from({ length: 6 }, () => overbooked(slot.id)))
    expect(answers.filter((one) => typeof one === 'object')).toHaveLength(2)
    expect([await open(slot), await places(slot)]).toEqual([2, [1, 2, 3]])
  })
})

describe('the first place that comes free disappears instead of going to the line', () => {
  /** A course of one place in which two are, and one waits. */
  async function full() {
    const run = await aCourseRun({ places: 1, startsAt: after(days(30)) })
    const first = await booked(run.id)
    const extra = await overbooked(run.id)
    if (typeof extra === 'string') throw new Error(extra)
    const waits = await booked(run.id, { orWait: true })
    return { run, first, extra, waits }
  }
  const stays = async (run: Activity, waits: { bookingId: string }, number: number) => {
    expect([await places(run), await open(run)]).toEqual([[number], 0])
    expect(await theBooking(waits.bookingId)).toMatchObject({ status: 'waiting' })
  }

  test('when somebody cancels, whoever that is; the next one does go to the line', async () => {
    const { run, first, extra, waits } = await full()
    await cancelBooking(extra.actor, first, now)
    await stays(run, waits, 2)
    await cancelBooking(extra.actor, extra, now)
    expect(await theBooking(waits.bookingId)).toMatchObject({ status: 'offered', placeNo: 2 })
  })

  test('when somebody leaves a course that has begun, or is wiped', async () => {
    const { run, first, extra, waits } = await full()
    await cancelBooking(extra.actor, first, after(days(31)))
    expect([await places(run), await open(run)]).toEqual([[2], 0])
    const again = await full()
    await eraseResident(extra.actor, { bookingId: again.first.bookingId, also: [] }, now)
    await stays(again.run, again.waits, 2)
    expect(await theBooking(waits.bookingId)).toMatchObject({ status: 'waiting' })
  })

  test('when somebody moves to another time', async () => {
    const [slot, other] = [await aSlot(), await aSlot({ startsAt: after(days(2)) })]
    const first = await booked(slot.id)
    const extra = await overbooked(slot.id)
    if (typeof extra === 'string') throw new Error(extra)
    await moveBooking(extra.actor, { bookingId: first.bookingId, activityId: other.id }, now)
    expect([await places(slot), await open(slot)]).toEqual([[2], 0])
    expect(await bookOne(job, aBooking(slot.id), now)).toMatchObject({ reason: 'full' })
  })

  test('when an offer runs out', async () => {
    const run = await aCourseRun({ places: 1, startsAt: after(days(30)) })
    const first = await booked(run.id)
    const [offered, waits] = [
      await booked(run.id, { orWait: true, contactWay: 'email' }),
      await booked(run.id, { orWait: true }),
    ]
    await cancelBooking(await aColleague(), first, now)
    await database.sql`update message set status = 'sent', finished_at = due_at, receipt = 'test'
      where kind = 'offer'`
    expect(typeof (await overbooked(run.id))).toBe('object')
    const { offeredUntil } = the(await theBooking(offered.bookingId))
    await settle(job, {}, after(minutes(1), the(offeredUntil)))
    await stays(run, waits, 2)
    expect(await theBooking(offered.bookingId)).toMatchObject({ status: 'waiting', placeNo: null })
  })

  test('when a hold runs out or is let go, and nobody is given that place in between', async () => {
    for (const leave of ['runs out', 'let go'] as const) {
      const slot = await aSlot({ startsAt: after(days(9)) })
      const browser = await aGuest()
      await hold(browser, { activityId: slot.id }, now)
      const extra = await overbooked(slot.id)
      expect(typeof extra).toBe('object')
      if (leave === 'let go') await endGuest(browser, {}, now)
      const at = after(leave === 'let go' ? minutes(1) : hours(1))
      await shownFull(slot, at)
      expect(await hold(await aGuest({}, at), { activityId: slot.id }, at)).toMatchObject({ reason: 'full' })
      await settle(job, {}, at)
      expect(await bookOne(job, aBooking(slot.id), at)).toMatchObject({ reason: 'full' })
      await shownFull(slot, at)
    }
  })

  test('but what is kept for a partner stays theirs', async () => {
    const run = await aCourseRun({ places: 2, startsAt: after(days(30)) })
    const partner = await aPartner()
    await database.sql`insert into reservation (activity_id, partner_id, places, until_at, created_at)
      values (${run.id}, ${partner.organisationId}, 1, ${after(days(5))}, ${now})`
    const first = await booked(run.id)
    const extra = await overbooked(run.id)
    if (typeof extra === 'string') throw new Error(extra)
    expect(the(await courseRun(partner, run.id, now)).left).toBe(1)
    await cancelBooking(extra.actor, first, now)
    expect(await open(run)).toBe(0)
    expect((await bookOne(partner, aBooking(run.id), now)).ok).toBe(true)
  })
})

/** No list and no page shows a place there. */
async function shownFull(slot: Activity, at: Date) {
  const desk = await aColleague('adviser')
  expect(await freeMoments(anyone, { branchId: slot.branchId }, at)).toEqual([])
  expect(await deskTimes(desk, { topic: null, branchId: slot.branchId, times: 5 }, at)).toEqual([])
  expect(await consultationSlot(anyone, slot.id, at)).toMatchObject({ left: 0 })
}

test('a list of courses shows none of them as free before it disappears', async () => {
  const run = await aCourseRun({ places: 1 })
  const browser = await aGuest()
  await hold(browser, { activityId: run.id }, now)
  await overbooked(run.id)
  const later = after(hours(1))
  const [listed] = await courseList(anyone, { free: false }, later)
  expect(listed).toMatchObject({ activityId: run.id, left: 0 })
  expect(await courseList(anyone, { free: true }, later)).toEqual([])
})
