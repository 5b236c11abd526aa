import { describe, expect, test } from 'vitest'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { hold } from '@/lib/bookings/commands/hold'
import { setPlaces } from '@/lib/places/commands/capacity'
import { reservePlaces } from '@/lib/places/commands/reservations'
import { database } from '@/lib/tools/database'
import { done } from '../../../support/allowed/rows'
import { freshDatabase } from '../../../support/database'
import { violations } from '../../../support/invariants'
import { aColleague, aPartner } from '../../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aSlot,
  bookOne,
  calledOff,
  days,
  inside,
  lettersOf,
  now,
  the,
} from '../../../support/world'

const books = freshDatabase('test', 32)

/** A run with so many places, all of them booked, and so many people in line: their bookings in that order. */
async function fullRun(places: number, line: number) {
  const [carla, run] = [await aColleague(), await aCourseRun({ places, startsAt: after(days(20)) })]
  const booked: { bookingId: string; code: string }[] = []
  for (let i = 0; i < places + line; i++)
    booked.push(done(await bookOne(anyone, aBooking(run.id, { orWait: true }), now)))
  return { carla, run, inPlace: booked.slice(0, places), inLine: booked.slice(places) }
}

const placesOf = async (activityId: number) =>
  Number((await books.sql`select count(*) from place where activity_id = ${activityId}`)[0]?.count)
const statusOf = async (activityId: number) =>
  new Map((await inside(activityId)).map(({ id, status }) => [id, status]))

describe('more places', () => {
  test('from ten to twelve go to the first two in line, in that save', async () => {
    const { carla, run, inLine } = await fullRun(10, 3)
    expect(done(await setPlaces(carla, { activityId: run.id, places: 12 }, now))).toMatchObject({
      offered: 2,
    })
    const status = await statusOf(run.id)
    expect(inLine.map(({ bookingId }) => status.get(bookingId))).toEqual(['offered', 'offered', 'waiting'])
    for (const { bookingId } of inLine.slice(0, 2)) expect(await lettersOf(bookingId)).toContain('offer')
    done(await acceptOffer(carla, the(inLine[0]), now))
    expect(await violations(books.sql)).toEqual([])
  })

  test('are free for everybody when nobody waits, and sent twice they are as many', async () => {
    const { carla, run } = await fullRun(2, 0)
    for (let i = 0; i < 2; i++) done(await setPlaces(carla, { activityId: run.id, places: 4 }, now))
    expect(await placesOf(run.id)).toBe(4)
    expect(await bookOne(anyone, aBooking(run.id), now)).toMatchObject({ ok: true })
  })

  test('begin with who was let in above the places: no place stays over', async () => {
    const { carla, run } = await fullRun(2, 1)
    const [anton] = [await aColleague('adviser')]
    done(await bookOne(anton, { ...aBooking(run.id), because: 'urgent' }, now))
    expect(await placesOf(run.id)).toBe(3)
    done(await setPlaces(carla, { activityId: run.id, places: 4 }, now))
    expect(await placesOf(run.id)).toBe(4)
    expect([...(await statusOf(run.id)).values()].sort()).toEqual(['booked', 'booked', 'booked', 'offered'])
  })
})

describe('fewer places', () => {
  test('take what is free first, whichever number it has', async () => {
    const { carla, run, inPlace } = await fullRun(4, 0)
    done(await cancelBooking(await aColleague(), the(inPlace[0]), now))
    done(await setPlaces(carla, { activityId: run.id, places: 3 }, now))
    expect(await placesOf(run.id)).toBe(3)
    expect((await inside(run.id)).map(({ placeNo }) => placeNo)).toEqual([2, 3, 4])
  })

  test('are refused when somebody stands in the way, and nothing is changed', async () => {
    const { carla, run } = await fullRun(4, 0)
    expect(await setPlaces(carla, { activityId: run.id, places: 3 }, now)).toMatchObject({
      ...{ reason: 'in_the_way', fields: { places: ['in_the_way'] } },
    })
    expect(await placesOf(run.id)).toBe(4)
  })

  test('a form that is being filled in is nobody yet', async () => {
    const { carla, run, inPlace } = await fullRun(4, 0)
    done(await cancelBooking(await aColleague(), the(inPlace[0]), now))
    done(await hold(await aGuest(), { activityId: run.id }, now))
    done(await setPlaces(carla, { activityId: run.id, places: 3 }, now))
    expect([...(await statusOf(run.id)).values()]).toEqual(['booked', 'booked', 'booked'])
    expect(await violations(books.sql)).toEqual([])
  })

  test('leave what is kept for a partner', async () => {
    const [carla, kim] = [await aColleague(), await aPartner()]
    const run = await aCourseRun({ places: 5, startsAt: after(days(20)) })
    const kept = { activityId: run.id, partnerId: kim.organisationId, places: 3, untilDay: '2027-03-10' }
    done(await reservePlaces(carla, kept, now))
    expect(await setPlaces(carla, { activityId: run.id, places: 2 }, now)).toMatchObject({ reason: 'kept' })
    expect(await setPlaces(carla, { activityId: run.id, places: 3 }, now)).toMatchObject({ ok: true })
  })
})

test('places are those of a course run that goes on', async () => {
  const [carla, slot, run] = [await aColleague(), await aSlot(), await aCourseRun()]
  const set = (activityId: number, at = now) => setPlaces(carla, { activityId, places: 5 }, at)
  expect(await set(9_999_999)).toMatchObject({ reason: 'unknown' })
  expect(await set(slot.id)).toMatchObject({ reason: 'not_a_course' })
  expect(await set(run.id, after(days(90)))).toMatchObject({ reason: 'past' })
  await calledOff(run.id)
  expect(await set(run.id)).toMatchObject({ reason: 'cancelled' })
})

describe('ten places become twelve while five cancel and thirty newcomers book', () => {
  async function stormed() {
    const { carla, run, inPlace, inLine } = await fullRun(10, 8)
    const [, came] = await Promise.all([
      insistently(() => setPlaces(carla, { activityId: run.id, places: 12 }, now)),
      Promise.all(Array.from({ length: 30 }, () => bookOne(anyone, aBooking(run.id), now).catch(() => null))),
      ...inPlace.slice(0, 5).map((one) => insistently(() => cancelBooking(carla, one, now))),
    ])
    const status = await statusOf(run.id)
    const offered = inLine.map(({ bookingId }) => status.get(bookingId) === 'offered')
    return { offered, newcomers: came.filter((one) => one?.ok).length }
  }
  const firstSeven = { offered: [...Array(7).fill(true), false], newcomers: 0 }

  test('the seven go to the first in line, and no newcomer comes in between', async () => {
    for (let round = 0; round < 3; round++) expect(await stormed()).toEqual(firstSeven)
    expect(await violations(books.sql)).toEqual([])
  })

  test('without the lock and the last word of the database it goes wrong: the race is real', async () => {
    await withoutGuards()
    const rounds = []
    for (let round = 0; round < 4; round++) rounds.push(await stormed())
    expect([rounds, await violations(books.sql)]).not.toEqual([rounds.map(() => firstSeven), []])
  })
})

/** Does again what a full house had no time for: it says nothing of who comes first. */
async function insistently<Answer>(ask: () => Promise<Answer>, tries = 5): Promise<Answer | null> {
  try {
    return await ask()
  } catch {
    return tries > 1 ? insistently(ask, tries - 1) : null
  }
}

/** The commands without the lock on an activity, and places that may be given twice. */
async function withoutGuards(): Promise<void> {
  await books.sql`drop index booking_place_once`
  const client = (database() as unknown as { $client: { begin: (work: unknown) => unknown } }).$client
  const begin = client.begin.bind(client)
  client.begin = (work: unknown) =>
    begin((tx: { unsafe: (query: string, ...rest: unknown[]) => unknown }) => {
      const unsafe = tx.unsafe.bind(tx)
      tx.unsafe = (query, ...rest) => unsafe(query.replaceAll(' for no key update', ''), ...rest)
      return (work as (tx: unknown) => unknown)(tx)
    })
}
