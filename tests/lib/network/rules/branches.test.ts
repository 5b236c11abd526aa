import { expect, test } from 'vitest'
import { isFew, isIn, perMunicipality } from '@/lib/network/rules/branches'

const branch = (slug: string, municipality: string) => ({
  slug,
  municipality,
  municipalitySlug: municipality.toLowerCase().replaceAll(' ', '-'),
})
const branches = [
  branch('abcoude', 'De Ronde Venen'),
  branch('breukelen', 'Stichtse Vecht'),
  branch('mijdrecht', 'De Ronde Venen'),
]

test('a place is one branch, all branches of a municipality, or everywhere', () => {
  const chosen = (place: string) => branches.filter((one) => isIn(one, place)).map(({ slug }) => slug)
  expect(chosen('mijdrecht')).toEqual(['mijdrecht'])
  expect(chosen('de-ronde-venen')).toEqual(['abcoude', 'mijdrecht'])
  expect(chosen('alle')).toEqual(['abcoude', 'breukelen', 'mijdrecht'])
  expect(chosen('elders')).toEqual([])
})

test('municipalities stand in the order of the alphabet, their branches in the order they had', () => {
  const grouped = perMunicipality([...branches].reverse())
  expect(grouped.map(([name, inside]) => [name, inside.map(({ slug }) => slug)])).toEqual([
    ['De Ronde Venen', ['mijdrecht', 'abcoude']],
    ['Stichtse Vecht', ['breukelen']],
  ])
})

test('twelve branches can be shown at once, thirteen cannot', () => {
  expect(isFew(Array(12).fill(null))).toBe(true)
  expect(isFew(Array(13).fill(null))).toBe(false)
})
