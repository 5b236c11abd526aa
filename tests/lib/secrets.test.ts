import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSecret, isBsn } from '@/lib/secrets'

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
    expect(isBsn('000000000')).toBe(false)
  })
})

test('a telephone number passes, with ten digits or with a plus', () => {
  const ways = fc.constantFrom(
    (rest: string) => `06${rest}`,
    (rest: string) => `06-${rest}`,
    (rest: string) => `06 ${rest.slice(0, 4)} ${rest.slice(4)}`,
    (rest: string) => `+316${rest}`,
    (rest: string) => `+31 6 ${rest}`,
  )
  const property = fc.property(digits(8), ways, (rest, write) => {
    expect(findSecret(write(rest))).toBeNull()
  })
  fc.assert(property)
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
