import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { member, signIn } from '@/db/tables/team'
import { resetFactorOf } from '@/lib/team/commands/factor'
import { acceptInvitation, inviteFirst } from '@/lib/team/commands/invitations'
import { enterByProvider } from '@/lib/team/commands/provider'
import { endSession, touch } from '@/lib/team/commands/sessions'
import { askLink, enterByCode, enterByLink, joinDemo, sweepSignIns } from '@/lib/team/commands/signin'
import { invitationFacts, invitationWith } from '@/lib/team/queries/invitations'
import { lacksCoordinator } from '@/lib/team/queries/members'
import { whoHolds } from '@/lib/team/queries/sessions'
import { demoPeople, doorLetter } from '@/lib/team/queries/signin'
import { DEMO_DOMAIN } from '@/lib/team/rules/demo'
import { sixDigits } from '@/lib/tools/keys'
import { books } from '../database'
import { door, invited, sessionsOf, theUser, theWork, type Worker } from '../workers'
import { after, aVisitor, hours, job, minutes, now, the } from '../world'
import { asked, entered, withFactor } from './account'
import { allow, type Case } from './case'
import { leaders, theInvitation, whomFor } from './people'
import { anEmployee } from './rows'

const knockers = ['coordinator', 'partner'] as const

/** How people come in: what the door does, for somebody of the library and for somebody of a partner. */
export const ofTheDoor: Case[] = [
  ...knockers.flatMap((of) => [
    allow('system', askLink, of, async (ask) => {
      const { email, userId } = await anEmployee(of)
      await ask(door, { email, browser: randomUUID(), knownAs: null, visitor: aVisitor() }, now)
      const links = await books().select().from(signIn).where(eq(signIn.userId, userId))
      expect(links).toMatchObject([{ usedAt: null, expiresAt: after(minutes(10)) }])
    }),
    allow('system', enterByLink, of, async (ask) => {
      const worker = await anEmployee(of)
      const { key, browser } = await asked(worker)
      await comesIn(worker, await ask(door, { key, browser }, now))
    }),
    allow('system', enterByCode, of, async (ask) => {
      const worker = await anEmployee(of)
      const { id, browser } = await asked(worker)
      const input = { code: sixDigits('sign_in', id), browser, visitor: aVisitor() }
      await comesIn(worker, await ask(door, input, now))
    }),
    allow('system', enterByProvider, of, async (ask) => {
      const worker = await anEmployee(of)
      const claims = { sub: randomUUID(), email: worker.email, email_verified: true }
      await comesIn(worker, await ask(door, { claims }, now))
    }),
    allow('system', joinDemo, of, async (ask) => {
      const worker = await anEmployee(of, { email: `${randomUUID()}${DEMO_DOMAIN}` })
      await comesIn(worker, await ask(door, { memberId: worker.memberId }, now))
    }),
    allow('system', demoPeople, of, async (ask) => {
      const { memberId } = await anEmployee(of, { email: `${randomUUID()}${DEMO_DOMAIN}` })
      expect((await ask(door)).map((one) => one.memberId)).toContain(memberId)
    }),
    allow('system', doorLetter, of, async (ask) => {
      const worker = await anEmployee(of)
      const { id } = await asked(worker)
      expect(await ask(job, letterOf({ signInId: id }), now)).toMatchObject({ to: worker.email })
    }),
    allow('system', whoHolds, of, async (ask) => {
      const worker = await anEmployee(of)
      expect(await ask(door, await entered(worker), now)).toMatchObject({ actor: worker.actor })
    }),
    allow('system', touch, of, async (ask) => {
      const worker = await anEmployee(of)
      await ask(door, await entered(worker), after(minutes(2)))
      expect(await sessionsOf(worker.userId)).toMatchObject([{ seenAt: after(minutes(2)) }])
    }),
    allow('system', endSession, of, async (ask) => {
      const worker = await anEmployee(of)
      await ask(door, await entered(worker), now)
      expect(await sessionsOf(worker.userId)).toEqual([])
    }),
    allow('system', resetFactorOf, of, async (ask) => {
      const { worker } = await withFactor(of)
      await ask(door, { email: worker.email }, now)
      expect(await theUser(worker.email)).toMatchObject({ totpConfirmedAt: null })
    }),
    allow('system', sweepSignIns, of, async (ask) => {
      const worker = await anEmployee(of)
      await entered(worker)
      await ask(door, {}, after(hours(48)))
      expect(await sessionsOf(worker.userId)).toEqual([])
    }),
  ]),
  ...leaders.flatMap((by) => [
    allow('system', acceptInvitation, `of a ${by}`, async (ask) => {
      const whom = whomFor(by)
      const { key } = await invited(await anEmployee(by), whom)
      const { userId } = the(await ask(door, { key }, now))
      expect(await theWork(userId)).toMatchObject({ role: whom.role })
    }),
    allow('system', invitationWith, `of a ${by}`, async (ask) => {
      const whom = whomFor(by)
      const { key } = await invited(await anEmployee(by), whom)
      expect(await ask(door, key, now)).toMatchObject({ email: whom.email })
    }),
    allow('system', invitationFacts, `of a ${by}`, async (ask) => {
      const whom = whomFor(by)
      const { id } = await invited(await anEmployee(by), whom)
      expect(await ask(job, id, now)).toMatchObject({ email: whom.email })
    }),
    allow('system', doorLetter, `an invitation of a ${by}`, async (ask) => {
      const whom = whomFor(by)
      const { id } = await invited(await anEmployee(by), whom)
      expect(await ask(job, letterOf({ invitationId: id }), now)).toMatchObject({ to: whom.email })
    }),
  ]),
  allow('system', inviteFirst, 'a library without a coordinator', async (ask) => {
    await books().update(member).set({ deactivatedAt: now }).where(eq(member.role, 'coordinator'))
    const first = { library: 'Bibliotheek Demo', name: 'Demo Eerste', email: `${randomUUID()}@werk.example` }
    const id = await ask(door, first, now)
    expect(await theInvitation(id)).toMatchObject({ role: 'coordinator', email: first.email })
  }),
  allow('system', lacksCoordinator, 'a site that was just set up', async (ask) => {
    await anEmployee('coordinator')
    expect(await ask(door)).toBe(false)
    await books().update(member).set({ deactivatedAt: now }).where(eq(member.role, 'coordinator'))
    expect(await ask(door)).toBe(true)
  }),
]

async function comesIn({ userId }: Worker, opened: { userId: string; sessionId: string }): Promise<void> {
  expect(opened.userId).toBe(userId)
  expect(await sessionsOf(userId)).toMatchObject([{ id: opened.sessionId }])
}

/** A message as the postman finds it in the tray. */
function letterOf(about: { signInId: string } | { invitationId: string }) {
  const nothing = { bookingId: null, signInId: null, invitationId: null, needId: null, userId: null }
  const sent = { kind: 'sign_in', channel: 'email', attempts: 0 } as const
  return { ...nothing, ...sent, id: randomUUID(), key: randomUUID(), ...about }
}
