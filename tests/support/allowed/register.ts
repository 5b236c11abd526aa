import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { meeting } from '@/db/tables/agenda'
import { attendance } from '@/db/tables/booking'
import { runTrainer } from '@/db/tables/care'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { undoMarks } from '@/lib/attendance/commands/undo'
import type { Says } from '@/lib/attendance/rules/marks'
import { books } from '../database'
import type { Worker } from '../workers'
import { after, minutes, now, the } from '../world'
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
