import { describe, expect, test } from 'vitest'
import {
  endAgreement,
  forgetContacts,
  makeAgreement,
  makeVersion,
  setContacts,
  setReview,
} from '@/lib/needs/commands/agreements'
import type { NewAgreement, NewVersion } from '@/lib/needs/input/agreement'
import { whoCanHelp } from '@/lib/needs/queries/agreements'
import { agreements, agreementWith } from '@/lib/needs/queries/versions'
import { Forbidden } from '@/lib/tools/access'
import { aTown, terms } from '../../../support/agreements'
import { freshDatabase } from '../../../support/database'
import { aColleague, aPartner } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import { after, days, job, now, the } from '../../../support/world'

freshDatabase('test')

/** A coordinator, a partner, and a town in which they agree. */
async function sides() {
  const [carla, kees] = [await aColleague(), await aPartner({ name: 'Kwadraad' })]
  const town = await aTown('Stichtse Vecht', [kees.organisationId])
  const ids = { fromId: carla.organisationId, toId: kees.organisationId }
  const make = (given: Partial<NewAgreement> = {}, at = now) =>
    makeAgreement(carla, { ...terms({ municipalityIds: [town.id] }), ...ids, ...given }, at)
  return { carla, kees, town, ids, make }
}

/** The same, and what they agreed from the first of March on. */
async function agreed(given: Partial<NewAgreement> = {}) {
  const world = await sides()
  const made = await world.make(given)
  if (!made.ok) throw new Error(made.reason)
  const { agreementId } = made.value
  const { carla, town } = world
  const next = (more: Partial<NewVersion>, at = now) =>
    makeVersion(carla, { ...terms({ municipalityIds: [town.id] }), agreementId, ...more }, at)
  const look = async () => the(await agreementWith(carla, { agreementId }, now))
  const spans = async () =>
    (await look()).versions.map(({ number, validFrom, validUntil }) => [number, validFrom, validUntil])
  return { ...world, agreementId, next, look, spans }
}

describe('an agreement', () => {
  test('is written down with all that was agreed, and the journal says by whom', async () => {
    const { carla, kees, town, agreementId, look } = await agreed()
    const { municipalityIds: _, ...told } = terms()
    expect(await look()).toEqual({
      agreementId,
      from: { id: carla.organisationId, name: expect.any(String), kind: 'library' },
      to: { id: kees.organisationId, name: 'Kwadraad', kind: 'partner' },
      versions: [
        {
          ...told,
          versionId: expect.any(Number),
          number: 1,
          municipalities: [{ id: town.id, name: 'Stichtse Vecht' }],
        },
      ],
    })
    expect(await journalLines()).toEqual([
      {
        ...{ verb: 'make', kind: 'agreement', why: 'agreements' },
        ...{ rowIds: [String(agreementId)], who: carla.userId },
      },
    ])
  })

  test('has the library of who writes it on one side, whichever', async () => {
    const { carla, kees, ids, make } = await sides()
    const other = (await aPartner()).organisationId
    expect(await make({ fromId: ids.toId, toId: ids.fromId })).toMatchObject({ ok: true })
    expect(await make({ fromId: other, toId: ids.toId })).toMatchObject({ reason: 'without_library' })
    expect(await make({ fromId: carla.organisationId, toId: carla.organisationId })).toMatchObject({
      reason: 'same',
    })
    const elsewhere = (await aColleague()).organisationId
    expect(await make({ fromId: elsewhere, toId: kees.organisationId })).toMatchObject({
      reason: 'without_library',
    })
    expect(await make({ toId: 999_999 })).toMatchObject({ reason: 'unknown' })
  })

  test('was agreed on a day that has been', async () => {
    const { make } = await sides()
    expect(await make({ agreedOn: '2027-03-02' })).toMatchObject({ reason: 'agreed_later' })
    expect(await make({ dataOn: '2027-03-02' })).toMatchObject({ reason: 'agreed_later' })
    expect(await make({ agreedOn: '2027-03-01', validFrom: '2026-01-01' })).toMatchObject({ ok: true })
  })

  test('is the only one of these two, the same way, for a topic and a town on a day', async () => {
    const { make, ids } = await sides()
    const [breukelen, first] = [await aTown('Breukelen'), await make({ validUntil: '2027-06-30' })]
    expect(first).toMatchObject({ ok: true })
    expect(await make({ topics: ['wmo', 'geldzorgen'] })).toMatchObject({ reason: 'topic_twice' })
    const right: Partial<NewAgreement>[] = [
      { topics: ['wmo'] },
      { municipalityIds: [breukelen.id] },
      { validFrom: '2027-07-01' },
      { fromId: ids.toId, toId: ids.fromId },
    ]
    for (const one of right) expect(await make(one)).toMatchObject({ ok: true })
    // Also of several who write it at once.
    const many = Array.from({ length: 5 }, () => make({ topics: ['bijstand'] }))
    expect((await Promise.all(many)).filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a new version', () => {
  test('begins on a day, and the one before holds until the day before, with the days it had', async () => {
    const { next, spans, look, carla, town } = await agreed()
    expect(await next({ validFrom: '2027-04-01', contactDays: 3 })).toMatchObject({ ok: true })
    expect(await spans()).toEqual([
      [2, '2027-04-01', null],
      [1, '2027-03-01', '2027-03-31'],
    ])
    expect((await look()).versions.map(({ contactDays }) => contactDays)).toEqual([3, 5])
    const on = async (day: number) => {
      const asked = { topic: 'geldzorgen', municipalityId: town.id }
      return (await whoCanHelp(carla, asked, after(days(day)))).map(({ contactDays }) => contactDays)
    }
    expect([await on(30), await on(31)]).toEqual([[5], [3]])
  })

  test('leaves an end that comes before it as it was', async () => {
    const { next, spans } = await agreed({ validUntil: '2027-03-10', reviewOn: '2027-03-05' })
    expect(await next({ validFrom: '2027-04-01' })).toMatchObject({ ok: true })
    expect(await spans()).toEqual([
      [2, '2027-04-01', null],
      [1, '2027-03-01', '2027-03-10'],
    ])
  })

  test('does not begin in the past, nor before or on the day of one that is there', async () => {
    const { next } = await agreed()
    expect(await next({ validFrom: '2027-02-28' })).toMatchObject({ reason: 'day_past' })
    expect(await next({ validFrom: '2027-03-01' })).toMatchObject({ reason: 'overlaps' })
    expect(await next({ validFrom: '2027-05-01' })).toMatchObject({ ok: true })
    expect(await next({ validFrom: '2027-04-01' })).toMatchObject({ reason: 'overlaps' })
    expect(await next({ validFrom: '2027-05-01' })).toMatchObject({ reason: 'overlaps' })
    expect(await next({ validFrom: '2027-05-02', agreementId: 999_999 })).toMatchObject({ reason: 'unknown' })
  })

  test('takes no topic that another agreement of these two has', async () => {
    const { next, make } = await agreed()
    expect(await make({ topics: ['wmo'] })).toMatchObject({ ok: true })
    const both = { validFrom: '2027-04-01', topics: ['geldzorgen', 'wmo'] }
    expect(await next(both)).toMatchObject({ reason: 'topic_twice' })
    expect(await next({ ...both, topics: ['geldzorgen', 'bijstand'] })).toMatchObject({ ok: true })
  })

  test('is one, when several write it at once', async () => {
    const { next, spans } = await agreed()
    const many = Array.from({ length: 6 }, (_, i) => next({ validFrom: `2027-04-0${i + 1}` }))
    const answers = await Promise.all(many)
    const held = await spans()
    expect(held).toHaveLength(answers.filter(({ ok }) => ok).length + 1)
    expect(held.filter(([, , until]) => until === null)).toHaveLength(1)
  })
})

describe('the end of an agreement', () => {
  test('is a day, and the last on which anybody is asked', async () => {
    const { carla, town, agreementId, spans } = await agreed()
    const end = (lastDay: string) => endAgreement(carla, { agreementId, lastDay }, now)
    expect(await end('2027-02-28')).toMatchObject({ reason: 'day_past' })
    expect(await end('2027-03-10')).toMatchObject({ value: { isGone: false } })
    expect(await spans()).toEqual([[1, '2027-03-01', '2027-03-10']])
    expect(await end('2027-03-20')).toMatchObject({ reason: 'ended' })
    const asked = { topic: 'geldzorgen', municipalityId: town.id }
    expect(await whoCanHelp(carla, asked, after(days(9)))).toHaveLength(1)
    expect(await whoCanHelp(carla, asked, after(days(10)))).toEqual([])
  })

  test('takes along what has not begun; what never begins is gone, and may be agreed anew', async () => {
    const { carla, agreementId, next, spans, make } = await agreed({ validFrom: '2027-03-02' })
    await next({ validFrom: '2027-05-01' })
    expect(await endAgreement(carla, { agreementId, lastDay: '2027-03-15' }, now)).toMatchObject({ ok: true })
    expect(await spans()).toEqual([[1, '2027-03-02', '2027-03-15']])
    expect(await endAgreement(carla, { agreementId, lastDay: '2027-03-01' }, now)).toMatchObject({
      value: { isGone: true },
    })
    expect(await agreements(carla, now)).toEqual([])
    expect(await endAgreement(carla, { agreementId, lastDay: '2027-03-01' }, now)).toMatchObject({
      reason: 'unknown',
    })
    expect(await make()).toMatchObject({ ok: true })
  })
})

describe('who is asked, and when it is looked at again', () => {
  const anna = { side: 'from' as const, name: 'Demo Anna', phone: null, email: 'anna@demo.example' }

  test('changes without a new version', async () => {
    const { carla, agreementId, next, look } = await agreed()
    await next({ validFrom: '2027-05-01' })
    expect(await setContacts(carla, { agreementId, contacts: [anna] }, now)).toMatchObject({ ok: true })
    expect(await setReview(carla, { agreementId, reviewOn: '2027-09-01' }, now)).toMatchObject({ ok: true })
    for (const one of (await look()).versions)
      expect(one).toMatchObject({ contacts: [anna], reviewOn: '2027-09-01' })
  })

  test('is nobody of a version that is over', async () => {
    const { agreementId, next, look, carla } = await agreed()
    await next({ validFrom: '2027-04-01' }, after(days(30)))
    const names = async () => (await look()).versions.map(({ contacts }) => contacts.map(({ name }) => name))
    expect(await names()).toEqual([['Demo Kees'], ['Demo Kees']])
    expect(await forgetContacts(job, {}, after(days(30)))).toBe(0)
    expect(await forgetContacts(job, {}, after(days(31)))).toBe(1)
    expect(await names()).toEqual([['Demo Kees'], []])
    await setContacts(carla, { agreementId, contacts: [anna] }, after(days(32)))
    expect(await names()).toEqual([['Demo Anna'], []])
  })

  test('is not said of an agreement that is over, nor of a day that has been', async () => {
    const { carla, agreementId } = await agreed({ validUntil: '2027-03-10', reviewOn: '2027-03-10' })
    const review = (reviewOn: string, at = now) => setReview(carla, { agreementId, reviewOn }, at)
    expect(await review('2027-03-01')).toMatchObject({ reason: 'day_past' })
    const later = after(days(10))
    expect(await review('2027-04-01', later)).toMatchObject({ reason: 'ended' })
    expect(await setContacts(carla, { agreementId, contacts: [] }, later)).toMatchObject({ reason: 'ended' })
  })
})

describe('who may', () => {
  test('write it: a coordinator only', async () => {
    const { kees, agreementId } = await agreed()
    for (const who of [await aColleague('adviser'), await aColleague('trainer'), kees]) {
      await expect(endAgreement(who, { agreementId, lastDay: '2027-03-01' }, now)).rejects.toThrow(Forbidden)
      await expect(setReview(who, { agreementId, reviewOn: '2027-09-01' }, now)).rejects.toThrow(Forbidden)
    }
  })

  test('read it: the desk, and both sides', async () => {
    const { kees, agreementId } = await agreed()
    for (const who of [kees, await aColleague('adviser')])
      expect(await agreementWith(who, { agreementId }, now)).toMatchObject({ agreementId })
    const other = await aPartner()
    expect(await agreementWith(other, { agreementId }, now)).toBe(null)
    expect(await agreements(other, now)).toEqual([])
  })
})
