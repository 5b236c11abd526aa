import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { invitation } from '@/db/tables/team'
import { forgetLetters } from '@/lib/privacy/commands/forget'
import { resetFactor } from '@/lib/team/commands/factor'
import { askToStay, forgetAccounts, forgetInvitations } from '@/lib/team/commands/forget'
import { invite, inviteColleague, withdrawInvitation } from '@/lib/team/commands/invitations'
import { deactivate, fillInPromise, letBack } from '@/lib/team/commands/members'
import { invitationsFor, organisationsToInviteFor } from '@/lib/team/queries/invitations'
import { leavingOf, leftLately } from '@/lib/team/queries/leaving'
import { membersFor } from '@/lib/team/queries/members'
import { filedLetters, keepInFolder } from '@/lib/tools/mail'
import { books } from '../database'
import { anOrganisation, invited, someone, theUser, theWork, type Worker } from '../workers'
import { after, days, job, now } from '../world'
import { withFactor } from './account'
import { allow, type Case, type Nothing } from './case'
import { anEmployee, type EmployeeSeat } from './rows'

/** Who looks after the people of an organisation. */
export const leaders = ['coordinator', 'contact_person'] as const

/** Who leads, with somebody beside them: in the own organisation, and for a coordinator in a partner's too. */
const pairs: [who: (typeof leaders)[number], of: EmployeeSeat, where: string][] = [
  ['coordinator', 'adviser', 'somebody of the own library'],
  ['coordinator', 'contact_person', 'the contact person of a partner'],
  ['contact_person', 'partner', 'a colleague'],
]

/** What coordinators and contact persons do for the people who work with them. */
export const ofPeople: Case[] = [
  ...pairs.flatMap(([who, of, where]) => [
    allow(who, membersFor, where, async (ask) => {
      const [lead, other] = await two(who, of)
      expect(await ask(lead.actor, now)).toContainEqual(expect.objectContaining({ email: other.email }))
    }),
    allow(who, deactivate, where, async (ask) => {
      const [lead, other] = await two(who, of)
      await ask(lead.actor, { memberId: other.memberId }, now)
      expect(await theWork(other.userId)).toBe(null)
    }),
    allow(who, leavingOf, where, async (ask) => {
      const [lead, other] = await two(who, of)
      expect(await ask(lead.actor, { memberId: other.memberId }, now)).toMatchObject({ userId: other.userId })
    }),
    allow(who, leftLately, where, async (ask) => {
      const [lead, other] = await two(who, of)
      await deactivate(lead.actor, { memberId: other.memberId }, now)
      const left = await ask(lead.actor, now)
      expect(left).toContainEqual(expect.objectContaining({ memberId: other.memberId }))
    }),
    allow(who, letBack, where, async (ask) => {
      const [lead, other] = await two(who, of)
      await deactivate(lead.actor, { memberId: other.memberId }, now)
      await ask(lead.actor, { memberId: other.memberId }, now)
      expect(await theWork(other.userId)).toMatchObject({ id: other.memberId })
    }),
    allow(who, resetFactor, where, async (ask) => {
      const lead = await anEmployee(who)
      const organisationId = apart(of) ? undefined : lead.organisationId
      const { worker } = await withFactor(of, { organisationId })
      const second = await anEmployee(who, { organisationId: lead.organisationId })
      expect(await ask(lead.actor, { memberId: worker.memberId }, now)).toBe('asked')
      expect(await ask(second.actor, { memberId: worker.memberId }, now)).toBe('done')
      expect(await theUser(worker.email)).toMatchObject({ totpConfirmedAt: null })
    }),
  ]),
  ...leaders.flatMap((who) => [
    allow(who, invitationsFor, 'somebody whom they invited', async (ask) => {
      const lead = await anEmployee(who)
      const { id } = await invited(lead, whomFor(who))
      expect(await ask(lead.actor, now)).toContainEqual(expect.objectContaining({ invitationId: id }))
    }),
    allow(who, organisationsToInviteFor, 'a partner', async (ask) => {
      const partner = await anOrganisation('partner')
      expect((await ask((await anEmployee(who)).actor)).map(({ id }) => id)).toContain(partner.id)
    }),
    allow(who, withdrawInvitation, 'somebody whom a colleague invited', async (ask) => {
      const lead = await anEmployee(who)
      const { id } = await invited(lead, whomFor(who))
      await ask(
        (await anEmployee(who, { organisationId: lead.organisationId })).actor,
        { invitationId: id },
        now,
      )
      expect(await theInvitation(id)).toMatchObject({ withdrawnAt: now })
    }),
    allow(who, invite, 'somebody for the own organisation', async (ask) => {
      const { actor, organisationId } = await anEmployee(who)
      const id = await ask(actor, whomFor(who), now)
      expect(await theInvitation(id)).toMatchObject({ organisationId, contactPerson: false })
    }),
  ]),
  allow('coordinator', invite, 'the contact person of a partner that is new', async (ask) => {
    const whom = someone({ role: 'partner', newOrganisation: `Demo ${randomUUID()}` })
    const id = await ask((await anEmployee('coordinator')).actor, whom, now)
    expect(await theInvitation(id)).toMatchObject({ role: 'partner', contactPerson: true })
  }),
  allow('contact_person', inviteColleague, 'a colleague', async (ask) => {
    const { actor, organisationId } = await anEmployee('contact_person')
    const id = await ask(actor, someone(), now)
    expect(await theInvitation(id)).toMatchObject({ organisationId, role: 'partner', contactPerson: false })
  }),
  allow('coordinator', fillInPromise, 'a volunteer of the own library', async (ask) => {
    const { actor, organisationId } = await anEmployee('coordinator')
    const { memberId, userId } = await anEmployee('trainer', { organisationId, volunteer: true })
    await ask(actor, { memberId, day: '2027-02-01' }, now)
    expect(await theWork(userId)).toMatchObject({ secrecyPromisedOn: '2027-02-01' })
  }),
]

const longAgo = after(-days(400))

/** What jobs do for who left, does not come any more, or never came. */
export const ofForgetting: Case[] = [
  allow('system', askToStay, 'somebody who did not sign in for long', async (ask) => {
    const worker = await anEmployee('adviser', { at: longAgo })
    await ask(job, {}, now)
    expect(await theUser(worker.email)).toMatchObject({ stayAskedAt: now })
  }),
  allow('system', forgetAccounts, 'somebody who was asked long ago', async (ask) => {
    const worker = await anEmployee('adviser', { at: longAgo })
    await askToStay(job, {}, after(-days(40)))
    await ask(job, {}, now)
    expect(await theUser(worker.email)).toBeNull()
  }),
  allow('system', forgetInvitations, 'one that ran out', async (ask) => {
    const { id } = await invited(await anEmployee('coordinator'), someone())
    await ask(job, {}, after(days(60)))
    expect(await theInvitation(id)).toBeUndefined()
  }),
  allow('system', forgetLetters, 'a letter of which nothing is known any more', async (ask) => {
    const name = await keepInFolder(`${randomUUID()}.eml`, 'letter')
    await ask(job, {}, now)
    expect((await filedLetters(now)).map((one) => one.name)).not.toContain(name)
  }),
]

/** What leads to nothing for who leads. */
export const nothingOfPeople: Nothing[] = [
  {
    who: ['coordinator'],
    asks: [inviteColleague],
    why: 'the form of a contact person: a library has no partners',
  },
  { who: ['contact_person'], asks: [fillInPromise], why: 'volunteers promise to the library' },
]

const apart = (of: EmployeeSeat) => of === 'contact_person'

async function two(who: EmployeeSeat, of: EmployeeSeat): Promise<[Worker, Worker]> {
  const lead = await anEmployee(who)
  return [lead, await anEmployee(of, apart(of) ? {} : { organisationId: lead.organisationId })]
}

/** Somebody whom this leader may invite to the own organisation. */
export const whomFor = (who: EmployeeSeat) => someone({ role: who === 'coordinator' ? 'trainer' : 'partner' })

/** An invitation as it stands in the books now. */
export async function theInvitation(id: string) {
  const [row] = await books().select().from(invitation).where(eq(invitation.id, id))
  return row
}
