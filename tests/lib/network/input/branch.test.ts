import { describe, expect, test } from 'vitest'
import { branchInput } from '@/lib/network/input/branch'
import { openingHoursInput } from '@/lib/network/input/opening'

const typed = {
  ...{ branchId: '3', called: ' Bibliotheek  Mijdrecht ', branchKind: 'library', phone: '0297 123456' },
  ...{ schoolRegion: 'midden', municipalityId: '1', street: 'Voorbeeldstraat 1', postcode: '1234 AB' },
  ...{ town: 'Mijdrecht', entrance: '', mapUrl: '' },
}
const said = (given: Record<string, string>) => {
  const read = branchInput.safeParse({ ...typed, ...given })
  return read.success
    ? read.data
    : Object.fromEntries(read.error.issues.map((one) => [one.path[0], one.message]))
}

describe('a branch as it is typed', () => {
  test.each(['1234ab', ' 1234 ab ', '1234-AB', '١٢٣٤ AB'])(
    'has the postcode "%s" as on a letter',
    (postcode) => {
      expect(said({ postcode })).toMatchObject({ postcode: '1234 AB', called: 'Bibliotheek Mijdrecht' })
    },
  )

  test('says what is wrong with each answer, and with no other', () => {
    expect(said({ postcode: '0123 AB' })).toEqual({ postcode: 'postcode_wrong' })
    expect(said({ postcode: ' ' })).toEqual({ postcode: 'postcode_missing' })
    expect(said({ street: '', town: '' })).toEqual({ street: 'street_missing', town: 'town_missing' })
    expect(said({ branchKind: 'zaal', municipalityId: '' })).toEqual({
      branchKind: 'choose_one',
      municipalityId: 'choose_one',
    })
    expect(said({ phone: 'bel ons' })).toEqual({ phone: 'phone_wrong' })
  })

  test.each([
    'http://kaart.example/1',
    'javascript:alert(1)',
    'kaart',
    'https://',
    'https://a:b@kaart.example',
  ])('has no map at %s', (mapUrl) => {
    expect(said({ mapUrl })).toEqual({ mapUrl: 'map_wrong' })
  })

  test('has a map at an address of the web, with whatever numbers', () => {
    const mapUrl = 'https://kaart.example/?q=52.20712345,4.86412345'
    expect(said({ mapUrl })).toMatchObject({ mapUrl })
  })
})

describe('opening hours as they are typed', () => {
  const read = (given: Record<string, string>) => {
    const answer = openingHoursInput.safeParse({ branchId: '3', ...given })
    return answer.success
      ? answer.data.hours
      : answer.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  }

  test('are of three kinds, several a day', () => {
    expect(
      read({ staffed1: '10.00 - 12.30, 13.30 - 17.00', self_service1: '8 - 10', walk_in1: '11-12' }),
    ).toEqual([
      { weekday: 1, kind: 'staffed', fromTime: '10:00', untilTime: '12:30' },
      { weekday: 1, kind: 'staffed', fromTime: '13:30', untilTime: '17:00' },
      { weekday: 1, kind: 'self_service', fromTime: '08:00', untilTime: '10:00' },
      { weekday: 1, kind: 'walk_in', fromTime: '11:00', untilTime: '12:00' },
    ])
  })

  test('never send who walks in to a closed door, or to where nobody is', () => {
    expect(read({ staffed1: '10 - 12', walk_in1: '11 - 13' })).toEqual(['walk_in1 walk_in_shut'])
    expect(read({ staffed1: '10 - 12', walk_in2: '11 - 12' })).toEqual(['walk_in2 walk_in_shut'])
    expect(read({ staffed1: '10 - 12', self_service1: '12 - 14', walk_in1: '11 - 13' })).toEqual([
      'walk_in1 walk_in_unstaffed',
    ])
    expect(read({ self_service1: '12 - 14', walk_in1: '13 - 15' })).toEqual(['walk_in1 walk_in_shut'])
    expect(read({ staffed1: '10 - 14', self_service1: '12 - 16', walk_in1: '11 - 13' })).toHaveLength(3)
    // Of somebody else's building the library may not know when it is open.
    expect(read({ walk_in2: '11 - 12' })).toHaveLength(1)
  })

  test('say which line is not understood', () => {
    expect(read({ staffed1: 'ochtend', self_service3: '12 - 9' })).toEqual([
      'staffed1 hours_unclear',
      'self_service3 hours_order',
    ])
  })
})
