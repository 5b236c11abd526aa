import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { lessonOff, meeting } from '@/db/tables/agenda'
import { attendance } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { closure } from '@/db/tables/network'
import { callOffRun, changeRun } from '@/lib/rescheduling/commands/lessons'
import { peopleInRun } from '@/lib/rescheduling/queries/runs'
import { finishTask } from '@/lib/tasks/commands'
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
