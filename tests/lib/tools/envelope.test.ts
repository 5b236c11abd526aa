import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeFor, openFor } from '@/lib/tools/envelope'
import { after, hours, minutes, now } from '../../support/world'

beforeAll(() => {
  vi.stubEnv('WEGWIJS_SECRET', 'only in a test')
})
afterAll(() => {
  vi.unstubAllEnvs()
})

const [paula, omar] = ['10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002']

describe('what somebody had typed', () => {
  test('is opened for who typed it, for twelve hours', () => {
    const closed = closeFor(paula, 'Demo Riet', now)
    expect(closed).not.toContain('Riet')
    expect(Buffer.from(closed, 'base64url').toString('latin1')).not.toContain('Riet')
    expect(openFor(paula, closed, after(hours(12) - 1))).toEqual({ text: 'Demo Riet' })
    expect(openFor(paula, closed, after(hours(12)))).toBe('over')
  })

  test('is nobody else’s, nor anything when it was changed, or closed by another house', () => {
    const closed = closeFor(paula, 'Demo Riet', now)
    const flipped = Buffer.from(closed, 'base64url')
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1
    expect(openFor(omar, closed, after(minutes(1)))).toBe('not_theirs')
    for (const wrong of [flipped.toString('base64url'), '', 'x', closed.slice(0, -4)])
      expect(openFor(paula, wrong, now)).toBe('not_theirs')
    vi.stubEnv('WEGWIJS_SECRET', 'of another house')
    expect(openFor(paula, closed, now)).toBe('not_theirs')
    vi.stubEnv('WEGWIJS_SECRET', 'only in a test')
  })

  test('is closed another way each time', () => {
    expect(closeFor(paula, 'x', now)).not.toBe(closeFor(paula, 'x', now))
  })
})
