import { expect, test } from 'vitest'
import { dialled } from '@/app/_shared/texts/telephone'

test('a click calls one number, however it was written down', () => {
  for (const typed of [
    '06 12345678',
    '+31 (0)6 12345678',
    '+31 0612345678',
    '0031 6 12345678',
    '06‑12345678',
  ])
    expect(dialled(typed)).toBe('tel:+31612345678')
  expect(dialled('+49 151 23456789')).toBe('tel:+4915123456789')
})
