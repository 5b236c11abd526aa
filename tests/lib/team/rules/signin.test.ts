import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf, roleGranted, workAccountOf } from '@/lib/team/rules/signin'

describe('a work account', () => {
  const own = '8f0f0d3a-5a4e-4d0c-9a53-6f0f4a7d2e11'

  test('of another tenant is nobody, whatever it says', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), fc.boolean(), (email, tid, email_verified) => {
        fc.pre(tid !== own)
        expect(addressOf({ email, email_verified, preferred_username: email, tid }, own)).toBeNull()
      }),
    )
  })

  test('of the own tenant goes by the name the tenant gave it, never by its e-mail field', () => {
    const claims = { tid: own, email: 'demo.carla@bibliotheek.example', email_verified: true }
    expect(addressOf(claims, own)).toBeNull()
    expect(addressOf({ ...claims, preferred_username: 'Demo.Tineke@Bibliotheek.example' }, own)).toBe(
      'demo.tineke@bibliotheek.example',
    )
  })

  test('elsewhere counts by its address only when that is verified', () => {
    const email = 'demo.carla@bibliotheek.example'
    expect(addressOf({ email }, null)).toBeNull()
    expect(addressOf({ email, email_verified: false }, null)).toBeNull()
    expect(addressOf({ preferred_username: email, email_verified: true }, null)).toBeNull()
    expect(addressOf({ email, email_verified: true }, null)).toBe(email)
  })

  test('is known again by what never changes: at Microsoft the object, elsewhere the subject', () => {
    const [claims, issuer] = [{ sub: 'pairwise', oid: 'object' }, 'https://inloggen.example']
    expect(workAccountOf(claims, { issuer, tenant: own })).toBe(`${issuer} object`)
    expect(workAccountOf(claims, { issuer, tenant: null })).toBe(`${issuer} pairwise`)
    expect(workAccountOf({ sub: 'pairwise' }, { issuer, tenant: own })).toBeNull()
  })

  test('may be limited to roles, and never gives more than the invitation did', () => {
    const mapping = 'coordinator=App.Coordinator, trainer = App.Docent'
    expect(roleGranted({ roles: ['App.Docent'] }, 'trainer', mapping)).toBe(true)
    expect(roleGranted({ roles: ['App.Docent'] }, 'coordinator', mapping)).toBe(false)
    expect(roleGranted({ roles: ['App.Docent'] }, 'adviser', mapping)).toBe(false)
    expect(roleGranted({ roles: 'App.Docent' }, 'trainer', mapping)).toBe(false)
    expect(roleGranted({}, 'trainer', mapping)).toBe(false)
    expect(roleGranted({}, 'trainer', '')).toBe(true)
  })
})
