import { describe, expect, test } from 'vitest'
import { task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { ownAddress } from '@/db/tables/network'
import { hold } from '@/lib/bookings/commands/hold'
import { cancelRush, letGoOfRush, lookForRush } from '@/lib/bookings/commands/rush'
import { rushOf } from '@/lib/bookings/queries/rush'
import { everywhere, isEmptying } from '@/lib/bookings/rules/rush'
import { forgetTraces } from '@/lib/privacy/commands/forget'
import { finishTask } from '@/lib/tasks/commands'
import { tasksFor } from '@/lib/tasks/queries'
import { Forbidden } from '@/lib/tools/access'
import { hashesOf } from '@/lib/tools/source'
import { books, freshDatabase } from '../../../support/database'
import { aColleague, aForm, aPartner, bookedTogether } from '../../../support/partners'
import { aRush, rushTasks } from '../../../support/rush'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  days,
  hours,
  inside,
  job,
  lettersOf,
  minutes,
  now,
  the,
  theBooking,
} from '../../../support/world'

const database = freshDatabase('test')

describe('who books very fast', () => {
  test('is a task for the coordinator, once, and again only for what comes after it was done', async () => {
    const { source, visitor } = await aRush(10)
    await lookForRush(job, {}, after(minutes(1)))
    await lookForRush(job, {}, after(minutes(2)))
    expect(await rushTasks(source)).toEqual([{ done: false, owner: 'coordinator' }])
    const coordinator = await aColleague('coordinator')
    const [found] = await tasksFor(coordinator, after(minutes(2)))
    expect(found).toMatchObject({ kind: 'rush', isOne: true, owner: 'coordinator' })
    await finishTask(coordinator, { taskId: the(found).taskId, receipt: 'arranged' }, after(minutes(3)))
    await lookForRush(job, {}, after(minutes(4)))
    expect(await rushTasks(source)).toEqual([{ done: true, owner: 'coordinator' }])
    for (let i = 0; i < 10; i += 1)
      await bookOne(anyone, { ...aBooking((await aSlot()).id), visitor }, after(minutes(5)))
    await lookForRush(job, {}, after(minutes(6)))
    expect((await rushTasks(source)).filter(({ done }) => !done)).toHaveLength(1)
  })

  test('is also who holds six places at once; not who books a few, nor a branch of the library', async () => {
    const holder = await aRush(0, { held: 6 })
    const few = await aRush(4)
    const from = '192.0.2.80'
    await books()
      .insert(ownAddress)
      .values({ branchId: (await aBranch()).id, ...hashesOf(from), addedAt: now })
    const own = await aRush(12, { visitor: aVisitor({ from, isOwn: true }) })
    const beside = await aRush(10, { visitor: aVisitor({ from: '192.0.2.81' }) })
    await lookForRush(job, {}, after(minutes(1)))
    expect(await rushTasks(beside.source)).toHaveLength(1)
    expect(await rushTasks(holder.source)).toHaveLength(1)
    expect(await rushTasks(few.source)).toHaveLength(0)
    expect(await rushTasks(own.source)).toHaveLength(0)
  })

  test('is also who holds all that may be held of one day, again and again, however little that is', async () => {
    const small = await aRush(0, { held: 1 })
    const [large, { id: slot }] = [aVisitor(), await aSlot({ desks: 6 })]
    // Of six places two may be held; who has one of them has not all.
    await hold(await aGuest(), { activityId: slot, visitor: large }, now)
    for (let minute = 0; minute < 60; minute += 1) {
      expect(await rushTasks(small.source)).toHaveLength(0)
      await database.sql`update booking set hold_until = ${after(minutes(minute + 15))} where status = 'held'`
      await lookForRush(job, {}, after(minutes(minute)))
    }
    expect(await rushTasks(small.source)).toEqual([{ done: false, owner: 'coordinator' }])
    expect(await rushTasks(large.network)).toHaveLength(0)
  })

  test('is seen also when it comes from everywhere: an agenda that empties in an hour', async () => {
    const branchId = (await aBranch()).id
    const times = Array.from({ length: 24 }, (_, i) => after(days(1) + minutes(30 * i)))
    const slots = await Promise.all(times.map((startsAt) => aSlot({ branchId, startsAt })))
    for (const { id } of slots.slice(0, 11))
      await bookOne(anyone, { ...aBooking(id), visitor: aVisitor() }, now)
    await lookForRush(job, {}, after(minutes(1)))
    expect(await rushTasks(everywhere)).toHaveLength(0)
    await bookOne(anyone, { ...aBooking(the(slots[11]).id), visitor: aVisitor() }, now)
    await lookForRush(job, {}, after(minutes(1)))
    expect(await rushTasks(everywhere)).toHaveLength(1)
    const [found] = await tasksFor(await aColleague('coordinator'), after(minutes(2)))
    expect(found).toMatchObject({ kind: 'rush', isOne: false })
    const all = await rushOf(
      await aColleague('coordinator'),
      { taskId: the(found).taskId },
      after(minutes(2)),
    )
    expect(the(all).bookings).toHaveLength(12)
  })

  test.each([
    [
      'a course that fills',
      async () => aCourseRun({ places: 36 }).then(({ id }) => Array(12).fill(id)),
      false,
    ],
    ['a small agenda', async () => ids(await times(8)).slice(0, 4), false],
    ['an agenda, where all look like one', async () => ids(await times(8)).slice(0, 4), true],
  ])('is seen of %s', async (_, activities, isHidden) => {
    await finishAll()
    const all: number[] = await activities()
    for (const [i, id] of all.entries()) {
      expect(await lookForRush(job, {}, after(minutes(1)))).toBe(0)
      const visitor = aVisitor(isHidden ? { from: '127.0.0.1', isHidden } : { from: `203.0.${i % 4}.9` })
      await bookOne(anyone, { ...aBooking(id), visitor }, now)
    }
    await lookForRush(job, {}, after(minutes(1)))
    const open = (await rushTasks(everywhere)).filter(({ done }) => !done)
    expect(open).toHaveLength(1)
    const coordinator = await aColleague('coordinator')
    const [found] = await tasksFor(coordinator, after(minutes(2)))
    const seen = the(await rushOf(coordinator, { taskId: the(found).taskId }, after(minutes(2))))
    expect(seen.bookings.length).toBeGreaterThanOrEqual(all.length)
  })

  test('is not seen of what a desk, a partner or the library itself books', async () => {
    await finishAll()
    const [slots, from] = [ids(await times(9)), '192.0.2.90']
    await books()
      .insert(ownAddress)
      .values({ branchId: (await aBranch()).id, ...hashesOf(from), addedAt: now })
    const [adviser, partner] = [await aColleague('adviser'), await aPartner()]
    for (const id of slots.slice(0, 3)) await bookOne(adviser, aBooking(id), now)
    for (const id of slots.slice(3, 6)) await bookedTogether(partner, aForm(id))
    const visitor = aVisitor({ from, isOwn: true })
    for (const id of slots.slice(6)) await bookOne(anyone, { ...aBooking(id), visitor }, now)
    expect(await lookForRush(job, {}, after(minutes(1)))).toBe(0)
  })

  test.each([
    [12, 24, true],
    [12, 37, false],
    [11, 2, true],
    [6, 5, true],
    [5, 6, false],
    [4, 4, true],
    [3, 0, false],
    [40, 0, true],
  ])('taken %i and %i free: %s', (taken, free, rush) => {
    expect(isEmptying({ taken, free })).toBe(rush)
  })
})

describe('what the coordinator does about it', () => {
  test('lets go of what that source holds, with one button, and of nothing else', async () => {
    const { taskId, held, booked } = await aRush(2, { task: true, held: 3 })
    const other = await aRush(0, { held: 2 })
    const coordinator = await aColleague('coordinator')
    expect(await rushOf(coordinator, { taskId }, now)).toMatchObject({ held: 3, isHere: false })
    expect(await letGoOfRush(coordinator, { taskId }, now)).toMatchObject({ value: { gone: 3 } })
    for (const id of held) expect(await theBooking(id)).toBeNull()
    for (const id of [...booked, ...other.held]) expect(await theBooking(id)).not.toBeNull()
  })

  test('sees what it booked, and takes back together what is ticked: nobody who is new is called about it', async () => {
    const call = await aRush(2, { task: true })
    const mailed = { ...aPerson({ contactWay: 'email' }) }
    const { bookingId: byMail } = await booked(call.visitor, mailed)
    const elsewhere = await aRush(1)
    const coordinator = await aColleague('coordinator')
    const shown = the(await rushOf(coordinator, { taskId: call.taskId }, now))
    expect(shown.bookings.map(({ bookingId }) => bookingId).sort()).toEqual([...call.booked, byMail].sort())
    const ticked = [the(call.booked[0]), byMail, the(elsewhere.booked[0])]
    const done = await cancelRush(coordinator, { taskId: call.taskId, bookings: ticked }, after(minutes(1)))
    expect(done).toMatchObject({ value: { gone: 2 } })
    expect(await theBooking(the(call.booked[1]))).toMatchObject({ status: 'booked' })
    // What another source booked cannot be taken back by this.
    expect(await theBooking(the(elsewhere.booked[0]))).toMatchObject({ status: 'booked' })
    expect(await theBooking(byMail)).toMatchObject({ status: 'cancelled', cancelledBy: 'library' })
    const sent = await books().select().from(message)
    const about = (id: string) =>
      sent.find((one) => one.bookingId === id && one.kind === 'cancelled')?.channel
    expect(about(byMail)).toBe('email')
    expect(about(the(call.booked[0]))).toBe('card')
    expect(await lettersOf(the(call.booked[1]))).not.toContain('cancelled')
  })

  test('tells who was here before in the ordinary way: by a call', async () => {
    const person = aPerson()
    const before = await booked(aVisitor(), person)
    await database.sql`update attendance set mark = 'present', marked_at = ${after(days(2))}
      where booking_id = ${before.bookingId}`
    const later = after(days(9))
    const visitor = aVisitor()
    const slot = await aSlot({ startsAt: after(days(12)) })
    const again = await bookOne(anyone, { ...aBooking(slot.id, person), visitor }, later)
    const bookingId = again.ok ? again.value.bookingId : ''
    const taskId = crypto.randomUUID()
    await books()
      .insert(task)
      .values({
        ...{ id: taskId, kind: 'rush', source: visitor.network, owner: 'coordinator' },
        ...{ dueAt: later, createdAt: later },
      })
    const coordinator = await aColleague('coordinator')
    const shown = the(await rushOf(coordinator, { taskId }, later))
    expect(shown.bookings).toMatchObject([{ bookingId, isKnown: true }])
    await cancelRush(coordinator, { taskId, bookings: [bookingId] }, later)
    const sent = await books().select().from(message)
    const told = sent.find((one) => one.bookingId === bookingId && one.kind === 'cancelled')
    expect(told).toMatchObject({ channel: 'call', status: 'due' })
    expect(await inside(slot.id)).toHaveLength(0)
    // Nothing of it is left: the task is done.
    expect(await rushTasks(visitor.network)).toEqual([{ done: true, owner: 'coordinator' }])
  })

  test('hears that it is the internet on which one sits: perhaps it is the library itself', async () => {
    const { taskId } = await aRush(1, { task: true, visitor: aVisitor({ from: '203.0.113.70' }) })
    const coordinator = await aColleague('coordinator')
    const from = (internetAddress: string) => rushOf(coordinator, { taskId, internetAddress }, now)
    expect(await from('203.0.113.71')).toMatchObject({ isHere: true })
    expect(await from('198.51.100.71')).toMatchObject({ isHere: false })
  })

  test('is for a coordinator alone', async () => {
    const { taskId } = await aRush(1, { task: true })
    const adviser = await aColleague('adviser')
    await expect(rushOf(adviser, { taskId }, now)).rejects.toThrow(Forbidden)
    await expect(letGoOfRush(adviser, { taskId }, now)).rejects.toThrow(Forbidden)
    await expect(cancelRush(adviser, { taskId, bookings: [] }, now)).rejects.toThrow(Forbidden)
  })
})

test('of where it came from nothing is left after three days, in bookings and in tasks', async () => {
  const { source } = await aRush(1, { task: true })
  await forgetTraces(job, {}, after(days(2) + hours(23)))
  expect(await rushTasks(source)).toHaveLength(1)
  await forgetTraces(job, {}, after(days(3) + hours(1)))
  expect(await rushTasks(source)).toHaveLength(0)
  const left = await database.sql`select count(*)::int as left from booking where source is not null`
  expect(left[0]?.left).toBe(0)
})

/** So many times at a branch of its own, on one day. */
async function times(count: number) {
  const branchId = (await aBranch()).id
  const starts = Array.from({ length: count }, (_, i) => after(days(1) + minutes(30 * i)))
  return Promise.all(starts.map((startsAt) => aSlot({ branchId, startsAt })))
}

const ids = (slots: { id: number }[]) => slots.map(({ id }) => id)

/** What other stories booked is looked at, and left behind. */
async function finishAll(): Promise<void> {
  await database.sql`update booking set created_at = created_at - interval '2 hours'`
  await database.sql`update task set done_at = ${now}::timestamptz - interval '1 hour', receipt = 'arranged'
    where kind = 'rush' and done_at is null`
}

async function booked(visitor: ReturnType<typeof aVisitor>, person: ReturnType<typeof aPerson>) {
  const made = await bookOne(anyone, { ...aBooking((await aSlot()).id, person), visitor }, now)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
