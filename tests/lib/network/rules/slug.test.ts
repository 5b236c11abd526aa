import { expect, test } from 'vitest'
import { slugFor } from '@/lib/network/rules/slug'

test.each([
  ['De Ronde Venen', 'de-ronde-venen'],
  ['  Café ’t Hart / Noord ', 'cafe-t-hart-noord'],
  ['Súdwest-Fryslân', 'sudwest-fryslan'],
  ['المكتبة', 'plaats'],
])('%s becomes %s', (name, slug) => {
  expect(slugFor(name, new Set())).toBe(slug)
})

test('of two of one name the second has a number, and a long name is cut', () => {
  expect(slugFor('Breukelen', new Set(['breukelen']))).toBe('breukelen-2')
  expect(slugFor('Breukelen', new Set(['breukelen', 'breukelen-2']))).toBe('breukelen-3')
  expect(slugFor('Lang '.repeat(30), new Set()).length).toBeLessThanOrEqual(60)
})
