import { describe, expect, test } from 'vitest'
import { type Agreed, attentionIn, matrixOf, perOrganisation } from '@/lib/needs/rules/matrix'

const today = '2027-03-01'
const [vecht, venen] = [
  { id: 1, name: 'Stichtse Vecht' },
  { id: 2, name: 'De Ronde Venen' },
]
const library = { id: 10, name: 'Bibliotheek', kind: 'library' as const }
const kwadraad = { id: 11, name: 'Kwadraad', kind: 'partner' as const }
const geldpunt = { id: 12, name: 'Geldpunt', kind: 'partner' as const }
const organisations = [
  { ...kwadraad, areas: [vecht], hasMembers: true },
  { ...geldpunt, areas: [venen], hasMembers: false },
]

let count = 0
function agreed(given: Partial<Agreed['versions'][number]> = {}, sides: Partial<Agreed> = {}): Agreed {
  count += 1
  const days = { seeDays: 2, contactDays: 5 }
  const holds = { validFrom: '2027-01-01', validUntil: null, reviewOn: '2027-12-01' }
  const version = { versionId: count, topics: ['geldzorgen'], municipalities: [vecht], ...days, ...holds }
  return { agreementId: count, from: library, to: kwadraad, ...sides, versions: [{ ...version, ...given }] }
}

describe('who may send what to whom', () => {
  test('stands per municipality: what the library asks, and what it is asked', () => {
    const [out, back] = [
      agreed({ topics: ['wmo', 'geldzorgen'], contactDays: 3 }),
      agreed({ topics: ['cursus', 'digid-app'] }, { from: kwadraad, to: library }),
    ]
    const [here, there] = matrixOf([vecht, venen], organisations, [out, back], today)
    const cell = (one: Agreed, contactDays: number) => ({
      ...{ agreementId: one.agreementId, seeDays: 2, contactDays, validUntil: null },
    })
    expect(here?.organisations.map(({ name }) => name)).toEqual(['Kwadraad'])
    // In the order in which topics are listed everywhere, not in that of the alphabet.
    expect(here?.out).toEqual([
      { topic: 'wmo', cells: [cell(out, 3)] },
      { topic: 'geldzorgen', cells: [cell(out, 3)] },
    ])
    expect(here?.back).toEqual([
      { topic: 'digid-app', cells: [cell(back, 5)] },
      { topic: 'cursus', cells: [cell(back, 5)] },
    ])
    expect(there).toMatchObject({ organisations: [{ name: 'Geldpunt' }], out: [], back: [] })
  })

  test('says with what nobody helps: only partners could, or others do elsewhere', () => {
    const all = [agreed(), agreed({ topics: ['bijstand'] }, { to: geldpunt })]
    const [here, there] = matrixOf([vecht, venen], organisations, all, today)
    expect(here?.uncovered).toEqual(['zorg-gesprek', 'nieuwkomer', 'gezelschap'])
    expect(there?.uncovered).toEqual(['bijstand', 'zorg-gesprek', 'geldzorgen', 'nieuwkomer', 'gezelschap'])
  })

  test('is that of today, and names who has an agreement where it does not work', () => {
    const gone = agreed({ validUntil: '2027-02-28' })
    const coming = agreed({ validFrom: '2027-03-02', topics: ['wmo'] })
    const [here] = matrixOf([vecht], organisations, [gone, coming], today)
    expect(here?.out).toEqual([])
    const [odd] = matrixOf([vecht], organisations, [agreed({}, { to: geldpunt })], today)
    expect(odd?.organisations.map(({ name }) => name)).toEqual(['Kwadraad', 'Geldpunt'])
    // Who works everywhere stands where something was agreed.
    const everywhere = [{ ...kwadraad, areas: [], hasMembers: true }]
    const columns = matrixOf([vecht, venen], everywhere, [agreed()], today).map(
      (one) => one.organisations.length,
    )
    expect(columns).toEqual([1, 0])
  })
})

test('where a table is too wide it is told organisation by organisation', () => {
  const [many, one] = [agreed({ topics: ['wmo', 'bijstand'], contactDays: 6 }), agreed()]
  const [here] = matrixOf([vecht], organisations, [many, one], today)
  const told = perOrganisation(here?.organisations ?? [], here?.out ?? [])
  expect(told.map(({ organisation, agreed: each }) => [organisation.name, each])).toMatchObject([
    [
      'Kwadraad',
      [
        { agreementId: many.agreementId, topics: ['bijstand', 'wmo'], contactDays: 6 },
        { agreementId: one.agreementId, topics: ['geldzorgen'] },
      ],
    ],
  ])
})

describe('for what somebody has to sit down', () => {
  const because = (...all: Agreed[]) => attentionIn(all, today).map((one) => [one.because, one.day])

  test('is an agreement that ends within sixty days, or ended in the last sixty', () => {
    expect(because(agreed({ validUntil: '2027-04-30' }))).toEqual([['ends', '2027-04-30']])
    expect(because(agreed({ validUntil: '2027-05-01' }))).toEqual([])
    expect(because(agreed({ validUntil: '2027-02-28' }))).toEqual([['ended', '2027-02-28']])
    expect(because(agreed({ validUntil: '2026-12-30' }))).toEqual([])
  })

  test('is not one that goes on in a next version', () => {
    const first = agreed({ validUntil: '2027-03-31' })
    const [next] = agreed({ validFrom: '2027-04-01' }).versions
    expect(because({ ...first, versions: [...first.versions, ...(next ? [next] : [])] })).toEqual([])
  })

  test('is a day of review that has come, the first first', () => {
    const all = [agreed({ reviewOn: '2027-03-01' }), agreed({ reviewOn: '2027-02-01' })]
    expect(because(...all)).toEqual([
      ['review', '2027-02-01'],
      ['review', '2027-03-01'],
    ])
    expect(because(agreed({ reviewOn: '2027-02-01', validUntil: '2027-02-28' }))).toEqual([
      ['ended', '2027-02-28'],
    ])
    expect(because(agreed({ reviewOn: '2027-03-02' }))).toEqual([])
  })
})
