import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { organisationClosure } from '@/db/tables/agreements'
import { organisation } from '@/db/tables/network'
import { addressesFor, whatLibraryTakes, whoCanHelp } from '@/lib/needs/queries/agreements'
import {
  closeOrganisation,
  makeOrganisation,
  openOrganisation,
  setOrganisation,
} from '@/lib/network/commands'
import { organisations, organisationWith, towns } from '@/lib/network/queries'
import { seats } from '@/lib/tools/access'
import { anAgreement, aTown } from '../agreements'
import { books } from '../database'
import { anOrganisation, type Worker } from '../workers'
import { now, the } from '../world'
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
