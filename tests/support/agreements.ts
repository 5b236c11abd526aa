import { randomUUID } from 'node:crypto'
import { agreement, agreementArea, agreementContact, agreementVersion } from '@/db/tables/agreements'
import { municipality, organisationArea } from '@/db/tables/network'
import type { NewVersion } from '@/lib/needs/input/agreement'
import { books } from './database'
import { now, the } from './world'

/** A municipality of its own, and the organisations that work in it and nowhere else. */
export async function aTown(name = 'Demostad', organisationIds: number[] = []) {
  const slug = `gemeente-${randomUUID()}`
  const [made] = await books().insert(municipality).values({ slug, name }).returning()
  const municipalityId = the(made).id
  if (organisationIds.length > 0)
    await books()
      .insert(organisationArea)
      .values(organisationIds.map((organisationId) => ({ organisationId, municipalityId })))
  return { id: municipalityId, slug, name }
}

type Given = Partial<typeof agreementVersion.$inferInsert> & {
  fromId: number
  toId: number
  municipalityIds: number[]
}

/** An agreement between two organisations that holds since a month, unless told otherwise; its first version. */
export async function anAgreement({ fromId, toId, municipalityIds, ...given }: Given) {
  const [made] = await books().insert(agreement).values({ fromId, toId, madeAt: now }).returning()
  const agreementId = the(made).id
  const version = await aVersion({ agreementId, municipalityIds, ...given })
  const asked = { side: 'to' as const, name: 'Demo Kees' }
  await books()
    .insert(agreementContact)
    .values({ ...asked, versionId: version.versionId })
  return { agreementId, ...version }
}

type VersionGiven = Partial<typeof agreementVersion.$inferInsert> & {
  agreementId: number
  municipalityIds: number[]
}

/** One more version of an agreement: see in two working days, call in five, tell in ten. */
export async function aVersion({ municipalityIds, ...given }: VersionGiven) {
  const [made] = await books()
    .insert(agreementVersion)
    .values({
      number: 1,
      topics: ['geldzorgen'],
      ...{ seeDays: 2, contactDays: 5, reportDays: 10 },
      ...{ validFrom: '2027-02-01', reviewOn: '2027-12-01' },
      ...{ agreedBy: 'Demo Carla en Demo Kees', agreedOn: '2027-01-20' },
      ...{ dataLine: 'Ieder voor de eigen gegevens', dataOn: '2027-01-20' },
      madeAt: now,
      ...given,
    })
    .returning()
  const versionId = the(made).id
  if (municipalityIds.length > 0)
    await books()
      .insert(agreementArea)
      .values(municipalityIds.map((municipalityId) => ({ versionId, municipalityId })))
  return { versionId }
}

/** What a coordinator types about an agreement: geldzorgen, from today on. */
export function terms(given: Partial<Omit<NewVersion, 'agreementId'>> = {}): Omit<NewVersion, 'agreementId'> {
  return {
    topics: ['geldzorgen'],
    municipalityIds: [],
    ...{ seeDays: 2, contactDays: 5, reportDays: 10 },
    ...{ validFrom: '2027-03-01', validUntil: null, reviewOn: '2027-12-01' },
    ...{ agreedBy: 'Demo Carla en Demo Kees', agreedOn: '2027-02-20' },
    ...{ dataLine: 'Ieder voor de eigen gegevens', dataOn: '2027-02-20' },
    contacts: [{ side: 'to', name: 'Demo Kees', phone: '06 0000 0021', email: null }],
    ...given,
  }
}
