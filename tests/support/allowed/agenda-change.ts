import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { activity, lessonOff, meeting } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { callOffRun, changeRun } from '@/lib/rescheduling/commands/lessons'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import type { Choice, TimeAt } from '@/lib/rescheduling/rules/choices'
import { localDate } from '@/lib/tools/time'
import { books } from '../database'
import { job, lettersOf, now, the, theBooking, weeklyHours } from '../world'
import { allow, type Case, type Origin, origins } from './case'
import { anEmployee, aRow, type Row } from './rows'

const coordinator = async () => (await anEmployee('coordinator')).actor

/** Somebody booked in consultation hours, and the day on which their branch is to be closed. */
async function aHit(origin: Origin): Promise<{ row: Row; change: Change }> {
  const row = await aRow(origin, 'consultation')
  const [slot] = await books().select().from(activity).where(eq(activity.id, row.activityId))
  const { branchId, startsAt } = the(slot)
  const consultationHoursId = await weeklyHours(branchId, {
    weekday: 4,
    fromTime: '10:00',
    untilTime: '11:00',
  })
  await books().update(activity).set({ consultationHoursId }).where(eq(activity.id, row.activityId))
  await fillAgenda(job, {}, now)
  const day = localDate(startsAt)
  const closure = { branchId, fromDate: day, untilDate: day, fromTime: null, untilTime: null, reason: 'Demo' }
  return { row, change: { kind: 'closure', closureId: null, closure } }
}

/** What a coordinator changes in the agenda, whoever made the booking that is hit. */
export const ofChanges: Case[] = origins.flatMap((origin) => [
  allow(
    'coordinator',
    previewOf,
    `${origin}, whose branch closes`,
    async (ask) => {
      const { row, change } = await aHit(origin)
      const { hits } = await ask(await coordinator(), change, now)
      expect(hits).toMatchObject([{ bookingId: row.bookingId, contact: row.person.contact }])
    },
    origin,
  ),
  ...(['move', 'call', 'cancel', 'stand'] as const).map((way) =>
    allow(
      'coordinator',
      changeAgenda,
      `${origin}, whose branch closes: ${way}`,
      async (ask) => {
        const { row, change } = await aHit(origin)
        const carla = await coordinator()
        const { bookingId } = row
        const proposed = (await previewOf(carla, change, now))?.hits[0]?.proposed
        const choices: Choice[] = [{ bookingId, way, ...chosen(way, the(proposed)) }]
        const lessons: [] = []
        expect(await ask(carla, { change, choices, lessons }, now)).toMatchObject({ hears: { desk: 0 } })
        await became[way](row)
      },
      origin,
    ),
  ),
  allow(
    'coordinator',
    changeRun,
    `${origin}, in a course`,
    async (ask) => {
      const { activityId, bookingId } = await aRow(origin, 'course')
      const [, second] = await books()
        .select({ meetingId: meeting.id })
        .from(meeting)
        .where(eq(meeting.activityId, activityId))
        .orderBy(meeting.number)
      const lessons = [{ ...the(second), way: 'off' as const }]
      expect(await ask(await coordinator(), { activityId, lessons }, now)).toMatchObject({ desk: 0 })
      expect(await books().select().from(lessonOff).where(eq(lessonOff.activityId, activityId))).toHaveLength(
        1,
      )
      expect(await lettersOf(bookingId)).toContain('lessons_changed')
    },
    origin,
  ),
  ...(['call', 'cancel'] as const).map((way) =>
    allow(
      'coordinator',
      callOffRun,
      `${origin}, in a course: ${way}`,
      async (ask) => {
        const row = await aRow(origin, 'course')
        const { activityId, bookingId } = row
        const choices: Choice[] = [{ bookingId, way }]
        expect(await ask(await coordinator(), { activityId, choices }, now)).toMatchObject({ stands: 0 })
        await became[way](row)
      },
      origin,
    ),
  ),
])

function chosen(way: Choice['way'], proposed: TimeAt): Partial<Choice> {
  if (way === 'move') return { to: proposed }
  return way === 'stand' ? { because: 'promised' } : {}
}

/** What has become of somebody by what was chosen. */
const became: Record<Choice['way'], (row: Row) => Promise<void>> = {
  move: async ({ bookingId, activityId }) => {
    const { activityId: to, status } = the(await theBooking(bookingId))
    expect([status, to === activityId]).toEqual(['booked', false])
    expect(await lettersOf(bookingId)).toContain('rescheduled')
  },
  call: async ({ bookingId }) => {
    const given = await books().select().from(task).where(eq(task.bookingId, bookingId))
    expect(given).toMatchObject([{ kind: 'called_off', doneAt: null }])
    expect(await lettersOf(bookingId)).toContain('called_off')
  },
  cancel: async ({ bookingId }) => {
    expect(the(await theBooking(bookingId)).status).toBe('cancelled')
    expect(await lettersOf(bookingId)).toContain('cancelled')
  },
  stand: async ({ bookingId, activityId }) => {
    expect(the(await theBooking(bookingId))).toMatchObject({ status: 'booked', activityId })
    const [slot] = await books().select().from(activity).where(eq(activity.id, activityId))
    expect(slot).toMatchObject({ cancelledAt: null, keptBecause: 'promised' })
  },
}
