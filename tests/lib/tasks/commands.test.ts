import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { call, task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { finishTask, undoTask } from '@/lib/tasks/commands'
import { tasksDone, tasksFor } from '@/lib/tasks/queries'
import { Forbidden } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { anEmployee, done } from '../../support/allowed/rows'
import { books, freshDatabase } from '../../support/database'
import { aColleague } from '../../support/partners'
import { journalLines } from '../../support/workers'
import {
  aBooking,
  after,
  aPerson,
  aSlot,
  bookOne,
  days,
  hours,
  job,
  minutes,
  now,
  the,
} from '../../support/world'

freshDatabase('test')

type Kind = (typeof task.$inferInsert)['kind']

/** Somebody about whom there is something to do. */
async function toDo(kind: Kind = 'tell_change') {
  const slot = await aSlot()
  const booked = await bookOne(job, aBooking(slot.id, aPerson({ name: 'Demo Riet' })), now)
  if (!booked.ok) throw new Error(booked.reason)
  const { bookingId } = booked.value
  return { bookingId, taskId: await given(kind, bookingId) }
}

async function given(kind: Kind, bookingId: string): Promise<string> {
  const id = randomUUID()
  const dueAt = after(hours(2))
  await books().insert(task).values({ id, kind, bookingId, owner: 'adviser', dueAt, createdAt: now })
  return id
}

const rowOf = async (taskId: string) => the((await books().select().from(task).where(eq(task.id, taskId)))[0])

describe('a task that was done in the wrong row', () => {
  test('is shown for a day to everybody at the desk, with by whom and how it ended, and can be put back', async () => {
    const { taskId, bookingId } = await toDo()
    const [anton, carla] = [await aColleague('adviser'), await aColleague('coordinator')]
    await finishTask(anton, { taskId, receipt: 'told' }, now)
    expect(await tasksFor(carla, now)).toEqual([])
    const [one, ...more] = await tasksDone(await aColleague('adviser'), after(minutes(5)))
    expect(one).toMatchObject({
      doneBy: expect.any(String),
      taskId,
      kind: 'tell_change',
      name: 'Demo Riet',
      receipt: 'told',
      at: now,
    })
    expect(more).toEqual([])
    const before = await rowOf(taskId)
    expect(await undoTask(carla, { taskId }, after(days(1) - 1))).toEqual({ ok: true, value: null })
    expect(await rowOf(taskId)).toEqual({ ...before, doneAt: null, doneBy: null, receipt: null })
    expect((await tasksFor(anton, after(days(1))))[0]).toMatchObject({ taskId, late: true })
    expect(await tasksDone(carla, after(days(1) - 1))).toEqual([])
    const line = { verb: 'change', kind: 'booking', why: 'task_undone', rowIds: [bookingId] }
    expect(await journalLines()).toContainEqual(expect.objectContaining(line))
  })

  test('stays done after that day, and is not put back twice', async () => {
    const { taskId } = await toDo()
    const anton = await aColleague('adviser')
    expect(await undoTask(anton, { taskId }, now)).toMatchObject({ reason: 'unknown' })
    await finishTask(anton, { taskId, receipt: 'given_up' }, now)
    expect(await undoTask(anton, { taskId }, after(days(1)))).toMatchObject({ reason: 'too_late' })
    expect(await tasksDone(anton, after(days(1)))).toEqual([])
    const both = [undoTask(anton, { taskId }, now), undoTask(anton, { taskId }, now)]
    expect((await Promise.all(both)).map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('stays done when it ended by itself', async () => {
    const { taskId } = await toDo()
    await books().update(task).set({ doneAt: now, receipt: 'arranged' }).where(eq(task.id, taskId))
    expect(await undoTask(await aColleague('adviser'), { taskId }, now)).toMatchObject({ reason: 'unknown' })
  })

  test.each(['called_off', 'tell_change'] as const)(
    '%s is not there twice when it was given anew',
    async (kind) => {
      const { taskId, bookingId } = await toDo(kind)
      const anton = await aColleague('adviser')
      await finishTask(anton, { taskId, receipt: 'told' }, now)
      const other = await given(kind, bookingId)
      expect(await undoTask(anton, { taskId }, now)).toMatchObject({ reason: 'given_again' })
      await finishTask(anton, { taskId: other, receipt: 'told' }, now)
      // Of another kind, or about somebody else, is not the same.
      await given('wrong_number', bookingId)
      await toDo(kind)
      expect(await undoTask(anton, { taskId }, now)).toMatchObject({ ok: true })
    },
  )

  test('of a call stays beside what followed from something else, or from another call', async () => {
    const { bookingId, taskId } = await toDo('something_else')
    const anton = await aColleague('adviser')
    const [told] = await books().select().from(message).where(eq(message.bookingId, bookingId))
    const callId = randomUUID()
    const made = { id: callId, messageId: the(told).id, outcome: 'spoken', answer: 'other', at: now } as const
    await books()
      .insert(call)
      .values({ ...made, dueBefore: now })
    await books().update(task).set({ callId }).where(eq(task.id, taskId))
    await finishTask(anton, { taskId, receipt: 'told' }, now)
    await given('something_else', bookingId)
    expect(await undoTask(anton, { taskId }, now)).toMatchObject({ ok: true })
  })

  test('is not put back when it is not so any more, or when nobody knows whose it was', async () => {
    const [missed, told] = [await toDo('missed_lessons'), await toDo()]
    const anton = await aColleague('adviser')
    for (const { taskId } of [missed, told]) await finishTask(anton, { taskId, receipt: 'told' }, now)
    done(await cancelBooking(anton, { bookingId: missed.bookingId, by: 'resident' }, now))
    expect(await undoTask(anton, { taskId: missed.taskId }, now)).toMatchObject({ ok: true })
    expect(await tasksFor(anton, now)).toEqual([])
    const at = now.toISOString()
    await asActor(job, (tx) =>
      tx.execute(sql`select wipe_bookings(array[${told.bookingId}::uuid], ${at}::timestamptz)`),
    )
    expect(await tasksDone(anton, now)).toEqual([])
    expect(await undoTask(anton, { taskId: told.taskId }, now)).toMatchObject({ reason: 'unknown' })
  })

  test('is nobody’s who may not do tasks', async () => {
    const { taskId } = await toDo()
    for (const role of ['trainer', 'dpo', 'reader'] as const) {
      const { actor } = await anEmployee(role)
      await expect(undoTask(actor, { taskId }, now)).rejects.toBeInstanceOf(Forbidden)
      await expect(tasksDone(actor, now)).rejects.toBeInstanceOf(Forbidden)
    }
  })
})
