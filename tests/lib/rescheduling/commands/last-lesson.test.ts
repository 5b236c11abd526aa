import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sayOf } from '@/app/bellen/_words'
import { activity, meeting } from '@/db/tables/agenda'
import { booking } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import type { Due } from '@/lib/messages/commands'
import { callsFor } from '@/lib/notices/queries/calls'
import { type Letter, letterFor } from '@/lib/notices/queries/letters'
import { runKept } from '@/lib/planning/queries/runs'
import { changeRun } from '@/lib/rescheduling/commands/lessons'
import { askLessons } from '@/lib/rescheduling/queries/runs'
import { done } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  aPerson,
  bookOne,
  days,
  hours,
  job,
  lettersOf,
  minutes,
  now,
  sumOf,
  the,
  theBooking,
} from '../../../support/world'

freshDatabase('test')

type Way = 'call' | 'email' | 'sms' | 'card'

/** A course of three lessons of which two have been, with people in it. */
async function nearlyOver(ways: Way[], language: 'nl' | 'en' | 'ar' = 'nl') {
  const carla = await aColleague()
  const run = await aCourseRun({ places: 3, lessons: 3, startsAt: after(days(7)) })
  const people: string[] = []
  for (const contactWay of ways) {
    const form = aBooking(run.id, { ...aPerson({ contactWay, language }), orWait: contactWay !== 'card' })
    people.push(done(await bookOne(carla, form, now)).bookingId)
  }
  const lessons = await books()
    .select()
    .from(meeting)
    .where(eq(meeting.activityId, run.id))
    .orderBy(asc(meeting.number))
  const [second, last] = [the(lessons[1]), the(lessons[2])]
  const at = after(hours(1), second.endsAt)
  const off = { activityId: run.id, lessons: [{ meetingId: last.id, way: 'off' as const }] }
  return { carla, run, people, second, last, at, off }
}

async function letter(bookingId: string, kind: Due['kind'], at: Date): Promise<Letter> {
  const { id, key, channel, attempts } = message
  const [row] = await books()
    .select({ id, key, kind: message.kind, channel, bookingId: message.bookingId, attempts })
    .from(message)
    .where(and(eq(message.bookingId, bookingId), eq(message.kind, kind)))
  const ids = { invitationId: null, signInId: null, needId: null, userId: null }
  return the(await letterFor(job, { ...ids, ...the(row) } as Due, at))
}

describe('the last lesson of a course of which lessons have been held', () => {
  test('can be off: the course ended with the one before, and people hear it as of any lesson', async () => {
    const { carla, run, people, second, last, at, off } = await nearlyOver(['email', 'call', 'card'])
    expect(done(await askLessons(carla, off, at)).lastHeld).toEqual(second.startsAt)
    expect(await changeRun(carla, off, at)).toMatchObject({ ok: true, value: { desk: 1 } })
    expect(await runKept(carla, run.id, at)).toMatchObject({
      ...{ standing: 'ended', endsAt: second.endsAt, nextAt: null },
      off: [{ number: 3, startsAt: last.startsAt }],
    })
    const [byMail, byPhone, byCard] = people.map(the)
    expect(await theBooking(the(byMail))).toMatchObject({ status: 'booked' })
    expect(await lettersOf(the(byMail))).toEqual(['confirmation', 'lessons_changed'])
    const toDo = await books()
      .select()
      .from(task)
      .where(eq(task.bookingId, the(byCard)))
    expect(toDo).toMatchObject([{ kind: 'tell_change', doneAt: null }])
    // It is told until she would have come for nothing, though the course is over.
    const later = after(days(1), at)
    const calls = await callsFor(carla, later)
    const call = the(calls.find(({ bookingId }) => bookingId === byPhone))
    expect(sayOf(call, later)).toMatch(/Les 3, .* gaat niet door\. Er komt geen les meer\.$/)
    expect(call.until).toEqual(last.startsAt)
    expect(await callsFor(carla, last.endsAt)).toEqual([])
  })

  test('is written of without a lesson to come, and taken out of the calendar', async () => {
    const { carla, people, at, off } = await nearlyOver(['email'])
    done(await changeRun(carla, off, at))
    const written = await letter(the(people[0]), 'lessons_changed', after(minutes(3), at))
    if (written.channel !== 'email') throw new Error('expected an e-mail')
    expect(written.text).toContain(
      'De laatste les van uw cursus gaat niet door. Dat spijt ons. U hoeft niet meer te komen.',
    )
    expect(written.text).toMatch(/Deze les gaat niet door:\s+maandag 22 maart 2027, 10\.00 tot 12\.00 uur/)
    expect(written.text).not.toMatch(/nog komen|Neem mee|Zeg dan af|Wanneer/)
    expect(written.calendar?.content).toMatch(/STATUS:CANCELLED/)
  })

  test.each([
    ['nl', /^De laatste les van uw cursus gaat niet door: \S+ \d+ maart 2027, 10\.00 uur, Bibliotheek/],
    ['en', /^The last lesson of your course is called off: /],
    ['ar', /^أُلغي الدرس الأخير من دورتك: /],
  ] as const)('is said in an sms (%s)', async (language, begins) => {
    const { carla, people, at, off } = await nearlyOver(['sms'], language)
    done(await changeRun(carla, off, at))
    const written = await letter(the(people[0]), 'lessons_changed', after(minutes(3), at))
    if (written.channel !== 'sms') throw new Error('expected an sms')
    expect(written.text).toMatch(begins)
    expect(written.text.length).toBeLessThanOrEqual(160)
  })

  test('takes off who still waits for a place, who hears it as well', async () => {
    const { carla, run, at, people, last, off } = await nearlyOver([
      'email',
      'email',
      'email',
      'email',
      'call',
    ])
    await books().update(activity).set({ enrolUntil: last.startsAt }).where(eq(activity.id, run.id))
    const told = done(await changeRun(carla, off, at))
    expect(sumOf(told)).toBe(5)
    const rows = await books().select().from(booking).where(eq(booking.activityId, run.id))
    expect(rows.map(({ status }) => status).sort()).toEqual([
      ...['booked', 'booked', 'booked', 'cancelled', 'cancelled'],
    ])
    expect(await lettersOf(the(people[3]))).toContain('cancelled')
    const [row] = await books().select().from(activity).where(eq(activity.id, run.id))
    expect(the(the(row).enrolUntil) <= at).toBe(true)
  })
})
