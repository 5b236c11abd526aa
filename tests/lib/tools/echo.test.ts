import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { MOST_OF_ECHO, writeMark } from '@/app/_shared/echo'
import { MOST_RESIDENTS } from '@/lib/bookings/input/residents'
import { closeEcho, ECHO_MINUTES, openEcho, withoutSecrets } from '@/lib/tools/echo'
import { after, minutes, now } from '../../support/world'

beforeAll(() => {
  vi.stubEnv('WEGWIJS_SECRET', 'only in a test')
})
afterAll(() => {
  vi.unstubAllEnvs()
})

const shown = {
  values: { name: 'Demo Riet', note: 'كيف حالك' },
  errors: { forSomeoneElse: ['choose_one'] },
  reason: null,
  answer: { found: [{ startsAt: now }] },
}

describe('what a form was answered', () => {
  test('is opened again as it was, moments too, for a quarter of an hour', () => {
    const closed = closeEcho(shown, 'a page of a visit', now)
    expect(Buffer.from(closed, 'base64url').toString('latin1')).not.toContain('Riet')
    expect(openEcho(closed, 'a page of a visit', after(minutes(ECHO_MINUTES) - 1))).toEqual(shown)
    expect(openEcho(closed, 'a page of a visit', after(minutes(ECHO_MINUTES)))).toBeNull()
  })

  test('is not opened for another page or visit, when it was changed, or when it is nothing', () => {
    const closed = closeEcho(shown, 'a page of a visit', now)
    const flipped = Buffer.from(closed, 'base64url')
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1
    expect(openEcho(closed, 'a page of another visit', now)).toBeNull()
    for (const wrong of [flipped.toString('base64url'), '', 'x', closed.slice(0, -4)])
      expect(openEcho(wrong, 'a page of a visit', now)).toBeNull()
  })

  test('of eight residents, all written out and all wrong, fits in a cookie', () => {
    const people = Array.from({ length: MOST_RESIDENTS }, (_, i) => [
      [`people.p${i}.name`, `Abdelhamid van der Westhuizen ${i}`],
      [`people.p${i}.contact`, `abdelhamid.vanderwesthuizen.${i}@voorbeeld.example`],
      [`people.p${i}.way`, 'email'],
      [`people.p${i}.language`, 'ar'],
    ]).flat()
    const errors = Object.fromEntries(people.map(([name]) => [name, ['choose_one']]))
    const closed = closeEcho({ values: Object.fromEntries(people), errors, reason: null } as never, 'x', now)
    const form = { build: '0'.repeat(8), action: 'a'.repeat(42), key: `k${'0'.repeat(32)}` }
    expect(`${'0'.repeat(16)}.${writeMark(form)}.${closed}`.length).toBeLessThan(MOST_OF_ECHO)
  })

  test('always fits: only what is far too long for any field is left out, whatever is sent', () => {
    const noise = (length: number) => randomBytes(length).toString('base64').slice(0, length)
    const short = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`short${i}`, `Demo ${i}`]))
    const errors = { pasted: ['too_long'] }
    const opened = (values: Record<string, string>, wrong: Record<string, string[]> = errors) => {
      const closed = closeEcho({ values, errors: wrong, reason: null }, 'x', now, MOST_OF_ECHO)
      expect(closed.length).toBeLessThanOrEqual(MOST_OF_ECHO)
      return openEcho(closed, 'x', now) as typeof shown
    }
    expect(opened({ ...short, pasted: noise(3_000) })).toMatchObject({ values: short, errors })
    // As long as the longest field is, in words.
    const words = 'Neem de ingang aan de achterkant, naast de fietsenstalling. '.repeat(7).slice(0, 400)
    expect(opened({ ...short, words, pasted: noise(2_500) })).toMatchObject({ values: { ...short, words } })
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${noise(6)}${i}`, noise(4)]))
    const wrong = Object.fromEntries(Object.keys(many).map((name) => [name, ['choose_one']]))
    expect(opened(many, wrong)).toMatchObject({ reason: null })
  })
})

describe('what may be kept nowhere', () => {
  const values = {
    name: 'Riet 123456782',
    note: 'NL91 ABNA 0417 1643 00',
    where: 'mijn wachtwoord is geheim',
    phone: '06 12345678',
    // One of eleven mobile numbers without their zero looks like a citizen service number, and one of seven such ids.
    other: '612000011',
    formKey: '80662bdb-3b1c-4a87-8b03-a8e977875085',
    code: '123456',
  }
  const { phone, other, formKey } = values
  const kept = (shown: Partial<typeof answered>) =>
    withoutSecrets({ ...answered, ...shown }, ['code', null]).values
  const answered = {
    values: values as Record<string, string>,
    errors: {} as Record<string, string[]>,
    reason: null as string | null,
  }

  test('is not in a form that nobody has judged yet, nor what is named; all else is', () => {
    expect(kept({})).toEqual({ phone, other, formKey })
  })

  test('is not in one that was wrong: what the guard refused, and what was wrong for another reason', () => {
    const errors = {
      name: ['contains_bsn'],
      note: ['too_long'],
      where: ['contains_password'],
      phone: ['phone_far'],
    }
    expect(kept({ errors })).toEqual({ phone, other, formKey })
    expect(kept({ errors: { phone: ['phone_far'] }, values: { ...values, name: 'Riet' } })).toMatchObject({
      name: 'Riet',
    })
  })

  test('is not looked for in what nobody types: that is not kept at all', () => {
    const long = 'a '.repeat(600)
    expect(kept({ values: { name: long, note: 'kort' } })).toEqual({ note: 'kort' })
    expect(kept({ values: { name: long, note: 'kort' }, errors: { name: ['too_long'] } })).toEqual({
      note: 'kort',
    })
    // Nor in ever more fields, of which a form has none.
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`field${i}`, 'a '.repeat(499)]))
    expect(Object.keys(kept({ values: many }))).toEqual(['field0', 'field1', 'field2', 'field3'])
  })

  test('was in none that the guard let pass', () => {
    const passed = { name: 'Riet', formKey }
    expect(kept({ values: passed, reason: 'full' })).toEqual(passed)
  })
})
