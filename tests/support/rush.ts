import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import type { BookPerson } from '@/lib/bookings/steps/take'
import { sourceOf, type Visitor } from '@/lib/tools/source'
import { books } from './database'
import { aBooking, after, anyone, aSlot, aVisitor, bookOne, days, minutes, now, the } from './world'

type Given = { visitor?: Visitor; task?: boolean; held?: number; person?: Partial<BookPerson> }

/** One network that booked so many, each at a branch of its own, and holds some more; with a task about it. */
export async function aRush(count: number, given: Given = {}) {
  const visitor = given.visitor ?? aVisitor()
  const source = the(sourceOf(visitor))
  const booked: string[] = []
  for (let i = 0; i < count; i += 1) {
    const form = { ...aBooking((await aSlot()).id, given.person), visitor }
    const made = await bookOne(anyone, form, now)
    if (!made.ok) throw new Error(made.reason)
    booked.push(made.value.bookingId)
  }
  const held: string[] = []
  for (let i = 0; i < (given.held ?? 0); i += 1) {
    const { id: activityId } = await aSlot({ startsAt: after(days(2)) })
    const id = randomUUID()
    const seat = { status: 'held' as const, placeNo: 1, holdUntil: after(minutes(15)), heldBy: randomUUID() }
    const row = { ...seat, id, activityId, code: id.slice(0, 12), formKey: randomUUID(), createdAt: now }
    await books()
      .insert(booking)
      .values({ ...row, source })
    held.push(id)
  }
  const taskId = randomUUID()
  if (given.task)
    await books()
      .insert(task)
      .values({
        ...{ id: taskId, kind: 'rush', source, owner: 'coordinator' },
        ...{ dueAt: after(days(1)), createdAt: now },
      })
  return { visitor, source, booked, held, taskId }
}

/** What there is to do about a network now. */
export async function rushTasks(source: Buffer) {
  const rows = await books().select().from(task).where(eq(task.source, source))
  return rows.map(({ doneAt, owner }) => ({ done: doneAt !== null, owner }))
}
