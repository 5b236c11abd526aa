import { and, between, eq, isNull, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { runTrainer } from '@/db/tables/care'
import { organisation } from '@/db/tables/network'
import { member, session, user } from '@/db/tables/team'
import { type Actor, must, type Partner, type Staff } from '../../tools/access'
import { config } from '../../tools/config'
import type { Transaction } from '../../tools/database'
import { localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import {
  actorOf,
  type Busy,
  busyAround,
  type FactorStep,
  factorStep,
  isAlive,
  mayWork,
  mustTouch,
  SESSION_HOURS,
  type Via,
} from '../rules/sessions'

/** Someone who signed in, as they stand in the books at this moment. */
export type Present = {
  actor: Partner | Staff
  sessionId: string
  name: string
  email: string
  organisation: string
  /** They have work in another organisation too, and can change over. */
  worksElsewhere: boolean
  via: Via
  /** What they still have to do before any door opens. */
  step: FactorStep
  /** Minutes after which they are signed out when they do nothing. */
  idleMinutes: number
  /** When that does not count, for they are busy with people: in milliseconds from this moment. */
  busy: Busy[]
  /** It was a minute ago or longer that they were seen. */
  mustTouch: boolean
}

/** Who holds this session; null when it is over, idle, or when they have no work here (any more). */
export async function whoHolds(
  actor: Actor,
  held: { sessionId: string; userId: string },
  now: Date,
): Promise<Present | null> {
  must(actor, 'sign_in')
  const found = await asActor(actor, async (tx) => {
    const row = await sessionWith(tx, held)
    return row && { row, busy: row.role === 'trainer' ? await busyOf(tx, row, now) : [] }
  })
  if (!found) return null
  const { row, busy } = found
  const { idleMinutes, idleMinutesTrainer, secondFactor } = config()
  const idle = row.role === 'trainer' ? idleMinutesTrainer : idleMinutes
  if (!isAlive(row, idle, now, busy) || !mayWork(row, localDate(now))) return null
  return {
    actor: actorOf(row),
    sessionId: held.sessionId,
    name: row.name,
    email: row.email,
    organisation: row.organisation,
    worksElsewhere: row.worksElsewhere,
    via: row.via,
    step: factorStep(row, secondFactor),
    idleMinutes: idle,
    busy: busy.map(({ from, until }) => ({ from: from - now.getTime(), until: until - now.getTime() })),
    mustTouch: mustTouch(row.seenAt, now),
  }
}

/** The lessons that somebody gives while this session can last. */
async function busyOf(tx: Transaction, { userId, seenAt }: { userId: string; seenAt: Date }, now: Date) {
  const last = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  const lessons = await tx
    .select({ startsAt: meeting.startsAt, endsAt: meeting.endsAt })
    .from(runTrainer)
    .innerJoin(activity, and(eq(activity.id, runTrainer.activityId), isNull(activity.cancelledAt)))
    .innerJoin(meeting, eq(meeting.activityId, activity.id))
    .where(and(eq(runTrainer.userId, userId), between(meeting.startsAt, dayBefore(seenAt), last)))
  return lessons.map(busyAround)
}

/** No lesson lasts longer. */
function dayBefore(moment: Date): Date {
  return new Date(moment.getTime() - 86_400_000)
}

async function sessionWith(tx: Transaction, held: { sessionId: string; userId: string }) {
  const [row] = await tx
    .select({
      userId: user.id,
      name: user.name,
      email: user.email,
      totpConfirmedAt: user.totpConfirmedAt,
      via: session.via,
      startedAt: session.createdAt,
      seenAt: session.seenAt,
      secondFactorAt: session.secondFactorAt,
      memberSince: member.createdAt,
      organisationId: member.organisationId,
      role: member.role,
      contactPerson: member.contactPerson,
      volunteer: member.volunteer,
      secrecyPromisedOn: member.secrecyPromisedOn,
      organisation: organisation.name,
      worksElsewhere: sql<boolean>`exists (select from member other where other.user_id = ${user.id}
        and other.id <> ${member.id} and other.deactivated_at is null)`,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(member, and(eq(member.id, session.memberId), isNull(member.deactivatedAt)))
    .innerJoin(organisation, eq(organisation.id, member.organisationId))
    .where(and(eq(session.id, held.sessionId), eq(session.userId, held.userId)))
  return row ?? null
}
