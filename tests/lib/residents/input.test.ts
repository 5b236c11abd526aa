import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeInput, contactInput, nameInput, reachedInput } from '@/lib/residents/input'

const nameOf = (name: string) => {
  const parsed = nameInput.safeParse({ forSomeoneElse: 'no', name })
  return parsed.success ? parsed.data.name : (parsed.error.issues[0]?.message ?? 'refused')
}
const contactOf = (typed: object) => {
  const parsed = contactInput.safeParse(typed)
  return parsed.success ? parsed.data.contact : (parsed.error.issues[0]?.message ?? 'refused')
}

describe('a name', () => {
  test('may be written in any script, with emoji and accents', () => {
    for (const name of [
      'Riet',
      'محمد',
      'Σοφία',
      '李小龙',
      'Nguyễn Thị',
      'Ольга',
      "'t Hooft-van Dijk",
      'Riet 🌷',
      'अमित',
    ])
      expect(nameOf(name)).toBe(name.normalize('NFC'))
  })

  test('is stored without what cannot be seen', () => {
    expect(nameOf('\u200bRi\u200det\u202e\ufeff')).toBe('Riet')
    expect(nameOf('  Riet \t\n de   Vries ')).toBe('Riet de Vries')
    for (const nothing of ['', '   ', '\u200b\u200d', '🌷', '...', '\u0000'])
      expect(nameOf(nothing)).toBe('name_missing')
  })

  test('is counted in signs, not in bytes, and is never cut off', () => {
    expect(nameOf('a'.repeat(80))).toHaveLength(80)
    expect(nameOf('a'.repeat(81))).toBe('too_long')
    expect(nameOf(`R${'🌷'.repeat(79)}`)).toBe(`R${'🌷'.repeat(79)}`)
    expect(nameOf('a'.repeat(1_000_000))).toBe('too_long')
  })

  test('never keeps what must stay secret', () => {
    expect(nameOf('Riet 111222333')).toBe('contains_bsn')
    expect(nameOf('Riet wachtwoord: tulp')).toBe('contains_password')
  })

  test('whatever is typed is refused or clean, and clean stays as it is', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      const parsed = nameInput.safeParse({ forSomeoneElse: 'yes', name: text })
      if (!parsed.success) return
      const { name } = parsed.data
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}]|\s\s|^\s|\s$/u)
      expect([...name].length).toBeLessThanOrEqual(80)
      expect(nameOf(name)).toBe(name)
    })
    fc.assert(property, { numRuns: 1000 })
  })
})

describe('a contact', () => {
  test('is a telephone number as people write it', () => {
    for (const phone of [
      '0612345678',
      '06-12345678',
      '06 1234 5678',
      '+31 6 12345678',
      '+31 (0)6 1234 5678',
      '0031612345678',
    ])
      expect(contactOf({ way: 'call', phone })).toBe(phone)
    for (const phone of ['06123', '061234567890', 'bel maar', '+3', '0012'])
      expect(contactOf({ way: 'call', phone })).toBe('phone_wrong')
    expect(contactOf({ way: 'sms', phone: '0612345678' })).toBe('phone_missing')
  })

  test('by sms is a number to which an sms can go', () => {
    for (const sms of [
      '06-12345678',
      '+31 6 12345678',
      '+31 (0)6 1234 5678',
      '0031612345678',
      '+32 470 12 34 56',
    ])
      expect(contactOf({ way: 'sms', sms })).toBe(sms)
    for (const sms of [
      '0297 123456',
      '(020) 123 4567',
      '+31 297 123456',
      '0031 (0)297 123456',
      '097 1234 5678',
    ])
      expect(contactOf({ way: 'sms', sms })).not.toBe(sms)
    expect(contactOf({ way: 'sms', sms: '0297 123456' })).toBe('phone_not_mobile')
    expect(contactOf({ way: 'sms', sms: '06123' })).toBe('phone_wrong')
    expect(contactOf({ way: 'call', phone: '0297 123456' })).toBe('0297 123456')
    const viaUs = { contactOf: 'partner', contactWay: 'sms', contact: '0297 123456' }
    expect(reachedInput.safeParse(viaUs).error?.issues.map((one) => one.message)).toEqual([
      'phone_not_mobile',
    ])
  })

  test('may be typed on any keyboard, and is kept in the digits of the telephone', () => {
    for (const phone of ['٠٦ ١٢٣٤ ٥٦٧٨', '۰۶ ۱۲۳۴ ۵۶۷۸', '０６　１２３４　５６７８', '06 ١٢٣٤ 5678'])
      for (const way of ['call', 'sms']) expect(contactOf({ way, phone, sms: phone })).toBe('06 1234 5678')
    expect(contactOf({ way: 'call', phone: '+٣١ ٦ ١٢٣٤٥٦٧٨' })).toBe('+31 6 12345678')
  })

  test('counts only in the field of the chosen way', () => {
    expect(contactOf({ way: 'card', phone: 'nonsense', email: 'nonsense' })).toBeNull()
    expect(contactOf({ way: 'email', email: 'demo@bewoner.example', phone: 'nonsense' })).toBe(
      'demo@bewoner.example',
    )
    expect(contactOf({ way: 'email', email: 'demo@' })).toBe('email_wrong')
  })

  test('is told apart: an address in other letters, and no address at all', () => {
    for (const email of [
      'rené@voorbeeld.nl',
      'zoë.de.vries@voorbeeld.nl',
      'محمد@voorbeeld.nl',
      'info@café.nl',
    ])
      expect(contactOf({ way: 'email', email })).toBe('email_letters')
    for (const email of ['rené', 'rené@', 'rené@voorbeeld', 'riet voorbeeld.nl', 'riet@@voorbeeld.nl'])
      expect(contactOf({ way: 'email', email })).toBe('email_wrong')
    expect(contactOf({ way: 'email', email: '' })).toBe('email_missing')
  })

  test('any ten digits that begin with a zero are taken', () => {
    const eight = fc.integer({ min: 10_000_000, max: 99_999_999 })
    fc.assert(
      fc.property(eight, (rest) => {
        const spaced = [...`06${rest}`].join(' ')
        expect(contactOf({ way: 'call', phone: spaced })).toBe(spaced)
        expect(contactOf({ way: 'call', phone: `06${rest}` })).toBe(`06${rest}`)
      }),
    )
  })
})

test('a code may be typed small, wide, and with spaces', () => {
  const codeOf = (code: string) => codeInput.safeParse({ code, letter: 'd' }).data?.code
  for (const code of ['ACD346', 'acd 346', 'a-c-d-3-4-6', 'ＡＣＤ３４６', 'ACD٣٤٦', ' ACD.346 '])
    expect(codeOf(code)).toBe('ACD346')
  for (const code of ['ACD34', 'ACD3466', 'ACD34O', 'ACD34\u00b2']) expect(codeOf(code)).toBeUndefined()
})
