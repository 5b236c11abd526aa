import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { agreementVersion } from '@/db/tables/agreements'
import { makeVersion } from '@/lib/needs/commands/agreements'
import type { NewVersion } from '@/lib/needs/input/agreement'
import { terms } from '../../../support/agreements'
import { books, freshDatabase } from '../../../support/database'
import { actsOn, aNetwork, anAgreement, asked, did, leaves } from '../../../support/needs'
import { aPartner } from '../../../support/partners'
import { anOrganisation, aWorker } from '../../../support/workers'
import { after, days, now, the } from '../../../support/world'

freshDatabase('file')

/** Somebody was asked today; from tomorrow on the agreement is another one. */
async function renewed(given: Partial<NewVersion> = {}) {
  const network = await aNetwork()
  const one = await asked(network)
  const [version] = await books()
    .select({ agreementId: agreementVersion.agreementId })
    .from(agreementVersion)
    .where(eq(agreementVersion.id, network.toKwadraad))
  const { agreementId } = the(version)
  const same = terms({ topics: ['bijstand'], municipalityIds: [network.townId], validFrom: '2027-03-02' })
  did(await makeVersion(network.coordinator, { ...same, agreementId, ...given }, now))
  return { network, acts: () => actsOn(one.needId, after(days(1))) }
}

describe('who was asked under an agreement that has a new version', () => {
  test('acts on it still, by the days that were promised then', async () => {
    const { acts } = await renewed({ seeDays: 1 })
    expect(await acts()).toMatchObject({ atLibrary: false, backBecause: null, dueOn: '2027-03-03' })
  })

  test('does not when the new one is about something else, or somewhere else', async () => {
    const { acts } = await renewed({ topics: ['wmo'] })
    expect(await acts()).toMatchObject({ atLibrary: true, backBecause: 'agreement_over' })
    const other = await renewed({ municipalityIds: [] })
    expect(await other.acts()).toMatchObject({ atLibrary: true, backBecause: 'agreement_over' })
  })
})

test('nobody is there when only a reader of a municipality is left: a reader sees nothing of what is asked', async () => {
  const network = await aNetwork()
  const { id: organisationId } = await anOrganisation('municipality')
  const clerk = await aPartner({ organisationId })
  await aWorker({ role: 'reader', organisationId })
  const sides = { fromId: network.libraryId, toId: organisationId, townId: network.townId }
  const one = await asked(network, { versionId: await anAgreement(sides) })
  expect(await actsOn(one.needId, now)).toMatchObject({ atLibrary: false })
  await leaves(clerk.userId)
  expect(await actsOn(one.needId, now)).toMatchObject({ atLibrary: true, backBecause: 'nobody_there' })
})
