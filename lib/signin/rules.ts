import type { Partner, Staff } from '../access'

/** Minutes in which a mailed link or its six digits open the door. */
export const LINK_MINUTES = 10
/** How often the six digits may be typed wrong. */
export const CODE_TRIES = 5
/** Hours after which someone signs in again, whatever they do. */
export const SESSION_HOURS = 12
/** Minutes before signing out in which people are warned. */
export const WARN_MINUTES = 2
/**
 * Links that may be asked for in an hour before it takes longer: for one address from one place, for one address from
 * everywhere (so that nobody elsewhere keeps a colleague out), and from one place (a library is one place).
 */
export const FREE_LINKS = { fromHere: 5, address: 30, source: 100 }
/** Wrong codes from one place in an hour before it has to wait; each letter has its own five tries besides. */
export const FREE_CODES = 100
/** The domain of the invented people of the demo; only they can be chosen from the list. */
export const DEMO_DOMAIN = '@demo.example'

export type Role = Staff['role'] | 'partner'

/** How a member works here. */
export type Work = {
  userId: string
  organisationId: number
  role: Role
  contactPerson: boolean
  volunteer: boolean
  /** `YYYY-MM-DD`. */
  secrecyPromisedOn: string | null
}

/** Who someone is for every door: their work as it stands in the books now. */
export function actorOf({ userId, organisationId, role, contactPerson }: Work): Partner | Staff {
  return role === 'partner'
    ? { kind: 'partner', userId, organisationId, contactPerson }
    : { kind: 'staff', userId, organisationId, role }
}

/** Whether someone may work: a volunteer only from the day of the confidentiality promise (facts H7). */
export function mayWork(work: Pick<Work, 'volunteer' | 'secrecyPromisedOn'>, today: string): boolean {
  return !work.volunteer || (work.secrecyPromisedOn !== null && work.secrecyPromisedOn <= today)
}

export type Session = { startedAt: Date; seenAt: Date; memberSince: Date }

/**
 * Whether a session still counts: not idle, not too old, and begun in the work that someone has now. Who was
 * removed and invited again signs in again.
 */
export function isAlive(session: Session, idleMinutes: number, now: Date): boolean {
  const idleSince = (now.getTime() - session.seenAt.getTime()) / 60_000
  const hours = (now.getTime() - session.startedAt.getTime()) / 3_600_000
  return idleSince < idleMinutes && hours < SESSION_HOURS && session.startedAt >= session.memberSince
}

export type Via = 'link' | 'oidc' | 'demo'
export type FactorStep = 'none' | 'set_up' | 'code'

const seesResidents: ReadonlySet<Role> = new Set(['partner', 'coordinator', 'adviser', 'trainer'])

/**
 * What someone still has to do after the first step. Who has set up a second factor always uses it; who sees
 * residents has to have one where `required`. A work account brings its own.
 */
export function factorStep(
  session: { via: Via; role: Role; secondFactorAt: Date | null; totpConfirmedAt: Date | null },
  required: boolean,
): FactorStep {
  const { via, role, secondFactorAt, totpConfirmedAt } = session
  if (via !== 'link') return 'none'
  // A code shown before the factor of now was set up says nothing about that one.
  if (totpConfirmedAt) return secondFactorAt && secondFactorAt >= totpConfirmedAt ? 'none' : 'code'
  return required && seesResidents.has(role) ? 'set_up' : 'none'
}

/** Whether it is time to write down that someone is still there: at most once a minute. */
export function mustTouch(seenAt: Date, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= 60_000
}

/** Where people who work here begin. */
export function homeOf(actor: Partner | Staff): string {
  if (actor.kind === 'partner') return '/partner'
  return actor.role === 'coordinator' ? '/manage/people' : '/account'
}

/** A path of ours for people who work here, where someone wants to go back to; null when it is anything else. */
export function ownPath(text: string | null | undefined): string | null {
  if (!text || text.length > 500 || !/^\/(partner|manage|desk|lessons|account)(?=[/?]|$)/.test(text))
    return null
  return /^[\w\-./?=&%:+,]*$/.test(text) && !text.includes('//') && !text.includes('..') ? text : null
}

/** What a provider says about who signed in. */
export type Claims = {
  email?: unknown
  email_verified?: unknown
  preferred_username?: unknown
  tid?: unknown
  roles?: unknown
}

/**
 * The address by which a provider's account is recognised, or null. Of Microsoft's accounts only those of the own
 * tenant count, by the name the tenant gave them: the e-mail field can be filled in by anybody. Of other providers
 * the address has to be verified.
 */
export function addressOf(claims: Claims, tenant: string | null): string | null {
  if (tenant !== null && claims.tid !== tenant) return null
  const verified = claims.email_verified === true || claims.email_verified === 'true'
  const said = tenant !== null ? claims.preferred_username : verified ? claims.email : null
  // Only plain letters: some others become plain ones when they are made small.
  return typeof said === 'string' && /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(said.trim())
    ? said.trim().toLowerCase()
    : null
}

/**
 * Whether the provider lets this account have this role. `mapping` is `coordinator=App.Coordinator,…`; without one
 * the invitation decides alone. A mapping only takes away: nobody becomes more than they were invited for.
 */
export function roleGranted(claims: Claims, role: Role, mapping: string): boolean {
  if (mapping.trim() === '') return true
  const granted = Array.isArray(claims.roles) ? claims.roles : []
  const pairs = mapping.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  return pairs.some(([ours, theirs]) => ours === role && granted.includes(theirs))
}
