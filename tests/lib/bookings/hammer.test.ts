import { describe, expect, test } from 'vitest'
import { QueryFailed } from '@/db/client'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { moveBooking } from '@/lib/bookings/commands/move'
import { openByCode } from '@/lib/drafts/commands'
import { database } from '@/lib/tools/database'
import { freshDatabase } from '../../support/database'
import { violations } from '../../support/invariants'
import { aColleague } from '../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aSlot,
  aVisitor,
  bookOne,
  days,
  inside,
  now,
} from '../../support/world'

const CONNECTIONS = 48
const books = freshDatabase('test', CONNECTIONS)

describe('many people at the same moment', () => {
  test('200 bookings for the last place give exactly one', async () => {
    const slot = await aSlot({ desks: 1 })
    expect(await bookAtOnce(slot.id, 200)).toBe(1)
    expect(await violations(books.sql)).toEqual([])
  })

  test('with the lock and the constraints off the same 200 give more: the race is real', async () => {
    const slot = await aSlot({ desks: 1 })
    await withoutGuards()
    await bookAtOnce(slot.id, 200)
    expect((await inside(slot.id)).length).toBeGreaterThan(1)
    expect(await violations(books.sql)).not.toEqual([])
  })

  test('booking, cancelling, moving and waiting with double clicks keep every rule', async () => {
    const slots = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((day) => aSlot({ desks: 2, startsAt: after(days(day)) })),
    )
    const courses = await Promise.all([1, 2].map(() => aCourseRun({ places: 3, startsAt: after(days(30)) })))
    const codes: { code: string; bookingId: string }[] = []
    const desk = await aColleague('adviser')
    const turns = Array.from({ length: 700 }, (_, i) => i)
    await inParallel(turns, CONNECTIONS, async (turn) => {
      const [slot, course] = [pick(slots, turn), pick(courses, turn)]
      if (turn % 3 < 2 || codes.length === 0) {
        const form = aBooking(turn % 2 ? course.id : slot.id, { orWait: turn % 2 === 1 })
        // Now and then the library lets somebody in above the places.
        const above = turn % 7 === 0 ? { because: 'urgent' as const, orWait: false } : {}
        const clicks = turn % 5 === 0 ? 2 : 1
        const answers = await Promise.all(
          Array.from({ length: clicks }, () =>
            orBusy(bookOne(turn % 7 === 0 ? desk : anyone, { ...form, ...above }, now)),
          ),
        )
        const made = answers.flatMap((answer) => (answer?.ok ? [answer.value] : []))
        expect(new Set(made.map((one) => one.bookingId)).size).toBeLessThanOrEqual(1)
        codes.push(...made.slice(0, 1))
        return
      }
      const own = pick(codes, turn * 7)
      const guest = await aGuest({})
      await orBusy(openByCode(guest, { code: own.code, letter: 'D', visitor: aVisitor() }, now))
      if (turn % 2) await orBusy(cancelBooking(guest, own, now))
      else await orBusy(moveBooking(guest, { bookingId: own.bookingId, activityId: slot.id }, now))
    })
    expect(codes.length).toBeGreaterThan(20)
    expect(await violations(books.sql)).toEqual([])
    expect(await extraPlaces()).toEqual([])
    const kept =
      await books.sql`select id from booking where id in ${books.sql(codes.map((one) => one.bookingId))}`
    expect(kept).toHaveLength(codes.length)
  })
})

/** Activities with more places than were planned and people let in above them, or with too many of those. */
async function extraPlaces() {
  const [seen] = await books.sql`select count(*)::int as ever from overbooking`
  expect(seen?.ever).toBeGreaterThan(2)
  const wrong = await books.sql`select a.id from activity a where
    (select count(*) from place p where p.activity_id = a.id)
      <> case a.kind when 'course' then 3 else 2 end
        + (select count(*) from overbooking o where o.activity_id = a.id and o.ended_at is null)
    or (select count(*) from overbooking o where o.activity_id = a.id and o.ended_at is null) > 2`
  return [...wrong]
}

/** How many of `count` different people got the place. */
async function bookAtOnce(activityId: number, count: number): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: count }, () => bookOne(anyone, aBooking(activityId), now).catch(() => null)),
  )
  return answers.filter((answer) => answer?.ok).length
}

/** On a slow machine some wait longer than PostgreSQL lets them: no answer, so nothing to keep. */
function orBusy<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  return answer.catch((error: unknown) => {
    if (error instanceof QueryFailed && ['55P03', '57014'].includes(error.code)) return null
    throw error
  })
}

/** The same commands without the row lock and without the last word of the database. */
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

async function inParallel<T>(all: T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all]
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one)
    }),
  )
}

function pick<T>(all: T[], turn: number): T {
  return all[turn % all.length] as T
}
