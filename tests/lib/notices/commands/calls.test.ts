import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { activity } from '@/db/tables/agenda'
import { call, task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { closure } from '@/db/tables/network'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { type Due, deliver } from '@/lib/messages/commands'
import { finishCall, giveCallBack, takeCall } from '@/lib/notices/commands/calls'
import { putReminders } from '@/lib/notices/commands/reminders'
import { undoCall } from '@/lib/notices/commands/undo'
import { calledToday } from '@/lib/notices/queries/called'
import { callsFor } from '@/lib/notices/queries/calls'
import { type Letter, letterFor } from '@/lib/notices/queries/letters'
import { settle } from '@/lib/places/commands/settle'
import { finishTask } from '@/lib/tasks/commands'
import { tasksFor } from '@/lib/tasks/queries'
import { Forbidden, type Staff } from '@/lib/tools/access'
import { books, freshDatabase } from '../../../support/database'
import { aColleague, aForm, aPartner, bookedTogether } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  aBooking,
  aCourseRun,
  after,
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

freshDatabase('test')

/** Somebody who waited for a place and is reached by telephone only, and has just been offered one. */
async function offeredByCall(at = now) {
  const course = await aCourseRun({ places: 1, startsAt: after(days(20)) })
  const joost = await aPartner()
  const [first] = await bookedTogether(joost, aForm(course.id))
  const waiting = aBooking(course.id, { contactWay: 'call', name: 'Demo Selam', orWait: true })
  const made = await bookOne(anyone, waiting, now)
  if (!made.ok) throw new Error(made.reason)
  await cancelBooking(joost, { bookingId: the(first).bookingId }, at)
  const { bookingId, code } = made.value
  return { bookingId, contact: the(waiting.people[0]).contact, code, activityId: course.id }
}

/** Five o'clock on Wednesday: two whole calling windows after that Monday morning. */
const offerEnds = after(days(2) + hours(7))

async function onlyCall(actor: Staff, at = now) {
  const [one] = await callsFor(actor, at)
  return the(one)
}

const rowOf = async (messageId: string) =>
  the((await books().select().from(message).where(eq(message.id, messageId)))[0])

describe('who hears it only by a call', () => {
  test('stands on the list of those who can call, with why, what to choose, until when, and in which language', async () => {
    const { bookingId, contact, code } = await offeredByCall()
    for (const role of ['coordinator', 'adviser'] as const) {
      const calls = await callsFor(await aColleague(role), now)
      expect(calls).toMatchObject([
        {
          ...{ bookingId, kind: 'offer', name: 'Demo Selam', telephone: contact, code, language: 'nl' },
          ...{ offeredUntil: offerEnds, until: offerEnds, answers: ['yes', 'no', 'other'] },
          ...{ takenBy: null, mine: false, tries: [], dueAt: now },
        },
      ])
    }
    const seen = (await journalLines()).filter(({ why }) => why === 'calls')
    expect(seen.map(({ rowIds }) => rowIds)).toEqual([[bookingId], [bookingId]])
    for (const role of ['trainer', 'dpo', 'reader'] as const)
      await expect(callsFor(await aColleague(role), now)).rejects.toThrow(Forbidden)
    await expect(callsFor(await aPartner(), now)).rejects.toThrow(Forbidden)
    await expect(calledToday(await aPartner(), now)).rejects.toThrow(Forbidden)
    await expect(tasksFor(await aPartner(), now)).rejects.toThrow(Forbidden)
  })

  test('is not called about what is no longer true', async () => {
    await offeredByCall()
    const adviser = await aColleague('adviser')
    expect((await callsFor(adviser, after(hours(48)))).map(({ kind }) => kind)).toEqual(['offer'])
    await settle(job, {}, offerEnds)
    expect((await callsFor(adviser, offerEnds)).map(({ kind }) => kind)).toEqual(['offer_lapsed'])
    expect(await callsFor(adviser, after(days(60)))).toEqual([])
  })

  test('about a later lesson hears of that lesson, never of one that has been', async () => {
    const course = await aCourseRun({ startsAt: after(days(2)) })
    await bookOne(anyone, aBooking(course.id, { contactWay: 'call' }), now)
    const lesson = after(days(7), course.startsAt)
    await putReminders(job, {}, after(-days(1), lesson))
    const call = await onlyCall(await aColleague(), after(-days(1), lesson))
    expect(call).toMatchObject({ kind: 'reminder', startsAt: lesson, until: lesson, answers: ['other'] })
  })

  test('of a Monday is reminded on Friday, when somebody calls', async () => {
    const slot = await aSlot({ startsAt: after(days(7)) })
    await bookOne(anyone, aBooking(slot.id, { contactWay: 'call' }), now)
    expect(await putReminders(job, {}, after(days(3)))).toBe(0)
    expect(await putReminders(job, {}, after(days(4)))).toBe(1)
    expect(await onlyCall(await aColleague(), after(days(4)))).toMatchObject({ dueAt: after(days(4)) })
    expect(await putReminders(job, {}, after(days(6)))).toBe(0)
  })

  test('is put on the list at night for the next morning', async () => {
    const night = after(hours(13))
    await offeredByCall(night)
    const { dueAt } = await onlyCall(await aColleague(), night)
    expect(dueAt).toEqual(after(hours(23)))
  })
})

describe('an offer that nobody could tell of', () => {
  test('stands over the weekend for who must be called', async () => {
    const friday = after(days(4) + hours(6))
    const { bookingId } = await offeredByCall(friday)
    await settle(job, {}, after(days(8)))
    expect(await theBooking(bookingId)).toMatchObject({ status: 'offered' })
  })

  test.each([
    ['is still in the tray', async () => {}],
    ['was dropped, because the postman woke up before anybody looked at the line', wakingUp],
  ])(
    'is made once more, with the same place and before whoever waits, when its letter %s',
    async (_what, wake) => {
      const course = await aCourseRun({ places: 1, startsAt: after(days(20)) })
      const joost = await aPartner()
      const [first] = await bookedTogether(joost, aForm(course.id))
      const wait = (name: string) =>
        bookOne(anyone, aBooking(course.id, { contactWay: 'email', name, orWait: true }), now)
      const [one, two] = [await wait('Demo Selam'), await wait('Demo Tesfay')]
      if (!one.ok || !two.ok) throw new Error('nobody waits')
      await cancelBooking(joost, { bookingId: the(first).bookingId }, now)
      const late = after(days(3))
      await wake(late)
      await settle(job, {}, late)
      expect(await offersDue(one.value.bookingId)).toBe(1)
      const mine = the(await theBooking(one.value.bookingId))
      expect(mine).toMatchObject({
        status: 'offered',
        placeNo: 1,
        lapsedAt: null,
        offeredUntil: after(hours(48), late),
      })
      expect(await theBooking(two.value.bookingId)).toMatchObject({ status: 'waiting' })

      // Once it was sent, it lapses as any other.
      await books()
        .update(message)
        .set({ status: 'sent', receipt: '250', finishedAt: late })
        .where(and(eq(message.kind, 'offer'), eq(message.status, 'due')))
      await settle(job, {}, after(hours(48), late))
      expect(await theBooking(one.value.bookingId)).toMatchObject({ status: 'waiting' })
      expect(await theBooking(two.value.bookingId)).toMatchObject({ status: 'offered' })
    },
  )
})

describe('a call', () => {
  test('is taken by one person at a time, who is seen by the others, and can be put back', async () => {
    await offeredByCall()
    const [anton, carla] = [await aColleague('adviser'), await aColleague('coordinator')]
    const { messageId } = await onlyCall(anton)
    expect(await takeCall(anton, { messageId }, now)).toMatchObject({ ok: true })
    expect(await onlyCall(anton)).toMatchObject({ mine: true })
    expect(await onlyCall(carla)).toMatchObject({ mine: false, takenBy: 'Demo Joost' })
    expect(await takeCall(carla, { messageId }, now)).toMatchObject({ reason: 'taken' })
    const yes = { messageId, outcome: 'spoken', answer: 'yes' } as const
    expect(await finishCall(carla, yes, now)).toMatchObject({ reason: 'taken' })
    expect(await giveCallBack(carla, { messageId }, now)).toMatchObject({ reason: 'taken' })
    expect(await giveCallBack(anton, { messageId }, now)).toMatchObject({ ok: true })
    expect(await takeCall(carla, { messageId }, now)).toMatchObject({ ok: true })
    expect(await takeCall(anton, { messageId }, after(minutes(16)))).toMatchObject({ ok: true })
  })

  test('about an offer ends with yes: the place is theirs, there and then', async () => {
    const { bookingId } = await offeredByCall()
    const adviser = await aColleague('adviser')
    const { messageId } = await onlyCall(adviser)
    expect(await finishCall(adviser, { messageId, outcome: 'spoken' }, now)).toMatchObject({
      reason: 'choose',
    })
    const yes = { messageId, outcome: 'spoken', answer: 'yes' } as const
    expect(await finishCall(adviser, yes, now)).toMatchObject({ ok: true })
    expect(await finishCall(adviser, yes, now)).toMatchObject({ reason: 'unknown' })
    expect(await theBooking(bookingId)).toMatchObject({ status: 'booked', placeNo: 1 })
    expect(await rowOf(messageId)).toMatchObject({
      status: 'sent',
      receipt: 'called_spoken',
      finishedAt: now,
    })
    expect(await callsFor(adviser, now)).toEqual([])
    const told = (await journalLines()).filter(({ why }) => why === 'called')
    expect(told).toMatchObject([{ who: adviser.userId, rowIds: [bookingId] }])
  })

  test('about an offer ends with no: the resident leaves the line, and the next one is asked', async () => {
    const { bookingId, activityId } = await offeredByCall()
    const next = await bookOne(anyone, aBooking(activityId, { contactWay: 'call', orWait: true }), now)
    if (!next.ok) throw new Error(next.reason)
    const adviser = await aColleague('adviser')
    const { messageId } = await onlyCall(adviser)
    const done = await finishCall(adviser, { messageId, outcome: 'spoken', answer: 'no' }, now)
    expect(await theBooking(bookingId)).toMatchObject({ status: 'cancelled', cancelledBy: 'resident' })
    expect(await theBooking(next.value.bookingId)).toMatchObject({ status: 'offered' })
    if (!done.ok) throw new Error(done.reason)
    const { callId } = done.value
    expect(await undoCall(adviser, { callId }, now)).toMatchObject({ reason: 'given_away' })
  })

  test('with a choice that was taken away meanwhile leaves everything as it was', async () => {
    await offeredByCall()
    const adviser = await aColleague('adviser')
    const { messageId } = await onlyCall(adviser)
    const yes = { messageId, outcome: 'spoken', answer: 'yes' } as const
    const course = await finishCall(adviser, yes, after(days(25)))
    expect(course).toMatchObject({ ok: false })
    expect(await rowOf(messageId)).toMatchObject({ status: 'due' })
    expect(await books().select().from(call)).toEqual([])
  })

  test('in vain comes back on another half day; after three it is a task for the coordinator', async () => {
    const slot = await aSlot({ startsAt: after(days(10)) })
    const joost = await aPartner()
    const [made] = await bookedTogether(joost, aForm(slot.id, [{ contactWay: 'call' }]))
    await toldByCall(the(made).bookingId)
    const adviser = await aColleague('adviser')
    let at = now
    for (const outcome of ['no_answer', 'voicemail'] as const) {
      const { messageId, again } = await onlyCall(adviser, at)
      expect(again).toHaveLength(3)
      expect(await finishCall(adviser, { messageId, outcome }, at)).toMatchObject({ ok: true })
      expect((await rowOf(messageId)).dueAt).toEqual(again[0])
      at = the(again[0])
    }
    // In the afternoon of Monday, in the morning of Tuesday.
    expect(at).toEqual(after(hours(23)))
    expect(await tasksFor(adviser, at)).toEqual([])
    const { messageId, tries, again } = await onlyCall(adviser, at)
    expect(tries).toEqual([now, after(hours(3))])
    expect(again).toEqual([])
    await finishCall(adviser, { messageId, outcome: 'no_answer' }, at)
    expect(await rowOf(messageId)).toMatchObject({ status: 'failed', receipt: 'called_no_answer' })
    const [left] = await tasksFor(adviser, at)
    expect(left).toMatchObject({ kind: 'not_reached', owner: 'coordinator', late: false })
    const done = { taskId: the(left).taskId, receipt: 'arranged' } as const
    expect(await finishTask(adviser, done, at)).toMatchObject({ ok: true })
    expect(await finishTask(adviser, done, at)).toMatchObject({ reason: 'unknown' })
    expect(await books().select().from(task)).toMatchObject([{ doneBy: adviser.userId, receipt: 'arranged' }])
    expect(await tasksFor(adviser, at)).toEqual([])
  })

  test('in vain comes back at the moment that was chosen, of a few that make sense', async () => {
    await offeredByCall()
    const adviser = await aColleague('adviser')
    const { messageId, again } = await onlyCall(adviser)
    // The afternoon, the next morning, the next afternoon.
    expect(again).toEqual([3, 23, 27].map((later) => after(hours(later))))
    const inVain = (moment: Date) =>
      finishCall(adviser, { messageId, outcome: 'no_answer', again: moment }, now)
    for (const wrong of [after(-hours(1)), after(hours(10)), after(days(5)), offerEnds])
      expect(await inVain(wrong)).toMatchObject({ reason: 'other_moment' })
    expect(await rowOf(messageId)).toMatchObject({ dueAt: now })
    const made = await inVain(the(again[2]))
    expect(await rowOf(messageId)).toMatchObject({ status: 'due', dueAt: again[2], lease: null })
    expect(await calledToday(adviser, now)).toMatchObject([{ againAt: again[2] }])
    if (!made.ok) throw new Error(made.reason)
    await undoCall(adviser, made.value, now)
    expect(await rowOf(messageId)).toMatchObject({ dueAt: now })
  })

  test('comes back while one branch is closed, and not before the whole library is open again', async () => {
    const { activityId } = await offeredByCall()
    const adviser = await aColleague('adviser')
    const again = async () => (await onlyCall(adviser)).again
    const [course] = await books().select().from(activity).where(eq(activity.id, activityId))
    const tuesday = { fromDate: '2027-03-02', untilDate: '2027-03-02', reason: 'studiedag' }
    await books()
      .insert(closure)
      .values({ ...tuesday, branchId: the(course).branchId })
    expect(await again()).toEqual([3, 23, 27].map((later) => after(hours(later))))
    await books().insert(closure).values(tuesday)
    expect(await again()).toEqual([3, 47, 51].map((later) => after(hours(later))))
  })

  test('about a lesson in vain never comes back when that lesson has begun', async () => {
    const course = await aCourseRun({ startsAt: after(days(1) + hours(1)) })
    await bookOne(anyone, aBooking(course.id, { contactWay: 'call' }), after(-days(2)))
    await putReminders(job, {}, now)
    const adviser = await aColleague('adviser')
    const { messageId, again } = await onlyCall(adviser)
    const late = after(days(1) + hours(4))
    expect(again.every((moment) => moment < course.startsAt)).toBe(true)
    const inVain = { messageId, outcome: 'no_answer' } as const
    expect(await finishCall(adviser, { ...inVain, again: late }, now)).toMatchObject({
      reason: 'other_moment',
    })
    expect(await finishCall(adviser, inVain, now)).toMatchObject({ ok: true })
    expect((await rowOf(messageId)).dueAt).toEqual(again[0])
  })

  test('twice on one half day is one try', async () => {
    await offeredByCall()
    const adviser = await aColleague('adviser')
    const { messageId } = await onlyCall(adviser)
    for (let i = 0; i < 4; i++)
      await finishCall(adviser, { messageId, outcome: 'no_answer' }, after(minutes(i)))
    expect(await rowOf(messageId)).toMatchObject({ status: 'due' })
  })

  test('to a wrong number is a task for the desk', async () => {
    await offeredByCall()
    const adviser = await aColleague('adviser')
    const { messageId } = await onlyCall(adviser)
    await finishCall(adviser, { messageId, outcome: 'wrong_number' }, now)
    expect(await callsFor(adviser, now)).toEqual([])
    expect(await tasksFor(adviser, now)).toMatchObject([{ kind: 'wrong_number', owner: 'adviser' }])
  })

  test('can be undone for ten minutes, with the task that followed from it, and is found back all day', async () => {
    await offeredByCall()
    const adviser = await aColleague('adviser')
    const { messageId } = await onlyCall(adviser)
    const wrong = { messageId, outcome: 'wrong_number' } as const
    const made = await finishCall(adviser, wrong, now)
    if (!made.ok) throw new Error(made.reason)
    const { callId } = made.value
    expect(await calledToday(adviser, after(minutes(9)))).toMatchObject([
      {
        callId,
        outcome: 'wrong_number',
        calledBy: 'Demo Joost',
        undone: false,
        undoUntil: after(minutes(10)),
      },
    ])
    expect(await undoCall(adviser, { callId }, after(minutes(9)))).toMatchObject({ ok: true })
    expect(await onlyCall(adviser)).toMatchObject({ messageId, tries: [] })
    expect(await tasksFor(adviser, now)).toEqual([])
    expect(await calledToday(adviser, now)).toMatchObject([{ undone: true, undoUntil: null }])
    expect(await undoCall(adviser, { callId }, now)).toMatchObject({ reason: 'unknown' })

    const again = await finishCall(adviser, wrong, after(minutes(10)))
    if (!again.ok) throw new Error(again.reason)
    expect(await undoCall(adviser, again.value, after(minutes(20)))).toMatchObject({ reason: 'too_late' })
    expect(await calledToday(adviser, after(hours(6)))).toHaveLength(2)
    expect(await calledToday(adviser, after(days(1)))).toEqual([])
  })

  test('that ended with yes is undone by giving the place back', async () => {
    const { bookingId } = await offeredByCall()
    const adviser = await aColleague('adviser')
    const { messageId } = await onlyCall(adviser)
    const yes = await finishCall(adviser, { messageId, outcome: 'spoken', answer: 'yes' }, now)
    if (!yes.ok) throw new Error(yes.reason)
    expect(await undoCall(adviser, yes.value, after(minutes(1)))).toMatchObject({ ok: true })
    expect(await theBooking(bookingId)).toMatchObject({ status: 'cancelled', cancelledBy: 'resident' })
  })
})

/** The letter of a booking did not arrive: somebody has to call. */
async function toldByCall(bookingId: string): Promise<void> {
  await books()
    .insert(message)
    .values({
      ...{
        id: crypto.randomUUID(),
        key: `booking:${bookingId}:confirmation:call`,
        kind: 'confirmation' as const,
      },
      ...{ channel: 'call' as const, bookingId, dueAt: now, createdAt: now },
    })
}

/** The postman looks into the tray, and finds out of each letter whether it is still true. */
async function wakingUp(at: Date): Promise<void> {
  const post = { compose: (due: Due, when: Date) => letterFor(job, due, when), send: async () => '250' }
  await deliver<Letter>(job, post, at)
}

async function offersDue(bookingId: string): Promise<number> {
  const due = and(eq(message.bookingId, bookingId), eq(message.kind, 'offer'), eq(message.status, 'due'))
  return (await books().select({ id: message.id }).from(message).where(due)).length
}
