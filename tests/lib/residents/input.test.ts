import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeInput } from '@/lib/residents/input/code'
import { nameInput } from '@/lib/residents/input/names'
import { contactInput, reachedInput } from '@/lib/residents/input/reach'
import { contactKey } from '@/lib/residents/rules/reach'

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
    // What does not fit is not looked through: that it is too long is said first.
    expect(nameOf(`${'Riet '.repeat(20)}111222333`)).toBe('too_long')
  })

  test('leads nobody to a site or an address', () => {
    for (const name of [
      'Ga naar www.prijs.example/win',
      'prijs.nl',
      'Riet van Prijs.NL',
      'Riet ｐｒｉｊｓ．ｎｌ',
      'Riet prijs。example',
      'https://prijs',
      'riet@prijs',
      'prijs@win.example',
    ])
      expect([name, nameOf(name)]).toEqual([name, 'name_address'])
    for (const name of [
      'J.K. de Vries',
      'Mevr.Jansen',
      'St. Jan',
      'dr.ir. Bol',
      'H.J.M. Bos',
      'Riet sr.',
      'Jo/An',
    ])
      expect(nameOf(name)).toBe(name)
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
    for (const phone of ['bel maar', '+3', '0012', '+31 0', '06+12345678', '+999 123456789'])
      expect(contactOf({ way: 'call', phone })).not.toBe(phone)
    for (const phone of ['bel maar', '+3', '0012', '06+12345678', '+999 123456789', '0006123456'])
      expect(contactOf({ way: 'call', phone })).toBe('phone_wrong')
    expect(contactOf({ way: 'sms', phone: '0612345678' })).toBe('phone_missing')
  })

  test('may lack its zero, but nine digits that are nobody’s telephone are not kept', () => {
    for (const phone of ['612345678', '6 12345678', '297123456'])
      expect([phone, contactOf({ way: 'call', phone })]).toEqual([phone, phone])
    for (const phone of ['111222333', '1112.22.333', '١١١٢٢٢٣٣٣', '+1+1+1+2+2+2+3+3+3'])
      expect([phone, contactOf({ way: 'call', phone })]).toEqual([phone, 'contains_bsn'])
  })

  test('is written with any dash and any space, and with its country in every way', () => {
    for (const phone of [
      '06\u201112345678',
      '06\u2013 12 34 56 78',
      '06\u2014123\u2212456\u00ad78',
      '06\u00a012\u200934\u202f56\u300078',
      '+31 0612345678',
      '+31 (0)6 12345678',
      '0031 6 12345678',
      '0031 (0)6-12345678',
      '31 6 12345678',
    ])
      for (const way of ['call', 'sms']) {
        const kept = contactOf({ way, phone, sms: phone })
        expect(kept).toMatch(/^[+\d].*\d$/)
        expect(contactKey('call', kept ?? '')).toBe('+31612345678')
      }
    for (const sms of ['06\u201312345678', '06\u201112345678', '06 - 12 34 56 78'])
      expect(contactOf({ way: 'sms', sms })).toBe(sms)
    const wide = '\uff0b\uff13\uff11 \uff16 \u0661\u0662 34 56 78'
    expect(contactOf({ way: 'sms', sms: wide })).toBe('+31 6 12 34 56 78')
  })

  test('says of a Dutch number whether it has a digit too many or too few', () => {
    for (const phone of ['06 1234567', '+31 6 1234567', '0031 06 1234567', '06123', '0297 12345'])
      expect(contactOf({ way: 'call', phone })).toBe('phone_short')
    for (const phone of ['06 123456789', '+31 6 123456789', '+31 06 123456789', '0297 1234567'])
      expect(contactOf({ way: 'call', phone })).toBe('phone_long')
  })

  test('from abroad can be called; an sms goes to the neighbours', () => {
    for (const phone of ['+90 532 123 45 67', '+963 944 567 890', '00380 50 123 4567', '+881 6 12345678'])
      expect(contactOf({ way: 'call', phone })).toBe(phone)
    for (const sms of ['+90 532 123 45 67', '+881 6 12345678', '+870 773 123456'])
      expect(contactOf({ way: 'sms', sms })).toBe('phone_far')
    for (const sms of ['+32 470 12 34 56', '+32 0470 12 34 56', '+49 171 1234567'])
      expect(contactOf({ way: 'sms', sms })).toBe(sms)
    for (const sms of ['+32 2 123 45 67', '+49 30 1234567'])
      expect(contactOf({ way: 'sms', sms })).toBe('phone_not_mobile')
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
    expect(contactOf({ way: 'sms', sms: '06123' })).toBe('phone_short')
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
    expect(contactOf({ way: 'email', email: 'demo@' })).toBe('email_after')
  })

  test('is an e-mail address as browsers know them', () => {
    for (const email of [
      'j&k@voorbeeld.example',
      'p#1@voorbeeld.example',
      'jan.@voorbeeld.example',
      '.jan..k@voorbeeld.example',
      "o'brien+ido@mail.voorbeeld.example",
      'info@café.example',
      'info@münchen.example',
      'info@مثال.example',
    ])
      expect(contactOf({ way: 'email', email })).toBe(email)
  })

  test('tells what is wrong with an e-mail address', () => {
    const wrong = {
      email_missing: ['', ' '],
      email_at: ['rené', 'riet voorbeeld.example', 'riet@@voorbeeld.example', 'a@b@voorbeeld.example'],
      email_space: ['riet de vries@voorbeeld.example', 'riet@voor beeld.example'],
      email_before: [
        'rené@voorbeeld.example',
        'محمد@voorbeeld.example',
        '@voorbeeld.example',
        'a,b@c.example',
      ],
      email_after: [
        'riet@',
        'riet@gmail',
        'riet@.example',
        'riet@-a.example',
        'riet@a..b',
        'riet@é/x.example',
      ],
    }
    for (const [code, emails] of Object.entries(wrong))
      for (const email of emails) expect([email, contactOf({ way: 'email', email })]).toEqual([email, code])
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
  // A sign longer is the code of a need.
  expect(codeOf('acd 346 6')).toBe('ACD3466')
  for (const code of ['ACD34', 'ACD34667', 'ACD34O', 'ACD34\u00b2']) expect(codeOf(code)).toBeUndefined()
})
