import type { Partner, Staff } from '../../tools/access'

/** Hours after which someone signs in again, whatever they do. */
export const SESSION_HOURS = 12
/** Days for which a browser is known as one in which somebody signed in before, when they ask for a link again. */
export const KNOWN_DAYS = 90
/** Minutes before signing out in which people are warned. */
export const WARN_MINUTES = 2
/** Minutes between writing down that someone is there; until the next, they may have been there all along. */
const SEEN_EVERY = 1

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

/** A session that was opened; the browser gets both ids, signed. */
export type Opened = { userId: string; sessionId: string }

export type Session = { startedAt: Date; seenAt: Date; memberSince: Date }

/** From when until when somebody is busy with people, in milliseconds on one clock. */
export type Busy = { from: number; until: number }

/** Minutes before and after a lesson in which who gives it is busy with people. */
const AROUND_LESSON = 30

/** When who gives a lesson is busy with people, though the computer hears nothing of them. */
export function busyAround({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Busy {
  const around = AROUND_LESSON * 60_000
  return { from: startsAt.getTime() - around, until: endsAt.getTime() + around }
}

/**
 * Until when somebody who was seen at a moment is let be, when they do nothing more: the time in which they are busy with
 * people does not count, as long as it began before they would have been signed out. All in milliseconds on one clock.
 */
export function letBeUntil(seenAt: number, idleMinutes: number, busy: Busy[]): number {
  const idle = idleMinutes * 60_000
  const inOrder = [...busy].sort((a, b) => a.from - b.from)
  return inOrder.reduce(
    (end, one) => (one.from <= end ? Math.max(end, one.until + idle) : end),
    seenAt + idle,
  )
}

/**
 * Whether a session still counts: not idle (counted from the last time that was written down, so that nobody who is
 * warned in time comes too late), not too old, and begun in the work that someone has now. Who was
 * removed and invited again signs in again.
 */
export function isAlive(session: Session, idleMinutes: number, now: Date, busy: Busy[] = []): boolean {
  const end = letBeUntil(session.seenAt.getTime(), idleMinutes + SEEN_EVERY, busy)
  const hours = (now.getTime() - session.startedAt.getTime()) / 3_600_000
  return now.getTime() < end && hours < SESSION_HOURS && session.startedAt >= session.memberSince
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

/** Whether it is time to write down that someone is still there. */
export function mustTouch(seenAt: Date, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= SEEN_EVERY * 60_000
}
