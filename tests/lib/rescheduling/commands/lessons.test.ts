import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { activity, lessonOff, meeting } from '@/db/tables/agenda'
import { attendance } from '@/db/tables/booking'
import { call, task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { closure } from '@/db/tables/network'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { setRun } from '@/lib/planning/commands/runs'
import { callOffRun, changeRun } from '@/lib/rescheduling/commands/lessons'
import { peopleInRun } from '@/lib/rescheduling/queries/runs'
import { finishTask } from '@/lib/tasks/commands'
import { addDays, localDate } from '@/lib/tools/time'
import { done } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  aPerson,
  aSlot,
  bookOne,
  days,
  hours,
  lettersOf,
  minutes,
  now,
  the,
  theBooking,
} from '../../../support/world'

freshDatabase()

async function aRunWith(ways: ('call' | 'email' | 'card')[] = ['email']) {
  const [carla, run] = [await aColleague(), await aCourseRun({ places: 3, startsAt: after(days(8)) })]
  const people = []
  for (const contactWay of ways) {
    const form = aBooking(run.id, { ...aPerson({ contactWay }), orWait: contactWay !== 'card' })
    people.push(done(await bookOne(carla, form, now)).bookingId)
  }
  const meetings = await lessonsOf(run.id)
  const moved = (by: number) =>
    meetings.map(({ id, startsAt, endsAt }) => ({
      ...{ meetingId: id, way: 'move' as const, startsAt: after(by, startsAt), endsAt: after(by, endsAt) },
    }))
  return { carla, run, people, meetings, moved }
}

const lessonsOf = (activityId: number) =>
  books().select().from(meeting).where(eq(meeting.activityId, activityId)).orderBy(meeting.number)
const expectedOf = (bookingId: string) =>
  books().select().from(attendance).where(eq(attendance.bookingId, bookingId))
/** Somebody of this booking was called, and wants something else: what is left to do of it, by the call. */
async function aCallFor(bookingId: string): Promise<string> {
  const callId = randomUUID()
  const [told] = await books().select().from(message).where(eq(message.bookingId, bookingId))
  const made = { id: callId, messageId: the(told).id, outcome: 'spoken', answer: 'other', at: now } as const
  await books()
    .insert(call)
    .values({ ...made, dueBefore: now })
  const left = {
    kind: 'something_else',
    owner: 'coordinator',
    dueAt: after(days(1)),
    createdAt: now,
  } as const
  await books()
    .insert(task)
    .values({ id: randomUUID(), bookingId, callId, ...left })
  return callId
}

const tasksOf = (bookingId: string) => books().select().from(task).where(eq(task.bookingId, bookingId))

describe('lessons of a run', () => {
  test.each([
    ['a week later', days(7)],
    ['a week earlier', -days(7)],
  ])('all of them %s at once keep everybody expected at each', async (_, by) => {
    const { carla, run, people, moved } = await aRunWith()
    const lessons = moved(by)
    done(await changeRun(carla, { activityId: run.id, lessons }, now))
    const expected = (await expectedOf(the(people[0]))).map(({ meetingId }) => meetingId).sort()
    expect(expected).toEqual(lessons.map(({ meetingId }) => meetingId).sort())
    expect(await tasksOf(the(people[0]))).toEqual([])
  })

  test('one may take the moment of one that is off, in whatever order they are said', async () => {
    const { carla, run, people, meetings } = await aRunWith()
    const [first, second] = [the(meetings[0]), the(meetings[1])]
    const move = {
      meetingId: first.id,
      way: 'move' as const,
      startsAt: second.startsAt,
      endsAt: second.endsAt,
    }
    const lessons = [move, { meetingId: second.id, way: 'off' as const }]
    done(await changeRun(carla, { activityId: run.id, lessons }, now))
    expect(await expectedOf(the(people[0]))).toHaveLength(3)
    expect(await tasksOf(the(people[0]))).toEqual([])
    const off = await books().select().from(lessonOff).where(eq(lessonOff.activityId, run.id))
    expect(off).toMatchObject([{ number: 2, startsAt: second.startsAt }])
  })

  test('moved onto what somebody else has then, and away again, she is expected again', async () => {
    const { carla, run, meetings } = await aRunWith([])
    const [her, first] = [aPerson(), the(meetings[0])]
    const course = done(await bookOne(carla, aBooking(run.id, her), now)).bookingId
    const slot = await aSlot({ branchId: run.branchId, startsAt: after(days(4)) })
    done(await bookOne(carla, aBooking(slot.id, her), now))
    const to = async (startsAt: Date) => {
      const endsAt = after(hours(2), startsAt)
      const lesson = { meetingId: first.id, way: 'move' as const, startsAt, endsAt }
      done(await changeRun(carla, { activityId: run.id, lessons: [lesson] }, now))
      return (await expectedOf(course)).length
    }
    expect(await to(slot.startsAt)).toBe(3)
    expect(await to(after(minutes(5), slot.startsAt))).toBe(3)
    const [toDo, ...more] = await tasksOf(course)
    expect([toDo, more]).toMatchObject([{ kind: 'something_else', doneAt: null }, []])
    // Once she is called, she is called anew when it is again when she has something else.
    done(await finishTask(carla, { taskId: the(toDo).id, receipt: 'told' }, now))
    expect(await to(slot.startsAt)).toBe(3)
    expect((await tasksOf(course)).filter(({ doneAt }) => doneAt === null)).toHaveLength(1)
    expect(await to(after(days(5)))).toBe(4)
    expect(await expectedOf(course)).toHaveLength(4)
  })

  test('moved onto what somebody else has then: once that is cancelled she is expected again', async () => {
    const { carla, run, meetings } = await aRunWith([])
    const [her, first] = [aPerson(), the(meetings[0])]
    const course = done(await bookOne(carla, aBooking(run.id, her), now)).bookingId
    const slot = await aSlot({ branchId: run.branchId, startsAt: after(days(4)) })
    const talk = done(await bookOne(carla, aBooking(slot.id, her), now)).bookingId
    const span = { startsAt: slot.startsAt, endsAt: after(hours(2), slot.startsAt) }
    const lessons = [{ meetingId: first.id, way: 'move' as const, ...span }]
    done(await changeRun(carla, { activityId: run.id, lessons }, now))
    expect(await expectedOf(course)).toHaveLength(3)
    expect(await tasksOf(course)).toMatchObject([{ kind: 'something_else', doneAt: null }])
    done(await cancelBooking(carla, { bookingId: talk, by: 'resident' }, now))
    expect(await expectedOf(course)).toHaveLength(4)
    // And nobody has to call her about it.
    expect(await tasksOf(course)).toEqual([])
  })

  test('what somebody asked on the telephone stays to be done, whatever she cancels and however lessons move', async () => {
    const { carla, run, meetings } = await aRunWith([])
    const [her, first] = [aPerson(), the(meetings[0])]
    const course = done(await bookOne(carla, aBooking(run.id, her), now)).bookingId
    const slot = await aSlot({ branchId: run.branchId, startsAt: after(days(4)) })
    const talk = done(await bookOne(carla, aBooking(slot.id, her), now)).bookingId
    const asked = await aCallFor(course)
    const span = { startsAt: slot.startsAt, endsAt: after(hours(2), slot.startsAt) }
    const lessons = [{ meetingId: first.id, way: 'move' as const, ...span }]
    done(await changeRun(carla, { activityId: run.id, lessons }, now))
    // Beside what she asked there is to call about the lesson.
    expect(await tasksOf(course)).toHaveLength(2)
    done(await cancelBooking(carla, { bookingId: talk, by: 'resident' }, now))
    expect(await expectedOf(course)).toHaveLength(4)
    expect(await tasksOf(course)).toMatchObject([{ callId: asked, doneAt: null }])
  })

  test.each(['moved away', 'off'])('and once a lesson of another course is %s', async (how) => {
    const { carla, run, meetings } = await aRunWith([])
    const [her, first] = [aPerson(), the(meetings[0])]
    const other = await aCourseRun({ branchId: run.branchId, startsAt: after(days(8) + hours(3)) })
    const course = done(await bookOne(carla, aBooking(run.id, her), now)).bookingId
    done(await bookOne(carla, aBooking(other.id, her), now))
    const inTheWay = the((await lessonsOf(other.id))[0])
    const { startsAt, endsAt } = inTheWay
    const onto = [{ meetingId: first.id, way: 'move' as const, startsAt, endsAt }]
    done(await changeRun(carla, { activityId: run.id, lessons: onto }, now))
    expect(await expectedOf(course)).toHaveLength(3)
    const away = {
      ...{ meetingId: inTheWay.id, way: 'move' as const },
      ...{ startsAt: after(hours(5), startsAt), endsAt: after(hours(5), endsAt) },
    }
    const gone = how === 'off' ? { meetingId: inTheWay.id, way: 'off' as const } : away
    done(await changeRun(carla, { activityId: other.id, lessons: [gone] }, now))
    expect(await expectedOf(course)).toHaveLength(4)
    expect(await tasksOf(course)).toEqual([])
  })

  test('cannot all be off while none has been', async () => {
    const { carla, run, meetings } = await aRunWith(['email'])
    const lessons = meetings.map(({ id }) => ({ meetingId: id, way: 'off' as const }))
    expect(await changeRun(carla, { activityId: run.id, lessons }, now)).toMatchObject({ reason: 'all_off' })
    done(await changeRun(carla, { activityId: run.id, lessons: lessons.slice(1) }, now))
  })

  test('cannot be moved to what is over, to a closed day, or onto one another', async () => {
    const { carla, run, meetings } = await aRunWith()
    const first = the(meetings[0])
    const to = (startsAt: Date) => {
      const lesson = {
        meetingId: first.id,
        way: 'move' as const,
        startsAt,
        endsAt: after(hours(2), startsAt),
      }
      return changeRun(carla, { activityId: run.id, lessons: [lesson] }, now)
    }
    expect(await to(now)).toMatchObject({ reason: 'past' })
    expect(await to(after(hours(1), the(meetings[1]).startsAt))).toMatchObject({ reason: 'lesson_overlap' })
    const shut = {
      branchId: run.branchId,
      fromDate: '2027-03-10',
      untilDate: '2027-03-10',
      reason: 'Verbouwing',
    }
    await books().insert(closure).values(shut)
    expect(await to(new Date('2027-03-10T09:00:00Z'))).toMatchObject({ reason: 'shut' })
    expect(await to(new Date('2027-03-11T09:00:00Z'))).toMatchObject({ ok: true })
  })
})

describe('who is in a run', () => {
  test('is shown with how each is reached, booked first, before anything is changed', async () => {
    const { carla, run } = await aRunWith(['email', 'call', 'card', 'call'])
    const shown = await peopleInRun(carla, run.id, now)
    expect(shown.map(({ contactWay, status }) => [contactWay, status])).toEqual([
      ...[
        ['email', 'booked'],
        ['call', 'booked'],
        ['card', 'booked'],
        ['call', 'waiting'],
      ],
    ])
  })

  test('hears that the whole run is off: by letter, by a call, and at the desk who has only a card', async () => {
    const { carla, run, people } = await aRunWith(['email', 'call', 'card'])
    const [mail, call, card] = people as [string, string, string]
    const choices = [
      { bookingId: mail, way: 'cancel' as const },
      { bookingId: call, way: 'call' as const },
      { bookingId: card, way: 'call' as const },
    ]
    expect(await callOffRun(carla, { activityId: run.id, choices: choices.slice(1) }, now)).toMatchObject({
      reason: 'changed',
    })
    expect(done(await callOffRun(carla, { activityId: run.id, choices }, now))).toMatchObject({ stands: 0 })
    expect(the(await theBooking(mail)).status).toBe('cancelled')
    expect(await lettersOf(call)).toContain('called_off')
    for (const id of [call, card]) expect(await tasksOf(id)).toMatchObject([{ kind: 'called_off' }])
  })

  test('is called before the next lesson when a run that is under way is off', async () => {
    const { carla, run, people, meetings } = await aRunWith(['call'])
    const [bookingId, second] = [the(people[0]), the(meetings[1])]
    // The evening before: by the end of the next day it would be too late.
    const evening = after(-hours(16), second.startsAt)
    const choices = [{ bookingId, way: 'call' as const }]
    done(await callOffRun(carla, { activityId: run.id, choices }, evening))
    const [toDo] = await tasksOf(bookingId)
    expect(the(toDo).dueAt.getTime()).toBeLessThan(second.startsAt.getTime())
  })
})

describe('a place that is offered', () => {
  async function anOffer(given: { enrolUntil?: Date } = {}) {
    const carla = await aColleague()
    const run = await aCourseRun({ places: 1, startsAt: after(days(8)) })
    await books()
      .update(activity)
      .set({ enrolUntil: null, ...given })
      .where(eq(activity.id, run.id))
    const sits = done(await bookOne(carla, aBooking(run.id), now)).bookingId
    const waits = done(
      await bookOne(carla, aBooking(run.id, { ...aPerson({ contactWay: 'email' }), orWait: true }), now),
    )
    done(await cancelBooking(carla, { bookingId: sits, by: 'resident' }, now))
    const offered = async () => the(await theBooking(waits.bookingId)).offeredUntil
    const first = the((await lessonsOf(run.id))[0])
    const firstAt = (startsAt: Date) => {
      const lesson = {
        meetingId: first.id,
        way: 'move' as const,
        startsAt,
        endsAt: after(hours(2), startsAt),
      }
      return changeRun(carla, { activityId: run.id, lessons: [lesson] }, now)
    }
    return { carla, run, first, bookingId: waits.bookingId, offered, firstAt }
  }

  test('stands no longer than somebody can come in, and the letter says until when', async () => {
    const { bookingId, offered, firstAt } = await anOffer()
    const stood = the((await offered()) ?? undefined)
    const sooner = after(-hours(20), stood)
    done(await firstAt(sooner))
    expect(await offered()).toEqual(sooner)
    expect(await lettersOf(bookingId)).toContain('lessons_changed')
    // It is not made longer by a lesson that goes on later.
    done(await firstAt(after(days(6))))
    expect(await offered()).toEqual(sooner)
  })

  test('stands as it stood where somebody can come in after the first lesson', async () => {
    const { offered, firstAt } = await anOffer({ enrolUntil: after(days(20)) })
    const stood = the((await offered()) ?? undefined)
    done(await firstAt(after(-hours(20), stood)))
    expect(await offered()).toEqual(stood)
  })

  test('nobody comes in after the first lesson where that was not so', async () => {
    const { run, firstAt } = await anOffer({ enrolUntil: after(days(7)) })
    done(await firstAt(after(days(5))))
    const closes = await books().select().from(activity).where(eq(activity.id, run.id))
    expect(closes).toMatchObject([{ startsAt: after(days(5)), enrolUntil: after(days(5)) }])
  })

  test('is not taken back by another last day to come in: a later day is to be chosen', async () => {
    const { carla, run, offered } = await anOffer({ enrolUntil: after(days(20)) })
    const title = { activityId: run.id, title: 'Klik & Tik', languages: ['nl' as const], trainers: [] }
    const until = localDate(the((await offered()) ?? undefined))
    const before = { enrol: 'before' as const, enrolDay: addDays(until, -1) }
    expect(await setRun(carla, { ...title, ...before }, now)).toMatchObject({
      ...{ reason: 'offer_stands', fields: { enrolDay: ['offer_stands'] } },
    })
    done(await setRun(carla, { ...title, enrol: 'before', enrolDay: addDays(until, 1) }, now))
  })
})
