import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { meeting } from '@/db/tables/agenda'
import { attendance } from '@/db/tables/booking'
import { extra, runTrainer } from '@/db/tables/care'
import { addExtra, undoExtra } from '@/lib/attendance/commands/extra'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { bindTrainer, unbindTrainer } from '@/lib/attendance/commands/trainers'
import { undoMarks } from '@/lib/attendance/commands/undo'
import { lessonsFor } from '@/lib/attendance/queries/lessons'
import { registerOf, standingsOf } from '@/lib/attendance/queries/register'
import { registerOfRun } from '@/lib/attendance/queries/run'
import { runsWithTrainers, trainersToBind } from '@/lib/attendance/queries/trainers'
import type { Says } from '@/lib/attendance/rules/marks'
import { localDate } from '@/lib/tools/time'
import { books } from '../database'
import type { Worker } from '../workers'
import { aCourseRun, after, minutes, now, the } from '../world'
import { allow, type Case, origins } from './case'
import { anEmployee, aRow, callers, done, type Row } from './rows'

/** Who marks at which kind of meeting: the desk at all, a trainer at the lessons of their own runs. */
const places = [
  ...callers.flatMap((who) => (['consultation', 'course'] as const).map((state) => ({ who, state }))),
  { who: 'trainer', state: 'course' },
] as const

const everything = ['arrived', 'present', 'absent', 'excused'] as const

/** Marks of people who are expected, whoever made their booking. */
export const ofMarks: Case[] = places.flatMap(({ who, state }) =>
  origins.flatMap((origin) => [
    ...(origin === 'own' ? everything : (['present'] as const)).map((says) =>
      allow(
        who,
        markAttendance,
        `${origin}, ${state}, ${says}`,
        async (ask) => {
          const { row, meetingId, at } = await expected(await aRow(origin, state))
          const { actor } = await marker(who, row)
          const one = tap(row, says)
          expect(await ask(actor, { meetingId, marks: [one] }, at)).toMatchObject([
            { markId: one.markId, won: true, revision: 1 },
          ])
          const stands = says === 'arrived' ? { arrivedAt: at, mark: null } : { mark: says }
          expect(await standing(row, meetingId)).toMatchObject(stands)
        },
        origin,
      ),
    ),
    allow(
      who,
      undoMarks,
      `${origin}, ${state}, marked by somebody of the desk`,
      async (ask) => {
        const { row, meetingId, at } = await expected(await aRow(origin, state))
        const one = tap(row, 'present')
        const { actor: colleague } = await anEmployee('adviser')
        done(await markAttendance(colleague, { meetingId, marks: [one] }, at))
        await ask((await marker(who, row)).actor, { markIds: [one.markId] }, after(minutes(9), at))
        expect(await standing(row, meetingId)).toMatchObject({ mark: null, markedAt: null })
      },
      origin,
    ),
  ]),
)

const seats = ['coordinator', 'adviser', 'trainer'] as const

/** The register of a lesson, whoever made the bookings in it. */
export const ofRegisters: Case[] = seats.flatMap((who) => [
  allow(who, lessonsFor, 'a lesson', async (ask) => {
    const { row, meetingId, at } = await expected(await aRow('own', 'course'))
    const { actor } = await marker(who, row)
    expect((await ask(actor, { day: localDate(at) })).map((one) => one.meetingId)).toContain(meetingId)
  }),
  allow(who, addExtra, 'somebody without a place', async (ask) => {
    const { row, meetingId, at } = await expected(await aRow('own', 'course'))
    const extraId = randomUUID()
    await ask((await marker(who, row)).actor, { extraId, meetingId }, at)
    expect(await theExtra(extraId)).toMatchObject({ meetingId, undoneAt: null })
  }),
  allow(who, undoExtra, 'somebody whom a colleague counted', async (ask) => {
    const { row, meetingId, at } = await expected(await aRow('own', 'course'))
    const extraId = randomUUID()
    done(await addExtra((await anEmployee('adviser')).actor, { extraId, meetingId }, at))
    await ask((await marker(who, row)).actor, { extraId }, at)
    expect(await theExtra(extraId)).toMatchObject({ undoneAt: at })
  }),
  ...origins.flatMap((origin) => [
    allow(
      who,
      registerOf,
      origin,
      async (ask) => {
        const { row, meetingId, at } = await expected(await aRow(origin, 'course'))
        const { people } = await ask((await marker(who, row)).actor, { meetingId }, at)
        expect(people).toMatchObject([{ bookingId: row.bookingId, name: row.person.name }])
      },
      origin,
    ),
    allow(
      who,
      standingsOf,
      origin,
      async (ask) => {
        const { row, meetingId, at } = await expected(await aRow(origin, 'course'))
        const { rows } = await ask((await marker(who, row)).actor, { meetingId }, at)
        expect(rows).toMatchObject([{ bookingId: row.bookingId, mark: null }])
      },
      origin,
    ),
    allow(
      who,
      registerOfRun,
      origin,
      async (ask) => {
        const { row, at } = await expected(await aRow(origin, 'course'))
        const { people } = await ask((await marker(who, row)).actor, row.activityId, at)
        expect(people).toMatchObject([{ name: row.person.name }])
      },
      origin,
    ),
  ]),
])

/** Who gives which course. */
export const ofTrainers: Case[] = [
  allow('coordinator', runsWithTrainers, 'a course', async (ask) => {
    const { carla, tineke, activityId } = await aPair()
    done(await bindTrainer(carla.actor, { activityId, userId: tineke.userId }, now))
    const trainers = [expect.objectContaining({ userId: tineke.userId })]
    expect(await ask(carla.actor, now)).toContainEqual(expect.objectContaining({ activityId, trainers }))
  }),
  allow('coordinator', trainersToBind, 'a trainer of the own library', async (ask) => {
    const { carla, tineke } = await aPair()
    expect((await ask(carla.actor, now)).map(({ userId }) => userId)).toEqual([tineke.userId])
  }),
  allow('coordinator', bindTrainer, 'a trainer of the own library', async (ask) => {
    const { carla, tineke, activityId } = await aPair()
    await ask(carla.actor, { activityId, userId: tineke.userId }, now)
    expect(await boundTo(activityId)).toEqual([tineke.userId])
  }),
  allow('coordinator', unbindTrainer, 'a trainer whom a colleague bound', async (ask) => {
    const { carla, tineke, activityId } = await aPair()
    done(await bindTrainer(carla.actor, { activityId, userId: tineke.userId }, now))
    const second = await anEmployee('coordinator', { organisationId: carla.organisationId })
    await ask(second.actor, { activityId, userId: tineke.userId }, now)
    expect(await boundTo(activityId)).toEqual([])
  }),
]

async function aPair() {
  const carla = await anEmployee('coordinator')
  const tineke = await anEmployee('trainer', { organisationId: carla.organisationId })
  return { carla, tineke, activityId: (await aCourseRun()).id }
}

async function boundTo(activityId: number): Promise<string[]> {
  const rows = await books().select().from(runTrainer).where(eq(runTrainer.activityId, activityId))
  return rows.map(({ userId }) => userId)
}

async function theExtra(id: string) {
  const [row] = await books().select().from(extra).where(eq(extra.id, id))
  return row
}

/** The first meeting at which somebody is expected, and the moment at which it begins. */
async function expected(row: Row) {
  const [first] = await books()
    .select({ meetingId: meeting.id, at: meeting.startsAt })
    .from(attendance)
    .innerJoin(meeting, eq(meeting.id, attendance.meetingId))
    .where(eq(attendance.bookingId, row.bookingId))
    .orderBy(asc(meeting.startsAt))
  return { row, ...the(first) }
}

/** Somebody in this seat who may mark at this activity. */
async function marker(who: (typeof places)[number]['who'], { activityId }: Row): Promise<Worker> {
  const worker = await anEmployee(who)
  if (who === 'trainer')
    await books().insert(runTrainer).values({ activityId, userId: worker.userId, boundAt: now })
  return worker
}

function tap({ bookingId }: Row, says: Says) {
  return { markId: randomUUID(), bookingId, says, manner: null, seenRevision: 0, sure: false }
}

async function standing({ bookingId }: Row, meetingId: number) {
  const [row] = await books()
    .select()
    .from(attendance)
    .where(and(eq(attendance.bookingId, bookingId), eq(attendance.meetingId, meetingId)))
  return row
}
