import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { branch, municipality, openingHours, organisation, settings } from '@/db/tables/network'
import { addBranch, changeBranch, saveOpeningHours } from '@/lib/network/commands/branches'
import { removeLogo, saveLibrary, saveLogo, saveRules } from '@/lib/network/commands/library'
import { addMunicipality, renameMunicipality } from '@/lib/network/commands/municipalities'
import { libraryPhone, librarySettings, logoFile } from '@/lib/network/queries/library'
import { branchToClose, ownBranch, ownBranches } from '@/lib/network/queries/own-branches'
import { bookable, setupState } from '@/lib/network/queries/setup'
import { seats } from '@/lib/tools/access'
import { aTown } from '../agreements'
import { books } from '../database'
import { aPng } from '../png'
import { aBranch, aSlot, now, the } from '../world'
import { allow, type Case } from './case'
import { anEmployee, anyoneAs, done } from './rows'

const told = { called: 'Bibliotheek Voorbeeld', phone: '0297 123456', senderName: null, replyTo: null }
const office = { fromTime: '09:00', untilTime: '12:00' }
const rules = {
  ...{ calls: [office, null, null, null, null, null, null], offerHours: 24, bookAheadDays: 30 },
  ...{ bookBeforeMinutes: 90, overbookMost: 1, holdOneIn: 3 },
}

/** A branch as somebody types it. */
export async function aTypedBranch(called = `Vestiging ${crypto.randomUUID()}`) {
  const { id: municipalityId } = await aTown()
  return {
    ...{
      called,
      branchKind: 'library' as const,
      phone: '0297 123456',
      schoolRegion: 'midden' as const,
      municipalityId,
    },
    ...{ street: 'Voorbeeldstraat 1', postcode: '1234 AB', town: 'Mijdrecht', entrance: null, mapUrl: null },
  }
}

/** What whoever sets up a library writes down of it, and what everybody may know of it. */
export const ofSettingUp: Case[] = [
  allow('coordinator', setupState, 'the own library', async (ask) => {
    expect(await ask(await carla(), now)).toContainEqual(expect.objectContaining({ step: 'colleagues' }))
  }),
  allow('coordinator', librarySettings, 'the own library', async (ask) => {
    expect(await ask(await carla())).toMatchObject({ offerHours: 48, hasLogo: false })
  }),
  allow('coordinator', saveLibrary, 'the own library', async (ask) => {
    const { organisationId } = await ask(await carla(), told, now)
    const [row] = await books().select().from(organisation).where(eq(organisation.id, organisationId))
    expect(row).toMatchObject({ name: told.called, phone: told.phone })
  }),
  allow('coordinator', saveRules, 'the own library', async (ask) => {
    const { organisationId } = await ask(await carla(), rules, now)
    expect(await set(organisationId)).toMatchObject({ bookAheadDays: 30, tuesdayFrom: null })
  }),
  allow('coordinator', saveLogo, 'the own library', async (ask) => {
    const { organisationId } = await ask(await carla(), { logo: aPng() }, now)
    expect((await set(organisationId)).logo?.length).toBe(aPng().length)
  }),
  allow('coordinator', removeLogo, 'the own library', async (ask) => {
    const actor = await carla()
    done(await saveLogo(actor, { logo: aPng() }, now))
    const { organisationId } = await ask(actor, {}, now)
    expect((await set(organisationId)).logo).toBe(null)
  }),
  allow('coordinator', addMunicipality, 'a new one', async (ask) => {
    const { municipalityId } = await ask(await carla(), { called: 'De Ronde Venen' }, now)
    expect(await townOf(municipalityId)).toMatchObject({ slug: 'de-ronde-venen' })
  }),
  allow('coordinator', renameMunicipality, 'one that is there', async (ask) => {
    const { id: municipalityId } = await aTown()
    await ask(await carla(), { municipalityId, called: 'Stichtse Vecht' }, now)
    expect(await townOf(municipalityId)).toMatchObject({ name: 'Stichtse Vecht' })
  }),
  allow('coordinator', addBranch, 'a new one', async (ask) => {
    const typed = await aTypedBranch()
    const { branchId } = await ask(await carla(), typed, now)
    expect(await branchOf(branchId)).toMatchObject({ name: typed.called })
  }),
  allow('coordinator', changeBranch, 'one that is there', async (ask) => {
    const { id: branchId } = await aBranch()
    const typed = await aTypedBranch()
    await ask(await carla(), { ...typed, branchId }, now)
    expect(await branchOf(branchId)).toMatchObject({ name: typed.called })
  }),
  allow('coordinator', saveOpeningHours, 'a branch', async (ask) => {
    const { id: branchId } = await aBranch()
    const hours = [{ weekday: 1, kind: 'staffed' as const, ...office }]
    await ask(await carla(), { branchId, hours }, now)
    const rows = await books().select().from(openingHours).where(eq(openingHours.branchId, branchId))
    expect(rows).toMatchObject([{ weekday: 1, kind: 'staffed' }])
  }),
  allow('coordinator', ownBranches, 'a branch', async (ask) => {
    const { id } = await aBranch()
    expect((await ask(await carla(), now)).map((one) => one.id)).toContain(id)
  }),
  allow('coordinator', ownBranch, 'a branch', async (ask) => {
    const { id: branchId, name } = await aBranch()
    expect(await ask(await carla(), { branchId }, now)).toMatchObject({ name, address: null })
  }),
  allow('coordinator', branchToClose, 'a branch', async (ask) => {
    const input = { branchId: (await aBranch()).id, from: '2027-06-01' }
    expect(await ask(await carla(), input, now)).toEqual(input)
  }),
  ...seats.flatMap((who) => [
    allow(who, bookable, 'a free time', async (ask) => {
      await aSlot()
      expect(await ask(await anyoneAs(who), now)).toMatchObject({ help: true })
    }),
    allow(who, logoFile, 'the mark of a library', async (ask) => {
      done(await saveLogo(await carla(), { logo: aPng() }, now))
      expect((await ask(await anyoneAs(who))).bytes.length).toBe(aPng().length)
    }),
    allow(who, libraryPhone, 'the telephone of the library', async (ask) => {
      await books().update(organisation).set({ phone: '0297 654321' }).where(eq(organisation.kind, 'library'))
      await aBranch()
      expect(await ask(await anyoneAs(who))).toBe('0297 654321')
    }),
  ]),
]

async function carla() {
  return (await anEmployee('coordinator')).actor
}

async function set(organisationId: number) {
  const [row] = await books().select().from(settings).where(eq(settings.organisationId, organisationId))
  return the(row)
}

async function townOf(id: number) {
  const [row] = await books().select().from(municipality).where(eq(municipality.id, id))
  return row
}

async function branchOf(id: number) {
  const [row] = await books().select().from(branch).where(eq(branch.id, id))
  return row
}
