import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { call, task } from '@/db/tables/calls'
import { finishCall, giveCallBack, takeCall } from '@/lib/notices/commands/calls'
import { putReminders } from '@/lib/notices/commands/reminders'
import { undoCall } from '@/lib/notices/commands/undo'
import { calledToday } from '@/lib/notices/queries/called'
import { callsFor } from '@/lib/notices/queries/calls'
import type { Answer, Outcome } from '@/lib/notices/rules/calls'
import { finishTask, undoTask } from '@/lib/tasks/commands'
import { tasksDone, tasksFor } from '@/lib/tasks/queries'
import { books } from '../database'
import { after, days, hours, job, minutes, now, the, theBooking } from '../world'
import { allow, type Case, type Origin, origins } from './case'
import { anEmployee, aRow, callers, done, letters, type Row } from './rows'

/** How a call went, and what of it stands in the books: of the message, of the booking, and what is left to do. */
type Ending = {
  about: 'offer' | 'reminder'
  said: { outcome: Outcome; answer?: Answer }
  message: 'sent' | 'failed' | 'due'
  booking: object
  left: object[]
  /** How often somebody called in vain before. */
  tries?: number
}

const offered = { status: 'offered', placeNo: 1 }
const booked = { status: 'booked', placeNo: 1 }
const takenBack = { status: 'cancelled', placeNo: null, cancelledBy: 'resident' }
const somethingElse = { kind: 'something_else', owner: 'coordinator' }
const wrongNumber = { kind: 'wrong_number', owner: 'adviser' }
const notReached = { kind: 'not_reached', owner: 'coordinator' }

const endings: Ending[] = [
  ending('offer', { outcome: 'spoken', answer: 'yes' }, 'sent', booked),
  ending('offer', { outcome: 'spoken', answer: 'no' }, 'sent', takenBack),
  ending('offer', { outcome: 'spoken', answer: 'other' }, 'sent', offered, [somethingElse]),
  ending('offer', { outcome: 'no_answer' }, 'due', offered),
  ending('offer', { outcome: 'voicemail' }, 'due', offered),
  { ...ending('offer', { outcome: 'no_answer' }, 'failed', offered, [notReached]), tries: 2 },
  ending('offer', { outcome: 'wrong_number' }, 'failed', offered, [wrongNumber]),
  ending('reminder', { outcome: 'spoken' }, 'sent', booked),
  ending('reminder', { outcome: 'spoken', answer: 'no' }, 'sent', takenBack),
  ending('reminder', { outcome: 'spoken', answer: 'other' }, 'sent', booked, [somethingElse]),
]

function ending(
  about: Ending['about'],
  said: Ending['said'],
  message: Ending['message'],
  booking: object,
  left: object[] = [],
): Ending {
  return { about, said, message, booking, left }
}

/** People whom the desk has to call, whoever made their booking. */
export const ofCalls: Case[] = callers.flatMap((who) =>
  origins.flatMap((origin) => [
    allow(
      who,
      callsFor,
      origin,
      async (ask) => {
        const { row } = await toCall(origin)
        const { name, contact: telephone } = row.person
        expect(await ask((await anEmployee(who)).actor, now)).toContainEqual(
          expect.objectContaining({ bookingId: row.bookingId, kind: 'offer', name, telephone }),
        )
      },
      origin,
    ),
    allow(
      who,
      takeCall,
      origin,
      async (ask) => {
        const { row, messageId } = await toCall(origin)
        const { actor, userId } = await anEmployee(who)
        await ask(actor, { messageId }, now)
        expect(await theCall(row, messageId)).toMatchObject({
          lease: userId,
          leasedUntil: after(minutes(15)),
        })
      },
      origin,
    ),
    allow(
      who,
      giveCallBack,
      `${origin}, taken by themselves`,
      async (ask) => {
        const { row, messageId } = await toCall(origin)
        const { actor } = await anEmployee(who)
        done(await takeCall(actor, { messageId }, now))
        await ask(actor, { messageId }, now)
        expect(await theCall(row, messageId)).toMatchObject({ status: 'due', lease: null, leasedUntil: null })
      },
      origin,
    ),
    ...endings.map((end) =>
      allow(
        who,
        finishCall,
        [origin, end.about, end.said.outcome, end.said.answer, end.tries && 'once more']
          .filter(Boolean)
          .join(', '),
        async (ask) => {
          const { row, messageId, at } = await toCall(origin, end)
          const { actor, userId } = await anEmployee(who)
          const { callId } = await ask(actor, { messageId, ...end.said }, at)
          expect(await theCall(row, messageId)).toMatchObject({ status: end.message, lease: null })
          expect(await theBooking(row.bookingId)).toMatchObject(end.booking)
          expect(await made(callId)).toMatchObject({ ...end.said, at, calledBy: userId })
          expect(await leftOf(row)).toMatchObject(end.left)
        },
        origin,
      ),
    ),
    allow(
      who,
      calledToday,
      `${origin}, called by a colleague`,
      async (ask) => {
        const { row, callId } = await called(origin, { outcome: 'no_answer' })
        const it = { callId, name: row.person.name, outcome: 'no_answer', calledBy: expect.any(String) }
        expect(await ask((await anEmployee(who)).actor, now)).toContainEqual(expect.objectContaining(it))
      },
      origin,
    ),
    allow(
      who,
      undoCall,
      `${origin}, a wrong number of a colleague`,
      async (ask) => {
        const { row, messageId, callId } = await called(origin, { outcome: 'wrong_number' })
        await ask((await anEmployee(who)).actor, { callId }, after(minutes(9)))
        expect(await theCall(row, messageId)).toMatchObject({ status: 'due', finishedAt: null })
        expect(await made(callId)).toMatchObject({ undoneAt: after(minutes(9)) })
        expect(await leftOf(row)).toEqual([])
      },
      origin,
    ),
    allow(
      who,
      undoCall,
      `${origin}, a place that was taken`,
      async (ask) => {
        const { row, callId } = await called(origin, { outcome: 'spoken', answer: 'yes' })
        await ask((await anEmployee(who)).actor, { callId }, after(minutes(9)))
        expect(await theBooking(row.bookingId)).toMatchObject(takenBack)
        expect(await made(callId)).toMatchObject({ undoneAt: after(minutes(9)) })
      },
      origin,
    ),
  ]),
)

/** What is left to do after a call, whoever made the booking and whose task it is. */
export const ofTasks: Case[] = callers.flatMap((who) =>
  origins.flatMap((origin) =>
    [somethingElse, wrongNumber].flatMap((one) => [
      allow(
        who,
        tasksFor,
        `${origin}, ${one.kind}`,
        async (ask) => {
          const { row, taskId } = await toDo(origin, one)
          const it = { ...one, taskId, bookingId: row.bookingId, name: row.person.name }
          expect(await ask((await anEmployee(who)).actor, now)).toContainEqual(expect.objectContaining(it))
        },
        origin,
      ),
      allow(
        who,
        finishTask,
        `${origin}, ${one.kind}`,
        async (ask) => {
          const { row, taskId } = await toDo(origin, one)
          const { actor, userId } = await anEmployee(who)
          await ask(actor, { taskId, receipt: 'arranged' }, now)
          expect(await leftOf(row)).toMatchObject([{ doneAt: now, doneBy: userId, receipt: 'arranged' }])
        },
        origin,
      ),
      allow(
        who,
        tasksDone,
        `${origin}, ${one.kind}`,
        async (ask) => {
          const { row, taskId } = await wasDone(origin, one)
          const it = { taskId, kind: one.kind, name: row.person.name }
          expect(await ask((await anEmployee(who)).actor, now)).toContainEqual(expect.objectContaining(it))
        },
        origin,
      ),
      allow(
        who,
        undoTask,
        `${origin}, ${one.kind}`,
        async (ask) => {
          const { row, taskId } = await wasDone(origin, one)
          await ask((await anEmployee(who)).actor, { taskId }, now)
          expect(await leftOf(row)).toMatchObject([{ doneAt: null, doneBy: null, receipt: null }])
        },
        origin,
      ),
    ]),
  ),
)

/** Somebody who hears it by telephone only: that a place is offered, or what they have booked. */
async function toCall(
  origin: Origin,
  { about, tries = 0 }: Pick<Ending, 'about' | 'tries'> = { about: 'offer' },
) {
  const row = await aRow(origin, about === 'offer' ? 'offered' : 'consultation', 'call')
  const day = after(days(2) + minutes(5))
  if (about === 'reminder') await putReminders(job, {}, day)
  const messageId = the((await letters(row)).find(({ kind }) => kind === about)).id
  const { actor } = await anEmployee('coordinator')
  // In the morning, in the afternoon, and in the next morning.
  const halves = [now, after(hours(4)), after(days(1))]
  for (const half of halves.slice(0, tries))
    done(await finishCall(actor, { messageId, outcome: 'no_answer' }, half))
  return { row, messageId, at: about === 'offer' ? the(halves[tries]) : day }
}

/** Somebody whom a colleague has called just now. */
async function called(origin: Origin, said: Ending['said']) {
  const { row, messageId } = await toCall(origin)
  const { actor } = await anEmployee('coordinator')
  return { row, messageId, ...done(await finishCall(actor, { messageId, ...said }, now)) }
}

/** What a call of a colleague left to do. */
async function toDo(origin: Origin, one: { kind: string }) {
  const { row } = await called(
    origin,
    one === wrongNumber ? { outcome: 'wrong_number' } : { outcome: 'spoken', answer: 'other' },
  )
  return { row, taskId: the((await leftOf(row))[0]).id }
}

/** The same, written down as done by another colleague. */
async function wasDone(origin: Origin, one: { kind: string }) {
  const left = await toDo(origin, one)
  done(
    await finishTask((await anEmployee('coordinator')).actor, { taskId: left.taskId, receipt: 'told' }, now),
  )
  return left
}

async function theCall(row: Row, messageId: string) {
  return (await letters(row)).find(({ id }) => id === messageId)
}

async function made(callId: string) {
  const [one] = await books().select().from(call).where(eq(call.id, callId))
  return one
}

function leftOf({ bookingId }: Row) {
  return books().select().from(task).where(eq(task.bookingId, bookingId))
}
