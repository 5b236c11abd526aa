import { randomUUID } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { agreementContact, agreementVersion, organisationClosure } from '@/db/tables/agreements'
import { organisation } from '@/db/tables/network'
import {
  endAgreement,
  forgetContacts,
  makeAgreement,
  makeVersion,
  setContacts,
  setReview,
} from '@/lib/needs/commands/agreements'
import { addressesFor, whatLibraryTakes, whoCanHelp } from '@/lib/needs/queries/agreements'
import { agreementMatrix } from '@/lib/needs/queries/matrix'
import { agreements, agreementWith } from '@/lib/needs/queries/versions'
import {
  closeOrganisation,
  makeOrganisation,
  openOrganisation,
  setOrganisation,
} from '@/lib/network/commands/organisations'
import { towns } from '@/lib/network/queries/branches'
import { organisations, organisationWith } from '@/lib/network/queries/organisations'
import { seats } from '@/lib/tools/access'
import { anAgreement, aTown, aVersion, terms } from '../agreements'
import { books } from '../database'
import { anOrganisation, type Worker } from '../workers'
import { job, now, the } from '../world'
import { allow, type Case } from './case'
import { anEmployee, anyoneAs, done } from './rows'

/** Whoever may know what was agreed: the desk of everybody, a partner of its own. */
const readers = ['partner', 'contact_person', 'coordinator', 'adviser'] as const

/** An agreement of the organisation of this worker with another one, either way. */
async function agreedBy({ organisationId, actor }: Worker) {
  const other = await anOrganisation(actor.kind === 'partner' ? 'library' : 'partner')
  const town = await aTown('Demostad', [organisationId, other.id])
  const municipalityIds = [town.id]
  const out = await anAgreement({ fromId: organisationId, toId: other.id, municipalityIds })
  const back = await anAgreement({ fromId: other.id, toId: organisationId, municipalityIds })
  return { town, other, out, back }
}

/** What the coordinator writes down of who residents are sent to. */
export const ofOrganisations: Case[] = [
  allow('coordinator', makeOrganisation, 'a new partner', async (ask) => {
    const { organisationId } = await ask(await coordinator(), { ...toReach(), kind: 'partner' }, now)
    expect(await theOrganisation(organisationId)).toMatchObject({ kind: 'partner', phone: '06 0000 0021' })
  }),
  allow('coordinator', setOrganisation, 'a municipality', async (ask) => {
    const { id: organisationId } = await anOrganisation('municipality')
    const input = { ...toReach(), organisationId }
    await ask(await coordinator(), input, now)
    expect(await theOrganisation(organisationId)).toMatchObject({ name: input.called, town: 'Breukelen' })
  }),
  allow('coordinator', closeOrganisation, 'a partner', async (ask) => {
    const { id: organisationId } = await anOrganisation('partner')
    await ask(await coordinator(), { organisationId, ...christmas }, now)
    expect(await closedDays(organisationId)).toMatchObject([christmas])
  }),
  allow('coordinator', openOrganisation, 'a partner that is closed', async (ask) => {
    const { id: organisationId } = await anOrganisation('partner')
    const actor = await coordinator()
    done(await closeOrganisation(actor, { organisationId, ...christmas }, now))
    const [closed] = await closedDays(organisationId)
    await ask(actor, { closureId: the(closed).id }, now)
    expect(await closedDays(organisationId)).toEqual([])
  }),
]

/** What the coordinator agrees with a partner. */
export const ofAgreeing: Case[] = [
  allow('coordinator', makeAgreement, 'the own library and a partner', async (ask) => {
    const { actor, organisationId } = await anEmployee('coordinator')
    const [{ id: toId }, town] = [await anOrganisation('partner'), await aTown()]
    const input = { ...terms({ municipalityIds: [town.id] }), fromId: organisationId, toId }
    const { agreementId } = await ask(actor, input, now)
    expect(await versionsOf(agreementId)).toMatchObject([{ number: 1, contactDays: 5 }])
  }),
  allow('coordinator', makeVersion, 'an agreement that holds', async (ask) => {
    const worker = await anEmployee('coordinator')
    const { out, town } = await agreedBy(worker)
    const next = terms({ municipalityIds: [town.id], validFrom: '2027-04-01' })
    await ask(worker.actor, { ...next, agreementId: out.agreementId }, now)
    expect(await versionsOf(out.agreementId)).toMatchObject([{ validUntil: '2027-03-31' }, { number: 2 }])
  }),
  allow('coordinator', endAgreement, 'an agreement that holds', async (ask) => {
    const worker = await anEmployee('coordinator')
    const { agreementId } = (await agreedBy(worker)).out
    await ask(worker.actor, { agreementId, lastDay: '2027-03-31' }, now)
    expect(await versionsOf(agreementId)).toMatchObject([{ validUntil: '2027-03-31' }])
  }),
  allow('coordinator', endAgreement, 'an agreement that never began', async (ask) => {
    const worker = await anEmployee('coordinator')
    const { out, town } = await agreedBy(worker)
    const ids = { fromId: worker.organisationId, toId: (await anOrganisation('partner')).id }
    const coming = { ...ids, municipalityIds: [town.id], validFrom: '2027-03-02' }
    const { agreementId } = await anAgreement(coming)
    await ask(worker.actor, { agreementId, lastDay: '2027-03-01' }, now)
    expect(await versionsOf(agreementId)).toEqual([])
    expect(await versionsOf(out.agreementId)).toHaveLength(1)
  }),
  allow('coordinator', setReview, 'an agreement that holds', async (ask) => {
    const worker = await anEmployee('coordinator')
    const { agreementId } = (await agreedBy(worker)).out
    await ask(worker.actor, { agreementId, reviewOn: '2027-09-01' }, now)
    expect(await versionsOf(agreementId)).toMatchObject([{ reviewOn: '2027-09-01' }])
  }),
  allow('coordinator', setContacts, 'an agreement that holds', async (ask) => {
    const worker = await anEmployee('coordinator')
    const { agreementId, versionId } = (await agreedBy(worker)).out
    const contacts = [{ side: 'to' as const, name: 'Demo Anna', phone: null, email: null }]
    await ask(worker.actor, { agreementId, contacts }, now)
    const rows = await books()
      .select()
      .from(agreementContact)
      .where(eq(agreementContact.versionId, versionId))
    expect(rows).toMatchObject([{ name: 'Demo Anna' }])
  }),
]

/** What a job forgets of agreements. */
export const ofAgreementJobs: Case[] = [
  allow('system', forgetContacts, 'who was asked about a version that is over', async (ask) => {
    const { out } = await agreedBy(await anEmployee('coordinator'))
    const { versionId } = await aVersion({ ...out, municipalityIds: [], number: 2, ...held })
    const contact = { versionId, side: 'to' as const, name: 'Demo Voorbij' }
    await books().insert(agreementContact).values(contact)
    await ask(job, {}, now)
    const left = await books()
      .select()
      .from(agreementContact)
      .where(inArray(agreementContact.versionId, [versionId, out.versionId]))
    expect(left).toMatchObject([{ name: 'Demo Kees', versionId: out.versionId }])
  }),
]

const held = { validFrom: '2026-01-01', validUntil: '2026-12-31', reviewOn: '2026-06-01' }

function versionsOf(agreementId: number) {
  return books()
    .select()
    .from(agreementVersion)
    .where(eq(agreementVersion.agreementId, agreementId))
    .orderBy(agreementVersion.number)
}

const christmas = { fromDate: '2027-12-24', untilDate: '2027-12-31', reason: 'Kerst' }
const coordinator = async () => (await anEmployee('coordinator')).actor

function toReach() {
  const reached = { phone: '06 0000 0021', street: null, postcode: null, town: 'Breukelen' }
  const description = { nl: null, en: null, ar: null }
  return { called: `Partner ${randomUUID()}`, ...reached, description, municipalityIds: [], hours: [] }
}

async function theOrganisation(id: number) {
  const [row] = await books().select().from(organisation).where(eq(organisation.id, id))
  return row
}

function closedDays(organisationId: number) {
  return books()
    .select()
    .from(organisationClosure)
    .where(eq(organisationClosure.organisationId, organisationId))
}

/** What was agreed, as it is read. */
export const ofAgreements: Case[] = [
  ...readers.flatMap((who) => [
    allow(who, whoCanHelp, 'an agreement of the own organisation', async (ask) => {
      const worker = await anEmployee(who)
      const { town, out } = await agreedBy(worker)
      const asked = { topic: 'geldzorgen', municipalityId: town.id }
      expect(await ask(worker.actor, asked, now)).toMatchObject([{ versionId: out.versionId }])
    }),
    allow(who, whatLibraryTakes, 'an agreement with the library', async (ask) => {
      const worker = await anEmployee(who)
      const { out, back } = await agreedBy(worker)
      const { versionId } = worker.actor.kind === 'partner' ? out : back
      expect(await ask(worker.actor, now)).toMatchObject([{ versionId }])
    }),
    allow(who, agreements, 'an agreement, from us and to us', async (ask) => {
      const worker = await anEmployee(who)
      const { out, back } = await agreedBy(worker)
      const ids = (await ask(worker.actor, now)).map(({ agreementId }) => agreementId)
      expect(ids).toEqual(expect.arrayContaining([out.agreementId, back.agreementId]))
    }),
    allow(who, agreementWith, 'an agreement, and who is asked', async (ask) => {
      const worker = await anEmployee(who)
      const { agreementId } = (await agreedBy(worker)).out
      const one = await ask(worker.actor, { agreementId }, now)
      expect(one.versions).toMatchObject([{ contacts: [{ name: 'Demo Kees' }] }])
    }),
    allow(who, agreementMatrix, 'an agreement', async (ask) => {
      const worker = await anEmployee(who)
      const { town, other } = await agreedBy(worker)
      const { towns } = await ask(worker.actor, now)
      const here = the(towns.find((one) => one.town.id === town.id))
      const name = worker.actor.kind === 'partner' ? worker.organisationId : other.id
      expect(here.organisations.map(({ id }) => id)).toContain(name)
      expect([here.out, here.back]).toMatchObject([[{ topic: 'geldzorgen' }], [{ topic: 'geldzorgen' }]])
    }),
    allow(who, addressesFor, 'who works in a town', async (ask) => {
      const { id } = await anOrganisation('partner')
      const town = await aTown('Demostad', [id])
      const found = await ask((await anEmployee(who)).actor, { municipalityId: town.id }, now)
      expect(found.map((one) => one.id)).toContain(id)
    }),
    allow(who, organisations, 'a partner', async (ask) => {
      const { id } = await anOrganisation('partner')
      expect((await ask((await anEmployee(who)).actor, now)).map((one) => one.id)).toContain(id)
    }),
    allow(who, organisationWith, 'a municipality', async (ask) => {
      const { id: organisationId, name } = await anOrganisation('municipality')
      expect(await ask((await anEmployee(who)).actor, { organisationId }, now)).toMatchObject({ name })
    }),
  ]),
  ...seats.map((who) =>
    allow(who, towns, 'a municipality', async (ask) => {
      const town = await aTown()
      expect(await ask(await anyoneAs(who))).toContainEqual(town)
    }),
  ),
]
