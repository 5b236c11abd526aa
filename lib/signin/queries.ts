import { and, asc, eq, gt, isNull, like } from 'drizzle-orm'
import { member, session, signIn, user } from '@/db/accounts'
import { organisation } from '@/db/network'
import { invitationLetter, signInLetter } from '@/emails/door'
import { type Actor, must, type Partner, type Staff } from '../access'
import { config } from '../config'
import { linkKey, sixDigits } from '../keys'
import type { Mail } from '../mail'
import { invitationFacts } from '../members/queries'
import type { Due } from '../messages/commands'
import { localDate, sayDate } from '../time'
import { asActor } from '../transaction'
import {
  actorOf,
  DEMO_DOMAIN,
  type FactorStep,
  factorStep,
  isAlive,
  LINK_MINUTES,
  mayWork,
  mustTouch,
  type Via,
} from './rules'

/** Someone who signed in, as they stand in the books at this moment. */
export type Present = {
  actor: Partner | Staff
  sessionId: string
  name: string
  email: string
  organisation: string
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
  const [row] = await asActor(actor, (tx) =>
    tx
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
      })
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .innerJoin(member, and(eq(member.userId, user.id), isNull(member.deactivatedAt)))
      .innerJoin(organisation, eq(organisation.id, member.organisationId))
      .where(and(eq(session.id, held.sessionId), eq(session.userId, held.userId))),
  )
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
    via: row.via,
    step: factorStep(row, secondFactor),
    idleMinutes: idle,
    mustTouch: mustTouch(row.seenAt, now),
  }
}

/** The invented people of the demo, to choose from on the sign-in page; nobody when there is no demo. */
export async function demoPeople(actor: Actor) {
  must(actor, 'sign_in')
  if (!config().demo) return []
  return asActor(actor, (tx) =>
    tx
      .select({ userId: user.id, name: user.name, role: member.role, organisation: organisation.name })
      .from(user)
      .innerJoin(member, and(eq(member.userId, user.id), isNull(member.deactivatedAt)))
      .innerJoin(organisation, eq(organisation.id, member.organisationId))
      .where(like(user.email, `%${DEMO_DOMAIN}`))
      .orderBy(asc(user.createdAt), asc(user.name)),
  )
}

/**
 * Writes the letter with a way in, or with an invitation, from its row; null when it opens nothing any more. What
 * opens the door follows from the id of the row: it stands in the letter and nowhere else.
 */
export async function doorLetter(
  actor: Actor,
  message: Due,
  now: Date,
): Promise<({ channel: 'email' } & Mail) | null> {
  must(actor, 'messages.deliver')
  const letter = message.signInId
    ? await wayInLetter(actor, message.signInId, now)
    : message.invitationId && (await invitedLetter(actor, message.invitationId, now))
  return letter ? { channel: 'email', calendar: null, ...letter } : null
}

async function wayInLetter(actor: Actor, id: string, now: Date) {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({ name: user.name, email: user.email })
      .from(signIn)
      .innerJoin(user, eq(user.id, signIn.userId))
      .where(and(eq(signIn.id, id), isNull(signIn.usedAt), gt(signIn.expiresAt, now))),
  )
  if (!row) return null
  const [url, code] = [letterUrl('aanmelden/link', 'sign_in', id), sixDigits('sign_in', id)]
  const letter = await signInLetter({ name: row.name, url, code, minutes: LINK_MINUTES })
  return { to: row.email, ...letter }
}

async function invitedLetter(actor: Actor, id: string, now: Date) {
  const invited = await invitationFacts(actor, id, now)
  if (!invited) return null
  const { name, organisation: at, role, expiresAt } = invited
  const url = letterUrl('uitnodiging', 'invitation', id)
  const letter = await invitationLetter({
    name,
    organisation: at,
    role,
    url,
    until: sayDate(expiresAt, 'nl'),
  })
  return { to: invited.email, ...letter }
}

/** The key stands behind the question mark: what stands before it may be written in a log. */
function letterUrl(page: string, purpose: string, id: string): string {
  return `${config().siteUrl}/${page}?${new URLSearchParams({ sleutel: linkKey(purpose, id) })}`
}
