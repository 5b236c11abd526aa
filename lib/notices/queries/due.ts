import { sql } from 'drizzle-orm'
import { wasAt } from '../../messages/rules'
import { toDoNow } from '../../tasks/steps'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { asActor } from '../../tools/transaction'
import { untilOf } from '../rules/calls'
import { isStillTrue, type Standing, type Told } from '../rules/truth'
import { overtaken } from '../steps/calls'
import { type NeedsDue, needsDue } from '../steps/need-calls'

/** What waits for who works at the desk, in numbers: of nobody. */
export type Due = {
  /** How many people there are to call now. */
  calls: number
  /** Before when the first of them has to hear it; null when there is nobody. */
  before: Date | null
  tasks: number
  /** Of how many tasks the time has gone by. */
  late: number
  /** How many needs there are to act on. */
  needs: Omit<NeedsDue, 'calls'>
}

type Row = {
  tasks: number
  late: number
  key: string | null
  kind: Told['kind']
  status: Standing['status']
  revision: number
  activity_id: string
  off: boolean
  overtaken: boolean
  offered_until: string | null
  enrol_until: string
  next_at: string | null
  starts_at: string
  ends_at: string
  reminded_at: string | null
}

/** How many calls and tasks there are to do now, without whose they are. */
export async function dueNow(actor: Actor, now: Date): Promise<Due> {
  must(actor, 'calls.make')
  return asActor(
    actor,
    async (tx) => {
      const [rows, { calls, ...needs }] = await Promise.all([toDo(tx, now), needsDue(tx, now)])
      const open = rows.filter((row) => row.key !== null && isSo(row, now)).map((row) => untilFor(row, now))
      const { tasks = 0, late = 0 } = rows[0] ?? {}
      const before = open.length > 0 ? new Date(Math.min(...open.map((until) => until.getTime()))) : null
      return { calls: open.length + calls, before, tasks, late, needs }
    },
    now,
  )
}

/** The tasks, and what there is to call about bookings. */
function toDo(tx: Transaction, now: Date) {
  const moment = sql`${now.toISOString()}::timestamptz`
  return tx.execute<Row>(sql`
    select t.tasks, t.late, c.* from (
      select count(*)::int as tasks, (count(*) filter (where due_at < ${moment}))::int as late
      from task where ${toDoNow(tx, now)}) t
    left join lateral (
      select m.key, m.kind, b.status, b.revision, b.activity_id, a.cancelled_at is not null as off, b.offered_until,
        ${overtaken(tx, { bookingId: sql`m.booking_id`, createdAt: sql`m.created_at` })} as overtaken,
        coalesce(a.enrol_until, a.starts_at) as enrol_until, a.starts_at, a.ends_at,
        (select min(n.starts_at) from meeting n where n.activity_id = a.id and n.starts_at > ${moment}) as next_at,
        (select r.starts_at from meeting r where r.activity_id = a.id
          and r.id::text = substring(m.key from ':reminder:(\\d+)')) as reminded_at
      from message m join booking b on b.id = m.booking_id join activity a on a.id = b.activity_id
      where m.channel = 'call' and m.status = 'due' and m.due_at <= ${moment} and a.ends_at > ${moment}
      limit 500) c on true`)
}

function isSo(row: Row, now: Date): boolean {
  const { key, kind, status, revision, overtaken, off: activityCancelled } = row
  const activityId = Number(row.activity_id)
  const reminded = row.reminded_at === null ? null : { activityId, startsAt: new Date(row.reminded_at) }
  const standing = {
    ...{ status, revision, activityId, activityCancelled, overtaken },
    enrolUntil: new Date(row.enrol_until),
    endsAt: new Date(row.ends_at),
    offeredUntil: row.offered_until === null ? null : new Date(row.offered_until),
  }
  return isStillTrue({ kind, key: key ?? '' }, standing, reminded, now)
}

/** After which moment calling makes no sense, as the list of calls says it. */
function untilFor(row: Row, now: Date): Date {
  const about = {
    offeredUntil: row.offered_until === null ? null : new Date(row.offered_until),
    startsAt: new Date(row.reminded_at ?? row.next_at ?? row.starts_at),
    endsAt: new Date(row.ends_at),
    was: wasAt(row.key ?? ''),
  }
  return untilOf(about, now)
}
