import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { branch } from '@/db/tables/network'
import { type Actor, must, visibleTo } from '../tools/access'
import { note } from '../tools/journal'
import { asActor } from '../tools/transaction'

export type Task = {
  taskId: string
  kind: (typeof task.$inferSelect)['kind']
  owner: 'coordinator' | 'adviser'
  dueAt: Date
  late: boolean
  bookingId: string
  name: string
  contact: string | null
  title: string | null
  branchName: string
  branchSlug: string
}

/** What somebody of the library has to do still, what is due first on top. */
export async function tasksFor(actor: Actor, now: Date): Promise<Task[]> {
  must(actor, 'tasks.do')
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        taskId: task.id,
        kind: task.kind,
        owner: task.owner,
        dueAt: task.dueAt,
        bookingId: booking.id,
        name: sql<string>`coalesce(${booking.name}, ${resident.name})`,
        contact: sql<string | null>`coalesce(${booking.contact}, ${resident.contact})`,
        title: activity.title,
        branchName: branch.name,
        branchSlug: branch.slug,
      })
      .from(task)
      .innerJoin(booking, eq(booking.id, task.bookingId))
      .innerJoin(activity, eq(activity.id, booking.activityId))
      .innerJoin(branch, eq(branch.id, activity.branchId))
      .innerJoin(resident, eq(resident.id, booking.residentId))
      .where(and(isNull(task.doneAt), lte(task.createdAt, now), visibleTo(actor)))
      .orderBy(asc(task.dueAt), asc(task.id))
      .limit(200)
    const rowIds = rows.map((row) => row.bookingId)
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'tasks', rowIds }, now)
    return rows.map((row) => ({ ...row, late: row.dueAt < now }))
  })
}
