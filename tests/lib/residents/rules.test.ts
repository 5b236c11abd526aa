import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_ALPHABET, codeFrom } from '@/lib/residents/rules/code'
import { firstLetterMatches, nameKey } from '@/lib/residents/rules/names'
import { addressOf, contactKey } from '@/lib/residents/rules/reach'
import { cleanText } from '@/lib/tools/text'

const anyText = fc.string({ unit: 'binary', maxLength: 200 })

test('cleaning a text twice is cleaning it once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
    }),
    { numRuns: 1000 },
  )
})

test('a name is the same with other capitals, widths and invisible signs', () => {
  for (const name of ['RIET', ' riet ', 'Ｒｉｅｔ', 'R\u200biet']) expect(nameKey(name)).toBe('riet')
  expect(nameKey('Riet')).not.toBe(nameKey('Rita'))
})

test('one telephone number is one contact, however it is written', () => {
  for (const phone of [
    '0612345678',
    '06-1234 5678',
    '+31612345678',
    '0031 6 12345678',
    '+31 (0)6 12345678',
    '+31 0612345678',
    '06\u201112345678',
    '06 - 12 34 56 78',
    '０６１２３４５６７８',
    '٠٦١٢٣٤٥٦٧٨',
    '۰۶-۱۲۳۴ ۵۶۷۸',
  ])
    expect(contactKey('call', phone)).toBe('+31612345678')
  expect(contactKey('email', ' Demo@Bewoner.Example ')).toBe('demo@bewoner.example')
})

test('a letter is sent to the address that mail servers know, an sms to the number that the gateway knows', () => {
  expect(addressOf('email', 'Info@café.example')).toBe('Info@xn--caf-dma.example')
  expect(addressOf('email', 'j&k@voorbeeld.example')).toBe('j&k@voorbeeld.example')
  expect(addressOf('sms', '06 - 12 34 56 78')).toBe('+31612345678')
  expect(contactKey('email', 'info@CAFÉ.example')).toBe(contactKey('email', 'INFO@xn--caf-dma.example'))
})

test('the first letter of a name is found without accents and capitals', () => {
  for (const [name, letter] of [
    ['Łukasz', 'L'],
    ['Łukasz', 'ł'],
    ['Đorđe', 'd'],
    ['Øyvind', 'O'],
    ['ırmak', 'I'],
    ['İbrahim', 'i'],
    ['ßara', 's'],
    ['Ærø', 'a'],
    ['Ольга', 'O'],
    ['Σοφία', 'σ'],
    ['أحمد', 'ا'],
    ['Émile', 'e'],
    ["'t Hooft", 'T'],
    ['محمد', 'م'],
    ['🌷 Riet', 'r'],
    ['李小龙', '李'],
  ] as const)
    expect(firstLetterMatches(name, letter)).toBe(true)
  for (const [name, letter] of [
    ['Riet', 'i'],
    ['', ''],
    ['🌷', '🌷'],
    ['Riet', ''],
  ] as const)
    expect(firstLetterMatches(name, letter)).toBe(false)
})

test('a code has six signs that cannot be mistaken, whatever the bytes', () => {
  const bytes = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .filter((all) => all.filter((b) => b < 250).length >= 6)
  fc.assert(
    fc.property(bytes, (all) => {
      const code = codeFrom(all)
      expect(code).toHaveLength(6)
      expect([...code].every((sign) => CODE_ALPHABET.includes(sign))).toBe(true)
    }),
  )
})
