import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { organisationClosure, organisationHours } from '@/db/tables/agreements'
import { organisation } from '@/db/tables/network'
import { member } from '@/db/tables/team'
import { addressesFor, whatLibraryTakes, whoCanHelp } from '@/lib/needs/queries/agreements'
import { Forbidden } from '@/lib/tools/access'
import { anAgreement, aTown, aVersion } from '../../../support/agreements'
import { books, freshDatabase } from '../../../support/database'
import { aColleague, aPartner } from '../../../support/partners'
import { anOrganisation } from '../../../support/workers'
import { after, anyone, days, now } from '../../../support/world'

freshDatabase('file')

/** The library, an adviser of it, a partner with somebody who signs in, and a town in which that works. */
async function world() {
  const [anton, kees] = [await aColleague('adviser'), await aPartner({ name: 'Kwadraad' })]
  const town = await aTown('Stichtse Vecht', [kees.organisationId])
  const [fromId, toId] = [anton.organisationId, kees.organisationId]
  const asked = { topic: 'geldzorgen', municipalityId: town.id }
  return { anton, kees, town, fromId, toId, asked }
}

describe('who can help', () => {
  test('is told with how fast, how it is reached, when it is closed, and whether somebody signs in', async () => {
    const { anton, fromId, toId, town, asked } = await world()
    const made = await anAgreement({ fromId, toId, municipalityIds: [town.id], validUntil: '2027-06-30' })
    await books()
      .update(organisation)
      .set({ phone: '06 0000 0021', town: 'Maarssen', description: 'Werk', descriptionAr: 'عمل' })
      .where(eq(organisation.id, toId))
    await books()
      .insert(organisationHours)
      .values({ organisationId: toId, weekday: 1, fromTime: '09:00', untilTime: '12:00' })
    const days = [
      { organisationId: toId, fromDate: '2027-02-01', untilDate: '2027-02-28', reason: 'geweest' },
      { organisationId: toId, fromDate: '2027-03-01', untilDate: '2027-03-02', reason: 'studiedag' },
    ]
    await books().insert(organisationClosure).values(days)
    expect(await whoCanHelp(anton, asked, now)).toEqual([
      {
        ...{
          ...made,
          seeDays: 2,
          contactDays: 5,
          reportDays: 10,
          validUntil: '2027-06-30',
          hasMembers: true,
        },
        organisation: {
          ...{ id: toId, kind: 'partner', name: 'Kwadraad', phone: '06 0000 0021' },
          ...{ street: null, postcode: null, town: 'Maarssen' },
          description: { nl: 'Werk', en: null, ar: 'عمل' },
          areas: [{ id: town.id, name: 'Stichtse Vecht' }],
          hasMembers: true,
          hours: [{ weekday: 1, fromTime: '09:00', untilTime: '12:00' }],
          closures: [
            {
              id: expect.any(Number),
              fromDate: '2027-03-01',
              untilDate: '2027-03-02',
              reason: 'studiedag',
            },
          ],
        },
      },
    ])
  })

  test('is nobody for another topic, another town, or by an agreement of others', async () => {
    const { anton, fromId, toId, town, asked, kees } = await world()
    const elsewhere = await aTown('De Ronde Venen')
    await anAgreement({ fromId, toId, municipalityIds: [elsewhere.id] })
    await anAgreement({ fromId, toId, municipalityIds: [town.id], topics: ['wmo', 'bijstand'] })
    const other = await aColleague('adviser')
    await anAgreement({ fromId: other.organisationId, toId, municipalityIds: [town.id] })
    expect(await whoCanHelp(anton, asked, now)).toEqual([])
    expect(await whoCanHelp(anton, { ...asked, topic: 'bijstand' }, now)).toHaveLength(1)
    expect(await whoCanHelp(kees, asked, now)).toEqual([])
  })

  test('holds from its first day until its last, and under the version of the day', async () => {
    const { anton, fromId, toId, town, asked } = await world()
    const municipalityIds = [town.id]
    const first = await anAgreement({ fromId, toId, municipalityIds, validUntil: '2027-03-01' })
    const { agreementId } = first
    const next = { number: 2, validFrom: '2027-03-02', validUntil: '2027-03-10', contactDays: 3 }
    const second = await aVersion({ agreementId, municipalityIds, ...next })
    const on = async (day: number) =>
      (await whoCanHelp(anton, asked, after(days(day)))).map((one) => [one.versionId, one.contactDays])
    expect(await on(0)).toEqual([[first.versionId, 5]])
    // A quarter to midnight of the last day is still that day.
    expect(await on(0.57)).toEqual([[first.versionId, 5]])
    expect(await on(1)).toEqual([[second.versionId, 3]])
    expect(await on(9)).toEqual([[second.versionId, 3]])
    expect(await on(10)).toEqual([])
  })

  test('stands in the order of who calls first, and says so when nobody of it signs in', async () => {
    const { anton, kees, fromId, town, asked } = await world()
    const { id: slow } = await anOrganisation('partner')
    const { id: town2 } = await anOrganisation('municipality')
    await anAgreement({ fromId, toId: slow, municipalityIds: [town.id], contactDays: 9 })
    await anAgreement({ fromId, toId: town2, municipalityIds: [town.id], contactDays: 4 })
    await anAgreement({ fromId, toId: kees.organisationId, municipalityIds: [town.id], contactDays: 3 })
    const told = async () =>
      (await whoCanHelp(anton, asked, now)).map((one) => [one.organisation.id, one.hasMembers])
    expect(await told()).toEqual([
      [kees.organisationId, true],
      [town2, false],
      [slow, false],
    ])
    await books()
      .update(member)
      .set({ deactivatedAt: now })
      .where(eq(member.organisationId, kees.organisationId))
    expect((await told())[0]).toEqual([kees.organisationId, false])
  })
})

describe('what the library takes', () => {
  test('a partner hears of its own agreements, the desk of everybody’s', async () => {
    const { anton, kees, town, fromId, toId } = await world()
    const back = { fromId: toId, toId: fromId, municipalityIds: [town.id], topics: ['digid-app', 'cursus'] }
    const made = await anAgreement(back)
    await anAgreement({ fromId, toId, municipalityIds: [town.id] })
    await anAgreement({ ...back, validFrom: '2027-03-02' })
    const mine = {
      ...made,
      from: { id: toId, name: 'Kwadraad' },
      libraryId: fromId,
      topics: ['digid-app', 'cursus'],
      municipalities: [{ id: town.id, name: 'Stichtse Vecht' }],
      ...{ seeDays: 2, contactDays: 5, reportDays: 10, validUntil: null },
    }
    expect(await whatLibraryTakes(kees, now)).toEqual([mine])
    expect(await whatLibraryTakes(anton, now)).toEqual([mine])
    expect(await whatLibraryTakes(await aPartner(), now)).toEqual([])
  })
})

test('an address on paper is there of whoever works in a town, or everywhere', async () => {
  const { anton, toId, town } = await world()
  const { id: everywhere } = await anOrganisation('partner')
  const { id: elsewhere } = await anOrganisation('partner')
  await aTown('Woerden', [elsewhere])
  const ids = (await addressesFor(anton, { municipalityId: town.id }, now)).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([toId, everywhere]))
  expect(ids).not.toContain(elsewhere)
  expect(ids).not.toContain(anton.organisationId)
})

test('a trainer and a resident ask in vain', async () => {
  const { asked } = await world()
  await expect(whoCanHelp(await aColleague('trainer'), asked, now)).rejects.toThrow(Forbidden)
  await expect(whoCanHelp(anyone, asked, now)).rejects.toThrow(Forbidden)
})
