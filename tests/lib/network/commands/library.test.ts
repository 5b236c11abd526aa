import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { branchAddress, closure, holiday, municipality } from '@/db/tables/network'
import { addBranch, changeBranch, saveOpeningHours } from '@/lib/network/commands/branches'
import { saveLibrary, saveLogo, saveRules } from '@/lib/network/commands/library'
import { addMunicipality, renameMunicipality } from '@/lib/network/commands/municipalities'
import { branches, callingHours } from '@/lib/network/queries/branches'
import { librarySettings, logoFile } from '@/lib/network/queries/library'
import { ownBranch } from '@/lib/network/queries/own-branches'
import { Forbidden } from '@/lib/tools/access'
import { aTypedBranch } from '../../../support/allowed/agenda-set'
import { anEmployee, done } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aColleague, aPartner } from '../../../support/partners'
import { aPng } from '../../../support/png'
import { journalLines } from '../../../support/workers'
import { aBranch, after, anyone, days, now } from '../../../support/world'

freshDatabase('test')

const carla = async () => (await anEmployee('coordinator')).actor
const office = { fromTime: '09:00', untilTime: '12:00' }

describe('the library', () => {
  test('is what was said of it; what another form says stays', async () => {
    const actor = await carla()
    const told = {
      called: 'Bibliotheek Voorbeeld',
      phone: '0297 123456',
      senderName: null,
      replyTo: 'a@b.example',
    }
    done(await saveLibrary(actor, told, now))
    const rules = { offerHours: 24, bookAheadDays: 30, bookBeforeMinutes: 90, overbookMost: 0, holdOneIn: 4 }
    const calls = [null, office, null, null, null, null, null]
    done(await saveRules(actor, { ...rules, calls }, now))
    done(await saveLogo(actor, { logo: aPng() }, now))
    expect(await librarySettings(actor)).toMatchObject({
      ...{ ...rules, name: told.called, phone: told.phone, replyTo: told.replyTo, hasLogo: true },
      calls: [null, { fromTime: expect.stringMatching(/^09:00/) }, null, null, null, null, null],
    })
    expect((await callingHours(anyone, now)).week.map((day) => day !== null)).toEqual([
      ...[false, true, false, false, false, false, false],
    ])
    const file = await logoFile(anyone)
    expect(file?.bytes).toEqual(Buffer.from(aPng()))
    done(await saveLogo(actor, { logo: aPng({ width: 9 }) }, now))
    expect((await logoFile(anyone))?.version).not.toBe(file?.version)
    const lines = await journalLines()
    expect(lines.map(({ kind, why }) => `${kind} ${why}`)).toEqual([
      ...['settings library', 'settings rules', 'settings logo', 'settings logo'],
    ])
  })
})

describe('when the library calls', () => {
  test('is without the days on which all of it is closed, with what it decided about holidays', async () => {
    const day = { fromDate: '2027-03-02', untilDate: '2027-03-02', reason: 'Studiedag' }
    await books()
      .insert(closure)
      .values([
        { branchId: null, ...day },
        { branchId: null, ...day, fromTime: '13:00', untilTime: '15:00' },
        { branchId: (await aBranch()).id, ...day },
      ])
    await books()
      .insert(holiday)
      .values([
        { day: '2027-03-26', closed: true },
        { day: '2027-05-05', closed: false },
        { day: '2026-05-05', closed: false },
      ])
    expect(await callingHours(anyone, now)).toMatchObject({
      closures: [{ fromDate: '2027-03-02', untilDate: '2027-03-02' }],
      holidays: new Map([
        ['2027-03-26', true],
        ['2027-05-05', false],
      ]),
    })
  })
})

describe('a municipality', () => {
  test('is there once, also by two at once, and keeps its place in addresses when it is renamed', async () => {
    const actor = await carla()
    const add = (called: string) => addMunicipality(actor, { called }, now)
    const two = await Promise.all([add('De Bilt'), add('de bilt')])
    expect(two.map(({ ok }) => ok).sort()).toEqual([false, true])
    const made = two.flatMap((one) => (one.ok ? [one.value.municipalityId] : []))
    const rename = { municipalityId: made[0] ?? 0, called: 'Bilt' }
    done(await renameMunicipality(actor, rename, now))
    const [row] = await books().select().from(municipality).where(eq(municipality.id, rename.municipalityId))
    expect(row).toMatchObject({ name: 'Bilt', slug: 'de-bilt' })
    expect(await renameMunicipality(actor, { ...rename, municipalityId: 0 }, now)).toMatchObject({
      reason: 'exists',
    })
    expect(await renameMunicipality(actor, { called: 'Elders', municipalityId: 0 }, now)).toMatchObject({
      reason: 'unknown',
    })
    // An address with the old place in it leads nowhere else.
    done(await add('De Bilt'))
    expect(await books().select().from(municipality).where(eq(municipality.slug, 'de-bilt-2'))).toHaveLength(
      1,
    )
  })
})

describe('a branch', () => {
  test('is where it was said from that day on, and putting an address right moves nobody', async () => {
    const actor = await carla()
    const typed = await aTypedBranch('Mijdrecht')
    const { branchId } = done(await addBranch(actor, typed, now))
    const later = after(days(3))
    const right = { ...typed, branchId, street: 'Voorbeeldstraat 11', phone: '0297 654321' }
    done(await changeBranch(actor, right, later))
    expect(await addressesOf(branchId)).toMatchObject([{ validFrom: '2027-03-01', street: right.street }])
    expect(await ownBranch(actor, { branchId }, now)).toMatchObject({
      ...{ name: 'Mijdrecht', phone: '0297 654321', address: { street: right.street }, moves: [] },
    })
    expect(await branches(anyone)).toContainEqual(
      expect.objectContaining({ id: branchId, slug: 'mijdrecht' }),
    )
  })

  test('that moves later is put right where it is now, not where it goes', async () => {
    const actor = await carla()
    const typed = await aTypedBranch('Abcoude')
    const { branchId } = done(await addBranch(actor, typed, now))
    const { street: _, ...rest } = typed
    const moved = { postcode: rest.postcode, town: rest.town, street: 'Nieuwe weg 2' }
    await books()
      .insert(branchAddress)
      .values({ branchId, validFrom: '2027-04-01', ...moved })
    done(await changeBranch(actor, { ...typed, branchId, street: 'Oude weg 1' }, now))
    expect(await addressesOf(branchId)).toMatchObject([{ street: 'Oude weg 1' }, { street: 'Nieuwe weg 2' }])
    expect(await ownBranch(actor, { branchId }, now)).toMatchObject({
      ...{ address: { street: 'Oude weg 1' }, moves: [{ from: '2027-04-01', street: 'Nieuwe weg 2' }] },
    })
  })

  test('has a name of its own, lies in a municipality that is there, and keeps its place in addresses', async () => {
    const actor = await carla()
    const typed = await aTypedBranch('Vinkeveen')
    const { branchId } = done(await addBranch(actor, typed, now))
    expect(await addBranch(actor, { ...typed, called: 'VINKEVEEN' }, now)).toMatchObject({ reason: 'exists' })
    expect(await addBranch(actor, { ...typed, called: 'Elders', municipalityId: 0 }, now)).toMatchObject({
      ...{ reason: 'no_municipality', fields: { municipalityId: ['no_municipality'] } },
    })
    done(await changeBranch(actor, { ...typed, branchId, called: 'Vinkeveen-Noord' }, now))
    const again = done(await addBranch(actor, typed, now))
    const slugs = new Map((await branches(anyone)).map(({ id, slug }) => [id, slug]))
    expect([slugs.get(branchId), slugs.get(again.branchId)]).toEqual(['vinkeveen', 'vinkeveen-2'])
    expect(await changeBranch(actor, { ...typed, called: 'Iets', branchId: 0 }, now)).toMatchObject({
      reason: 'unknown',
    })
  })

  test('has the opening hours that were said last', async () => {
    const actor = await carla()
    const { branchId } = done(await addBranch(actor, await aTypedBranch(), now))
    const walkIn = { weekday: 2, kind: 'walk_in' as const, ...office }
    const staffed = { weekday: 2, kind: 'staffed' as const, ...office }
    done(await saveOpeningHours(actor, { branchId, hours: [staffed, walkIn] }, now))
    done(await saveOpeningHours(actor, { branchId, hours: [walkIn] }, now))
    expect((await ownBranch(actor, { branchId }, now))?.hours).toEqual([walkIn])
    expect(await saveOpeningHours(actor, { branchId: 0, hours: [] }, now)).toMatchObject({
      reason: 'unknown',
    })
  })
})

test('nobody but a coordinator changes the library, and a partner is not one', async () => {
  const typed = await aTypedBranch()
  const others = [await aColleague('adviser'), await aColleague('trainer'), await aPartner(), anyone]
  for (const who of others) {
    await expect(addBranch(who, typed, now)).rejects.toThrow(Forbidden)
    await expect(addMunicipality(who, { called: 'X' }, now)).rejects.toThrow(Forbidden)
    await expect(saveLogo(who, { logo: aPng() }, now)).rejects.toThrow(Forbidden)
  }
})

function addressesOf(branchId: number) {
  return books()
    .select()
    .from(branchAddress)
    .where(eq(branchAddress.branchId, branchId))
    .orderBy(branchAddress.validFrom)
}
