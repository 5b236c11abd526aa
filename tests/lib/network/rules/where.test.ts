import { expect, test } from 'vitest'
import { addressesAlong, branchInFull, locationOf } from '@/lib/network/rules/where'
import { newHouse, oldHouse } from '../../../support/allowed/agenda-adr'

const at = (day: number) => new Date(Date.UTC(2027, 2, day, 9))

test('a calendar says the branch with its address, and what it always said where that is not known', () => {
  expect(locationOf('Mijdrecht', oldHouse)).toBe(
    'Bibliotheek Mijdrecht, Voorbeeldstraat 1, 1234 AB Mijdrecht',
  )
  expect(locationOf('Bibliotheek Mijdrecht', oldHouse)).toMatch(/^Bibliotheek Mijdrecht, Voor/)
  expect(locationOf('Mijdrecht', null)).toBe('Mijdrecht')
  expect(branchInFull('Abcoude')).toBe('Bibliotheek Abcoude')
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
