import { describe, expect, test } from 'vitest'
import {
  closeOrganisation,
  makeOrganisation,
  openOrganisation,
  setOrganisation,
} from '@/lib/network/commands/organisations'
import type { NewOrganisation } from '@/lib/network/input/organisation'
import { organisations, organisationWith } from '@/lib/network/queries/organisations'
import { Forbidden } from '@/lib/tools/access'
import { aTown } from '../../../support/agreements'
import { freshDatabase } from '../../../support/database'
import { aColleague, aPartner } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import { after, days, now, the } from '../../../support/world'

freshDatabase('test')

function typed(given: Partial<NewOrganisation> = {}): NewOrganisation {
  return {
    ...{ kind: 'partner', called: 'Kwadraad', phone: '06 0000 0021', street: null, postcode: '3621 AB' },
    town: 'Breukelen',
    description: { nl: 'Helpt met geldzorgen.', en: null, ar: null },
    municipalityIds: [],
    hours: [{ weekday: 1, fromTime: '09:00', untilTime: '12:30' }],
    ...given,
  }
}

async function made(given: Partial<NewOrganisation> = {}) {
  const carla = await aColleague()
  const answer = await makeOrganisation(carla, typed(given), now)
  if (!answer.ok) throw new Error(answer.reason)
  const { organisationId } = answer.value
  const look = async (at = now) => the(await organisationWith(carla, { organisationId }, at))
  return { carla, organisationId, look }
}

describe('an organisation', () => {
  test('is put in the books with how it is reached, where it works and when, and the journal says who did', async () => {
    const town = await aTown('Stichtse Vecht')
    const { carla, organisationId, look } = await made({ municipalityIds: [town.id, 999_999] })
    expect(await look()).toEqual({
      ...{ kind: 'partner', name: 'Kwadraad', phone: '06 0000 0021', street: null, postcode: '3621 AB' },
      ...{ town: 'Breukelen', description: typed().description, hours: typed().hours },
      id: organisationId,
      areas: [{ id: town.id, name: 'Stichtse Vecht' }],
      closures: [],
      hasMembers: false,
    })
    const [line] = await journalLines()
    expect(line).toEqual({
      ...{ verb: 'make', kind: 'organisation', why: 'partners' },
      ...{ rowIds: [String(organisationId)], who: carla.userId },
    })
  })

  test('is not made twice under one name, also not by two at once', async () => {
    const { carla } = await made()
    expect(await makeOrganisation(carla, typed({ called: 'KWADRAAD' }), now)).toMatchObject({
      reason: 'exists',
    })
    const names = Array.from({ length: 5 }, () => makeOrganisation(carla, typed({ called: 'Geldpunt' }), now))
    const answers = await Promise.all(names)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await organisations(carla, now)).map(({ name }) => name)).toEqual(['Geldpunt', 'Kwadraad'])
  })

  test('is changed whole: what is left out is gone', async () => {
    const town = await aTown()
    const { carla, organisationId, look } = await made({ municipalityIds: [town.id] })
    const { kind: _, ...input } = typed({ called: 'Kwadraad Vecht', phone: null, hours: [] })
    expect(await setOrganisation(carla, { ...input, organisationId }, now)).toMatchObject({ ok: true })
    expect(await look()).toMatchObject({ name: 'Kwadraad Vecht', phone: null, hours: [], areas: [] })
  })

  test('does not take the name of another, nor is the library one of them', async () => {
    const { carla, organisationId } = await made()
    await makeOrganisation(carla, typed({ called: 'Geldpunt' }), now)
    const { kind: _, ...input } = typed({ called: 'geldpunt' })
    expect(await setOrganisation(carla, { ...input, organisationId }, now)).toMatchObject({
      reason: 'exists',
    })
    const own = { ...input, called: 'Iets anders', organisationId: carla.organisationId }
    expect(await setOrganisation(carla, own, now)).toMatchObject({ reason: 'unknown' })
    expect(await organisationWith(carla, own, now)).toBe(null)
  })
})

describe('days on which an organisation is closed', () => {
  const christmas = { fromDate: '2027-12-24', untilDate: '2027-12-31', reason: 'Kerstvakantie' }

  test('are written down once, are there until they are over, and can be taken back', async () => {
    const { carla, organisationId, look } = await made()
    const close = () => closeOrganisation(carla, { organisationId, ...christmas }, now)
    expect([await close(), await close()]).toMatchObject([{ ok: true }, { ok: true }])
    expect((await look()).closures).toMatchObject([christmas])
    expect((await look(after(days(305)))).closures).toHaveLength(1)
    expect((await look(after(days(307)))).closures).toEqual([])
    const [{ id: closureId } = { id: 0 }] = (await look()).closures
    expect(await openOrganisation(carla, { closureId }, now)).toMatchObject({ value: { organisationId } })
    expect((await look()).closures).toEqual([])
    expect(await openOrganisation(carla, { closureId }, now)).toMatchObject({ reason: 'unknown' })
  })

  test('are not days that have been, nor those of the library', async () => {
    const { carla, organisationId } = await made()
    const gone = { fromDate: '2027-02-01', untilDate: '2027-02-28', reason: 'Vakantie' }
    expect(await closeOrganisation(carla, { organisationId, ...gone }, now)).toMatchObject({
      reason: 'day_past',
    })
    const today = { ...gone, untilDate: '2027-03-01' }
    expect(await closeOrganisation(carla, { organisationId, ...today }, now)).toMatchObject({ ok: true })
    const own = { organisationId: carla.organisationId, ...christmas }
    expect(await closeOrganisation(carla, own, now)).toMatchObject({ reason: 'unknown' })
  })
})

test('an adviser reads it and changes nothing; a trainer does neither', async () => {
  const { organisationId } = await made()
  const { kind: _, ...input } = typed()
  const [anton, tineke, kees] = [await aColleague('adviser'), await aColleague('trainer'), await aPartner()]
  expect(await organisationWith(anton, { organisationId }, now)).toMatchObject({ name: 'Kwadraad' })
  await expect(organisationWith(tineke, { organisationId }, now)).rejects.toThrow(Forbidden)
  for (const who of [anton, tineke, kees])
    await expect(setOrganisation(who, { ...input, organisationId }, now)).rejects.toThrow(Forbidden)
})
