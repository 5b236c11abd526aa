import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mayAgree,
  paperCode,
  RESET_HOURS,
  STEP_SECONDS,
  spelled,
  stepOf,
  totpOf,
} from '@/lib/team/rules/factor'

const secret = randomBytes(20)
const totp = totpOf(secret, 'demo.carla@bibliotheek.example')
const moment = fc.date({ min: new Date('2027-01-01Z'), max: new Date('2028-01-01Z'), noInvalidDate: true })
const codeAt = (at: Date) => totp.generate({ timestamp: at.getTime() })
const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000)

test('the code of now counts, and so do the one before and the one after', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: -1, max: 1 }), (now, steps) => {
      const code = codeAt(later(now, steps * STEP_SECONDS))
      expect(stepOf(totp, code, null, now)).not.toBeNull()
    }),
  )
})

test('a code counts once: what was accepted, and everything before it, is refused from then on', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: -1, max: 1 }), fc.nat(60), (now, steps, wait) => {
      const code = codeAt(later(now, steps * STEP_SECONDS))
      const step = stepOf(totp, code, null, now)
      expect(stepOf(totp, code, step, later(now, wait))).toBeNull()
    }),
  )
})

test('a code of some minutes ago, or of another secret, does not count', () => {
  const now = new Date('2027-03-01T09:00:00Z')
  expect(stepOf(totp, codeAt(later(now, -120)), null, now)).toBeNull()
  expect(
    stepOf(totp, totpOf(randomBytes(20), '').generate({ timestamp: now.getTime() + 3e9 }), null, now),
  ).toBeNull()
  expect(stepOf(totp, '', null, now)).toBeNull()
})

test('the app is told whose code it is', () => {
  expect(totp.toString()).toMatch(
    /^otpauth:\/\/totp\/Wegwijs:demo\.carla%40bibliotheek\.example\?issuer=Wegwijs&secret=/,
  )
})

test('two people take a second factor away, never one, and within a day', () => {
  const at = new Date('2027-03-01T09:00:00Z')
  expect(mayAgree({ by: null, at: null }, 'b', at)).toBe(false)
  expect(mayAgree({ by: 'a', at }, 'a', at)).toBe(false)
  expect(mayAgree({ by: 'a', at }, 'b', later(at, RESET_HOURS * 3600 - 1))).toBe(true)
  expect(mayAgree({ by: 'a', at }, 'b', later(at, RESET_HOURS * 3600))).toBe(false)
})

test('a code on paper has ten signs that do not look alike', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 32 }), (bytes) => {
      expect(paperCode(bytes)).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
      expect(spelled(paperCode(bytes))).toMatch(/^.{5}-.{5}$/)
    }),
  )
})
