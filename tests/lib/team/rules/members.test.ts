import { expect, test } from 'vitest'
import { mayLeave } from '@/lib/team/rules/members'

test('the last coordinator stays', () => {
  expect(mayLeave({ role: 'coordinator' }, 1)).toBe(false)
  expect(mayLeave({ role: 'coordinator' }, 2)).toBe(true)
  expect(mayLeave({ role: 'trainer' }, 0)).toBe(true)
})
