import { and, eq, isNull, sql } from 'drizzle-orm'
import { organisation } from '@/db/tables/network'
import { member, session, user } from '@/db/tables/team'
import { type Actor, must, type Partner, type Staff } from '../../tools/access'
import { config } from '../../tools/config'
import type { Transaction } from '../../tools/database'
import { localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import {
  actorOf,
  type FactorStep,
  factorStep,
  isAlive,
  mayWork,
  mustTouch,
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
  const row = await asActor(actor, (tx) => sessionWith(tx, held))
  if (!row) return null
  const { idleMinutes, idleMinutesTrainer, secondFactor } = config()
  const idle = row.role === 'trainer' ? idleMinutesTrainer : idleMinutes
  if (!isAlive(row, idle, now) || !mayWork(row, localDate(now))) return null
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
    mustTouch: mustTouch(row.seenAt, now),
  }
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
