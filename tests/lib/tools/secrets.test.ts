import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { isBsn } from '@/lib/tools/bsn'
import { isInUse } from '@/lib/tools/ordinary'
import { phoneText } from '@/lib/tools/phone-text'
import { findSecret } from '@/lib/tools/secrets'

const digits = (count: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''))

/** Eight digits and the ninth that makes them pass the 11-test, when there is one. */
const bsn = digits(8)
  .map((start) => Array.from({ length: 10 }, (_, last) => `${start}${last}`).find(isBsn) ?? '')
  .filter((number) => number !== '')

/** What people put between digits, and what somebody puts there who hides something. */
const signs = [
  ...[
    '',
    '',
    ' ',
    '.',
    '-',
    '/',
    '\u2013',
    ':',
    '*',
    '+',
    ';',
    '(',
    ')',
    '\u00b7',
    "'",
    '=',
    '\u2212',
    ',',
    '_',
    '|',
    '\\',
  ],
  ...[
    ' - ',
    ' + ',
    '...',
    '\n',
    'a',
    'x',
    ' b ',
    'en',
    '\u0301',
    '\ufe0f',
    '\u20e3',
    '\u200b',
    '\u00ad',
    '\u2063',
    '\u3164',
  ],
]
const separators = fc.array(fc.constantFrom(...signs), { minLength: 8, maxLength: 8 })

/** Written so that it reads as a time, or as a call abroad that goes on in what stands beside it: nobody can tell. */
const readsOtherwise = /(?<!\S)\d{1,2}\s?[.:uh]\s?[0-5]\d(?!\S)|(?<!\d)00/

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
      fc.pre(!readsOtherwise.test(written))
      const text = first ? `${other}${between}${written}` : `${written}${between}${other}`
      expect(findSecret(`Riet ${text}`)).toBe('bsn')
    })
    fc.assert(property, { numRuns: 1000 })
    for (const text of [
      ...['Riet 111222333, 78 jaar', 'Riet 111222333 12-3-1950', '111222333 / 0612345678'],
      // Tied to its other digits, "10:00" is no time; nor does a call abroad go on in a telephone number, or in a date.
      ...['Riet 0·10:00)0.10\u22120 78', 'Riet 05 b 0020006 0612345678', 'Riet 01en0041011 12-3-1950'],
    ])
      expect(findSecret(text)).toBe('bsn')
  })

  test('is found in the digits of every script, in discs and raised ones', () => {
    const zeros = [...everyZero(), 0xff10, 0x1d7ce, 0x1d7f6]
    const property = fc.property(bsn, fc.constantFrom(...zeros), (number, zero) => {
      const written = [...number].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')
      expect(findSecret(written)).toBe('bsn')
    })
    fc.assert(property, { numRuns: 500 })
    for (const [one, eight] of ['①⑧', '❶❽', '➀➇', '➊➑', '⓵⓼', '⑴⑻', '⒈⒏', '¹⁸', '₁₈', '１８', '፩፰'].map(
      (pair) => [...pair],
    ))
      expect(findSecret([...'123456782'].map((digit) => from(one, eight, digit)).join(''))).toBe('bsn')
  })

  test('is found with a word between its digits, or between its threes', () => {
    for (const text of [
      '1 en 1 en 1 en 2 en 2 en 2 en 3 en 3 en 3',
      '111 dan 222 dan 333',
      '1a1a1a2b2b2b3c3c3',
      '111xx222xx333',
    ])
      expect([text, findSecret(text)]).toEqual([text, 'bsn'])
  })

  test('is found behind the country or the zero of a telephone, where no Dutch number begins so', () => {
    // With two zeros before it a number is one abroad.
    const noPhone = bsn.filter((number) => !number.startsWith('0') && !isInUse(number))
    const before = fc.constantFrom('+31', '+31 ', '+31-', '0031', '0031 ', '+31 (0)', '0')
    const after = fc.constantFrom('', ' ', ', bel maar')
    const property = fc.property(noPhone, before, after, (number, country, more) => {
      expect(findSecret(`${country}${number}${more}`)).toBe('bsn')
      expect(phoneText.safeParse(`${country}${number}`).success).toBe(false)
    })
    fc.assert(property, { numRuns: 1000 })
    for (const text of ['+31123456782', '+31 123 456 782', '0031 123456782', '0123456782'])
      expect([text, findSecret(text)]).toEqual([text, 'bsn'])
  })

  test('is found beside a row of days, and is none itself', () => {
    const evenly = fc
      .constantFrom('', ' ', '-', '.', ' / ', '*')
      .map((sign) => Array.from({ length: 8 }, () => sign))
    const property = fc.property(bsn, evenly, (number, between) => {
      expect(findSecret(`ik kan op 9-3, 16-3 en 23-3 ${spread(number, between)} dank u`)).toBe('bsn')
      expect(findSecret(`${spread(number, between)} 9-3, 16-3`)).toBe('bsn')
    })
    fc.assert(property, { numRuns: 1000 })
  })

  test('is not what fails the 11-test', () => {
    const property = fc.property(digits(9), (number) => {
      expect(findSecret(number)).toBe(isBsn(number) ? 'bsn' : null)
    })
    fc.assert(property)
    for (const nobody of ['000000000', '003163635']) expect(isBsn(nobody)).toBe(false)
  })
})

/** The nought of every script that has digits. */
function everyZero(): number[] {
  const codes = Array.from({ length: 0x1_fbff }, (_, code) => code)
  const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code))
  return codes.filter((code) => isDigit(code) && !isDigit(code - 1))
}

/** A digit of a set of which the one and the eight are given. */
function from(one = '', eight = '', digit: string): string {
  if (one === '\u00b9') return [...'⁰¹²³⁴⁵⁶⁷⁸⁹'][Number(digit)] ?? ''
  expect((eight.codePointAt(0) ?? 0) - (one.codePointAt(0) ?? 0)).toBe(7)
  return String.fromCodePoint((one.codePointAt(0) ?? 0) + Number(digit) - 1)
}

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
  const written = (count: number, ways: ((rest: string) => string)[], rests = digits(count)) =>
    fc.tuple(rests, fc.constantFrom(...ways)).map(([rest, write]) => write(rest))
  /** Nine digits behind the zero, as they are given out. */
  const givenOut = digits(9).filter(
    (nine) => /^[1-9]/.test(nine) && parsePhoneNumberFromString(`+31${nine}`)?.isValid() === true,
  )

  test('is known by how it begins: of every one that is given out', () => {
    fc.assert(fc.property(givenOut, isInUse), { numRuns: 2000 })
    const beginnings = Array.from({ length: 900 }, (_, i) => String(100 + i))
    const wrong = beginnings.filter((three) => {
      const isGiven = parsePhoneNumberFromString(`+31${three}234567`)?.isValid() === true
      // Of mobile numbers and those for reading along some are not given out as yet, and our demo has those.
      return isGiven !== isInUse(`${three}234567`) && !/^6/.test(three)
    })
    expect(wrong).toEqual([])
  })

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
    const townNumber = givenOut.filter((nine) => /^(?:[1-5]|7)/.test(nine))
    const nine = (ways: ((rest: string) => string)[]) => written(9, ways, townNumber)
    const inCity = [grouped(7), grouped(3, 4), grouped(3, 2, 2), grouped(2, 2, 3)]
    passes(
      nine([
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

describe('what everybody may know passes', () => {
  const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'))
  const time = fc
    .tuple(fc.nat({ max: 23 }), fc.constantFrom('.', ':', 'u'), two(59))
    .map((parts) => parts.join(''))
  const times = fc.tuple(time, fc.constantFrom('-', ' - ', '\u2013'), time).map((parts) => parts.join(''))
  const day = fc
    .tuple(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1920, max: 2040 }),
    )
    .chain((parts) => fc.constantFrom('-', '/', '.').map((sign) => parts.join(sign)))
  const phone = fc
    .tuple(
      fc.constantFrom('06 ', '06-', '0346-', '0346 ', '030-', '088 ', '+31 6 ', '+31 (0)6 ', '0031 6 '),
      digits(8),
    )
    .map(
      ([start, rest]) =>
        start +
        rest.slice(
          0,
          (start.startsWith('0') && !start.startsWith('00') ? 10 : 11) -
            start.replace(/\(0\)|^00|\D/g, '').length,
        ),
    )
  const house = fc
    .tuple(
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom('', 'a', ' B', '-2', ' hs'),
      fc.integer({ min: 1000, max: 9999 }),
    )
    .map(([number, extra, code]) => `Kerkstraat ${number}${extra}, ${code} AB Breukelen`)
  const room = fc
    .tuple(fc.nat({ max: 99 }), fc.nat({ max: 9 }))
    .map(([number, floor]) => `kamer ${number}, ${floor}e verdieping`)

  test('days without a year, in a row', () => {
    const short = fc
      .tuple(fc.integer({ min: 1, max: 31 }), fc.constantFrom('-', '/'), fc.integer({ min: 1, max: 12 }))
      .map((parts) => parts.join(''))
    const row = fc.array(short, { minLength: 2, maxLength: 8 })
    const property = fc.property(row, fc.constantFrom(', ', ' en ', ' of ', '; '), (days, between) => {
      expect(findSecret(`ik kan op ${days.join(between)}.`)).toBeNull()
      expect(findSecret(`${days.join(', ')} en ${days[0]}`)).toBeNull()
    })
    fc.assert(property, { numRuns: 2000 })
  })

  test('telephone numbers, days and times, one behind the other', () => {
    for (const [one, other] of [
      [phone, phone],
      [day, time],
      [time, times],
      [times, times],
      [day, phone],
      [phone, times],
    ] as const) {
      const property = fc.property(
        one,
        other,
        fc.constantFrom(' ', ', ', ' of ', ' en '),
        (first, second, between) => {
          expect(findSecret(`${first}${between}${second}`)).toBeNull()
        },
      )
      fc.assert(property, { numRuns: 1000 })
    }
  })

  test('in a sentence with a house and a room', () => {
    const property = fc.property(house, room, time, day, phone, (where, which, at, on, number) => {
      expect(findSecret(`${where}, ${which}. Bel na ${at} uur op ${on} naar ${number}`)).toBeNull()
      expect(findSecret(`${which} om ${at} uur; ${where}`)).toBeNull()
    })
    fc.assert(property, { numRuns: 1000 })
    for (const text of [
      'kamer 12 om 13.30 uur op 5 december 2026',
      'bel na 16 uur, kamer 12, 2e verdieping',
      '06 12345678 of 0346-123456',
      '0800-1234, 088 123 45 67, +32 470 12 34 56',
      '0346 123456, toestel 12',
      'ma 9-12, wo 13.30-17.00, vr 9-12',
      '3621 AB 12, geboren in 1950',
    ])
      expect([text, findSecret(text)]).toEqual([text, null])
  })
})

describe('an account number', () => {
  const accounts = [
    'NL91ABNA0417164300',
    'DE89370400440532013000',
    'BE68539007547034',
    'GB29NWBK60161331926819',
    'MT84MALT011000012345MTLCAST001S',
    'TR330006100519786457841326',
  ]
  test('is found whatever stands between its signs', () => {
    const between = [
      '',
      '',
      ' ',
      '/',
      ',',
      '_',
      ':',
      '\u00b7',
      '\u2013',
      '.',
      '-',
      '*',
      '\u200b',
      '\u0301',
      ' - ',
      '\n',
    ]
    const property = fc.property(
      fc.constantFrom(...accounts),
      fc.array(fc.constantFrom(...between), { minLength: 34, maxLength: 34 }),
      fc.boolean(),
      (account, signs, small) => {
        const written = spread(small ? account.toLowerCase() : account, signs)
        expect(findSecret(`rekening ${written} alstublieft`)).toMatch(/^(iban|bsn)$/)
      },
    )
    fc.assert(property, { numRuns: 1000 })
    expect(findSecret('NL92ABNA0417164300')).toBeNull()
  })

  test('is found in letters that look like it', () => {
    for (const written of [
      'ΝL91ΑΒΝΑ0417164300',
      'NL91АВNА0417164300',
      'ＮＬ９１ＡＢＮＡ０４１７１６４３００',
      'ɴʟ91ᴀʙɴᴀ0417164300',
      '🇳🇱91ABNA0417164300',
      'NL91🄰🄱🄽🄰0417164300',
      'ŃĽ91ABNA0417164300',
    ])
      expect([written, findSecret(written)]).toEqual([written, 'iban'])
  })

  test('is not what is only a sentence with a number in it', () => {
    for (const text of [
      'de 12 boeken van de bibliotheek in Breukelen',
      'al 12 jaar in de zaal van het gebouw',
      'is 24 uur per dag te bereiken op dit nummer',
    ])
      expect([text, findSecret(text)]).toEqual([text, null])
  })
})

test('a password is found by the word before it', () => {
  for (const text of [
    ...[
      'wachtwoord: appel',
      'Wachtwoord is appel',
      'pincode = 1234',
      'password: x',
      'ww: geheim',
      'wachtwoord: x',
    ],
    ...[
      'wachtwoord geheim',
      'wachtwoord geheim dank u',
      'pin 1234',
      'pin1234',
      'pincode 1234',
      'ww welkom01',
      'wachtwoord "Tulp"',
    ],
    ...[
      'DigiD-code 123456',
      'digid code: 123456',
      'sms-code 481 223',
      'pin van mijn bank 1234',
      'wachtwoord van gmail is poes',
    ],
    ...[
      'ｗａｃｈｔｗｏｏｒｄ geheim',
      'wаchtwооrd geheim',
      'wacht\u200bwoord geheim',
      'كلمة السر: تفاح',
      'пароль: яблоко',
      'şifre: elma1',
    ],
  ])
    expect([text, findSecret(text)]).toEqual([text, 'password'])
  for (const text of [
    ...[
      'ik ben mijn wachtwoord vergeten',
      'Pinar',
      'Bep Wouters',
      'nieuwe pin',
      'wachtwoord kwijt',
      'WW aanvragen',
    ],
    ...[
      'WW-uitkering per 2026',
      'een wachtwoord dat sterk is',
      'wachtwoord en pincode',
      'wachtwoord vergeten, bel 06 12345678',
    ],
    ...[
      'U leert een wachtwoord kiezen en bewaren',
      'wachtwoord van DigiD wijzigen',
      'postcode 3621 AB',
      'pin 2e verdieping',
    ],
    ...['hulp bij inlogcode', 'Pin Ying', 'Ali Parola'],
  ])
    expect([text, findSecret(text)]).toEqual([text, null])
})
