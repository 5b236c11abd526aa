import { and, eq, exists, gt, gte, isNotNull, isNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { activity, consultationHours, hoursVersion } from '@/db/tables/agenda'
import { message } from '@/db/tables/messages'
import {
  branch,
  branchAddress,
  municipality,
  openingHours,
  organisation,
  schoolHoliday,
} from '@/db/tables/network'
import { invitation, member } from '@/db/tables/team'
import { type Actor, must } from '../../tools/access'
import { carriers } from '../../tools/config'
import { database, type Transaction } from '../../tools/database'
import { localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { type Known, type StepState, stepsOf } from '../rules/setup'

/** How far the library is: every step with whether it is done, and for which branches it is not. */
export async function setupState(actor: Actor, now: Date): Promise<StepState[]> {
  must(actor, 'library.set')
  const library = 'organisationId' in actor ? actor.organisationId : 0
  return stepsOf(await asActor(actor, (tx) => knownOf(tx, library, now)))
}

type Bookable = { help: boolean; courses: boolean; ever: boolean }

/** What residents can book at all, and whether there ever was anything: not yet, as long as a library is setting up. */
export async function bookable(actor: Actor, now: Date): Promise<Bookable> {
  must(actor, 'agenda.see')
  const planned = (which: SQL | undefined) =>
    exists(
      database()
        .select({ one: sql`1` })
        .from(activity)
        // A course that is not published is nobody's business yet.
        .where(and(or(eq(activity.kind, 'consultation'), isNotNull(activity.publishedAt)), which)),
    )
  const coming = (kind: 'consultation' | 'course') =>
    planned(and(eq(activity.kind, kind), gt(activity.endsAt, now), isNull(activity.cancelledAt)))
  const [row] = await database().execute<Bookable>(sql`
    select ${coming('consultation')} as help, ${coming('course')} as courses, ${planned(undefined)} as ever`)
  return row ?? { help: false, courses: false, ever: false }
}

async function knownOf(tx: Transaction, library: number, now: Date): Promise<Known> {
  const today = localDate(now)
  const [towns, branches, [own], people] = await Promise.all([
    tx.$count(municipality),
    branchesOf(tx, today),
    tx.select({ phone: organisation.phone }).from(organisation).where(eq(organisation.id, library)),
    peopleOf(tx, library, now),
  ])
  return { phone: own?.phone ?? null, municipalities: towns, people, branches }
}

function branchesOf(tx: Transaction, today: string) {
  const ofBranch = (table: typeof branchAddress | typeof openingHours, more?: SQL) =>
    sql<boolean>`${exists(
      tx
        .select({ one: sql`1` })
        .from(table)
        .where(and(eq(table.branchId, branch.id), more)),
    )}`
  const held = tx
    .select({ one: sql`1` })
    .from(consultationHours)
    .innerJoin(hoursVersion, eq(hoursVersion.hoursId, consultationHours.id))
    .where(
      and(
        eq(consultationHours.branchId, branch.id),
        or(isNull(hoursVersion.validUntil), gte(hoursVersion.validUntil, today)),
      ),
    )
  const school = tx
    .select({ one: sql`1` })
    .from(schoolHoliday)
    .where(and(eq(schoolHoliday.region, branch.schoolRegion), gte(schoolHoliday.untilDate, today)))
  return tx
    .select({
      id: branch.id,
      name: branch.name,
      kind: branch.kind,
      address: ofBranch(branchAddress),
      // Saved without any hours, it has none that are the same every week.
      openingHours: sql<boolean>`(${branch.hoursVerifiedAt} is not null or ${ofBranch(openingHours)})`,
      consultationHours: sql<boolean>`${exists(held)}`,
      schoolHolidays: sql<boolean>`${exists(school)}`,
    })
    .from(branch)
    .where(or(isNull(branch.closedFrom), gt(branch.closedFrom, today)))
    .orderBy(branch.name)
}

/** Who work there or were invited to: an invitation counts when its letter can leave, or left. */
async function peopleOf(tx: Transaction, library: number, now: Date): Promise<number> {
  const lost = tx
    .select({ one: sql`1` })
    .from(message)
    .where(and(eq(message.invitationId, invitation.id), eq(message.status, 'failed')))
  const [working, invited] = await Promise.all([
    tx.$count(member, and(eq(member.organisationId, library), isNull(member.deactivatedAt))),
    tx.$count(
      invitation,
      and(
        eq(invitation.organisationId, library),
        isNull(invitation.acceptedAt),
        isNull(invitation.withdrawnAt),
        gt(invitation.expiresAt, now),
        notExists(lost),
      ),
    ),
  ])
  return working + (carriers().email ? invited : 0)
}
