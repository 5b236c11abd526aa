import { and, asc, eq, gt, isNull, like } from 'drizzle-orm'
import { organisation } from '@/db/tables/network'
import { member, signIn, user } from '@/db/tables/team'
import { invitationLetter, signInLetter } from '@/emails/door'
import type { Due } from '../../messages/commands'
import { type Actor, must } from '../../tools/access'
import { config } from '../../tools/config'
import { linkKey, sixDigits } from '../../tools/keys'
import type { Mail } from '../../tools/mail'
import { sayDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { DEMO_DOMAIN } from '../rules/demo'
import { LINK_MINUTES } from '../rules/signin'
import { invitationFacts } from './invitations'

/** The invented people of the demo, to choose from on the sign-in page; nobody when there is no demo. */
export async function demoPeople(actor: Actor) {
  must(actor, 'sign_in')
  if (!config().demo) return []
  return asActor(actor, (tx) =>
    tx
      .select({
        memberId: member.id,
        name: user.name,
        role: member.role,
        contactPerson: member.contactPerson,
        organisation: organisation.name,
      })
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
  const [url, code] = [letterUrl('inloggen/link', 'sign_in', id), sixDigits('sign_in', id)]
  const letter = await signInLetter({ name: row.name, url, code, minutes: LINK_MINUTES })
  return { to: row.email, ...letter }
}

async function invitedLetter(actor: Actor, id: string, now: Date) {
  const invited = await invitationFacts(actor, id, now)
  if (!invited) return null
  const { name, organisation: at, role, contactPerson, expiresAt } = invited
  const url = letterUrl('uitnodiging', 'invitation', id)
  const letter = await invitationLetter({
    name,
    organisation: at,
    role,
    contactPerson,
    url,
    until: sayDate(expiresAt, 'nl'),
  })
  return { to: invited.email, ...letter }
}

/**
 * The key stands behind the question mark: what stands before it may be written in a log, and the front server leads whoever
 * comes by it on to the page without (app/_front/key.ts).
 */
function letterUrl(page: string, purpose: string, id: string): string {
  return `${config().siteUrl}/${page}?${new URLSearchParams({ sleutel: linkKey(purpose, id) })}`
}
