import { expect } from 'vitest'
import { addressesFor, whatLibraryTakes, whoCanHelp } from '@/lib/needs/queries/agreements'
import { organisations, organisationWith, towns } from '@/lib/network/queries'
import { seats } from '@/lib/tools/access'
import { anAgreement, aTown } from '../agreements'
import { anOrganisation, type Worker } from '../workers'
import { now } from '../world'
import { allow, type Case } from './case'
import { anEmployee, anyoneAs } from './rows'

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
