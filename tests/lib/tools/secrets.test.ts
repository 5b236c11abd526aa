import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSecret, isBsn } from '@/lib/tools/secrets'

const digits = (count: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''))

/** Eight digits and the ninth that makes them pass the 11-test, when there is one. */
const bsn = digits(8)
  .map((start) => Array.from({ length: 10 }, (_, last) => `${start}${last}`).find(isBsn) ?? '')
  .filter((number) => number !== '')

const separators = fc.array(fc.constantFrom('', '', ' ', '.', '-', '/', '\u2013', '\u200b'), {
  minLength: 8,
  maxLength: 8,
})

const spread = (number: string, between: string[]) =>
  [...number].map((digit, i) => digit + (between[i] ?? '')).join('')

describe('a citizen service number', () => {
  test('is found in any sentence, whatever stands between its digits', () => {
    const property = fc.property(bsn, separators, (number, between) => {
      expect(findSecret(`mijn nummer is ${spread(number, between)} dank u`)).toBe('bsn')
    })
    fc.assert(property)
  })

  test('is found beside any other number: an age, a date, a telephone, a time', () => {
    const others = [
      '78',
      '12-3-1950',
      '0612345678',
      '+31 6 12345678',
      '0031 6 12345678',
      '09:00',
      '1',
      '2027',
    ]
    const beside = fc.record({
      other: fc.constantFrom(...others),
      between: fc.constantFrom(' ', ', ', ' / ', '-', ' '),
      first: fc.boolean(),
    })
    const property = fc.property(bsn, separators, beside, (number, spaces, { other, between, first }) => {
      const written = spread(number, spaces)
      const text = first ? `${other}${between}${written}` : `${written}${between}${other}`
      expect(findSecret(`Riet ${text}`)).toBe('bsn')
    })
    fc.assert(property, { numRuns: 1000 })
    for (const text of ['Riet 111222333, 78 jaar', 'Riet 111222333 12-3-1950', '111222333 / 0612345678'])
      expect(findSecret(text)).toBe('bsn')
  })

  test('is found in Arabic digits and in wide ones', () => {
    const property = fc.property(bsn, fc.constantFrom(0x0660, 0x06f0, 0xff10), (number, zero) => {
      const written = [...number].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')
      expect(findSecret(written)).toBe('bsn')
    })
    fc.assert(property)
  })

  test('is not what fails the 11-test', () => {
    const property = fc.property(digits(9), (number) => {
      expect(findSecret(number)).toBe(isBsn(number) ? 'bsn' : null)
    })
    fc.assert(property)
    for (const nobody of ['000000000', '003163635']) expect(isBsn(nobody)).toBe(false)
  })
})

describe('a telephone number passes', () => {
  const grouped = (...sizes: number[]) => {
    return (rest: string) => sizes.map((size, i) => rest.slice(sum(sizes, i), sum(sizes, i) + size)).join(' ')
  }
  const sum = (sizes: number[], until: number) =>
    sizes.slice(0, until).reduce((total, size) => total + size, 0)
  const passes = (written: fc.Arbitrary<string>) =>
    fc.assert(
      fc.property(written, fc.constantFrom(0x30, 0x0660, 0x06f0, 0xff10), (number, zero) => {
        const typed = number.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
        expect(findSecret(typed)).toBeNull()
      }),
      { numRuns: 2000 },
    )
  const written = (count: number, ways: ((rest: string) => string)[]) =>
    fc.tuple(digits(count), fc.constantFrom(...ways)).map(([rest, write]) => write(rest))

  test('of a mobile telephone', () => {
    const before = ['06', '06-', '06 ', '06 - ', '(06) ', '+316', '+31 6 ', '+31-6-', '+31 (0)6 ', '+31(0)6']
    const abroad = ['00316', '0031 6 ', '0031-6-', '0031 (0)6 ']
    const after = [
      (rest: string) => rest,
      grouped(2, 2, 2, 2),
      grouped(4, 4),
      grouped(3, 3, 2),
      grouped(3, 2, 3),
    ]
    const ways = [...before, ...abroad].flatMap((start) =>
      after.map((write) => (rest: string) => start + write(rest)),
    )
    passes(written(8, ways))
  })

  test('at home', () => {
    const town = (rest: string) => `0${rest.slice(0, 3)}`
    const city = (rest: string) => `0${rest.slice(0, 2)}`
    const inTown = [grouped(6), grouped(2, 2, 2), grouped(3, 3)]
    const inCity = [grouped(7), grouped(3, 4), grouped(3, 2, 2), grouped(2, 2, 3)]
    passes(
      written(9, [
        (rest) => `0${rest}`,
        (rest) => `+31 ${rest}`,
        (rest) => `0031 ${rest}`,
        ...inTown.flatMap((write) => [
          (rest: string) => `${town(rest)} ${write(rest.slice(3))}`,
          (rest: string) => `${town(rest)}-${write(rest.slice(3))}`,
          (rest: string) => `(${town(rest)}) ${write(rest.slice(3))}`,
          (rest: string) => `+31 (0)${rest.slice(0, 3)} ${write(rest.slice(3))}`,
        ]),
        ...inCity.flatMap((write) => [
          (rest: string) => `${city(rest)} ${write(rest.slice(2))}`,
          (rest: string) => `${city(rest)}-${write(rest.slice(2))}`,
          (rest: string) => `+31 ${rest.slice(0, 2)} ${write(rest.slice(2))}`,
        ]),
      ]),
    )
  })

  test('in another country', () => {
    const countries = fc.constantFrom('+32', '+49', '+90', '+212', '+963', '0032', '0090')
    const rests = written(9, [grouped(9), grouped(3, 2, 2, 2), grouped(1, 2, 2, 2, 2), grouped(3, 6)])
    passes(fc.tuple(countries, rests).map(([country, rest]) => `${country} ${rest}`))
  })
})

test('an account number is found, in groups of four and in the middle of a sentence', () => {
  for (const account of [
    'NL91ABNA0417164300',
    'NL91 ABNA 0417 1643 00',
    'nl91abna0417164300',
    'DE89370400440532013000',
  ])
    expect(findSecret(`rekening ${account} alstublieft`)).toBe('iban')
  expect(findSecret('NL92ABNA0417164300')).toBeNull()
})

test('a password is found by the word before it', () => {
  for (const text of [
    'wachtwoord: appel',
    'Wachtwoord is appel',
    'pincode = 1234',
    'password: x',
    'ww: geheim',
  ])
    expect(findSecret(text)).toBe('password')
  for (const text of ['ik ben mijn wachtwoord vergeten', 'Pinar', 'Bep Wouters', 'nieuwe pin'])
    expect(findSecret(text)).toBeNull()
})
