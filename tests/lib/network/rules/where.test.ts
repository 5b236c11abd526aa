import { expect, test } from 'vitest'
import { addressesAlong, branchInFull, locationOf } from '@/lib/network/rules/where'
import { newHouse, oldHouse } from '../../../support/allowed/agenda-adr'

const library = (name: string) => ({ name, kind: 'library' as const })
const at = (day: number) => new Date(Date.UTC(2027, 2, day, 9))

test('a calendar says the branch with its address, and what it always said where that is not known', () => {
  expect(locationOf(library('Mijdrecht'), oldHouse)).toBe(
    'Bibliotheek Mijdrecht, Voorbeeldstraat 1, 1234 AB Mijdrecht',
  )
  expect(locationOf(library('Bibliotheek Mijdrecht'), oldHouse)).toMatch(/^Bibliotheek Mijdrecht, Voor/)
  expect(locationOf(library('Mijdrecht'), null)).toBe('Mijdrecht')
  expect(branchInFull(library('Abcoude'))).toBe('Bibliotheek Abcoude')
})

test('a point in the house of somebody else is not called a library', () => {
  const outside = { name: 'Dorpshuis De Linde', kind: 'outside' as const }
  expect(branchInFull(outside)).toBe('Dorpshuis De Linde')
  expect(locationOf(outside, oldHouse)).toMatch(/^Dorpshuis De Linde, Voor/)
})

test('an address is said once, and another one from the meeting on that is there first', () => {
  const meetings = [oldHouse, oldHouse, newHouse, newHouse].map((address, i) => ({
    startsAt: at(i + 1),
    address,
  }))
  expect(addressesAlong(meetings)).toEqual([
    { startsAt: at(1), address: oldHouse, moved: false },
    { startsAt: at(3), address: newHouse, moved: true },
  ])
  expect(addressesAlong([{ startsAt: at(1), address: null }])).toEqual([])
  expect(addressesAlong([])).toEqual([])
})
