import { expect, test } from 'vitest'
import { onCard } from '@/lib/needs/rules/card'
import { now } from '../../../support/world'

const asked = { name: 'Demo', phone: '06 0000 0031' }
const facts = { next: 'see', dueOn: '2027-03-03', atLibrary: false, contactBy: '2027-03-05', asked } as const

test('a card names who was asked and the day of the call, also when they have only looked at it', () => {
  expect(onCard(facts, now)).toEqual({ caller: asked, isSpoken: false, by: '2027-03-05' })
  expect(onCard({ ...facts, next: 'contact' }, now)).toEqual({
    caller: asked,
    isSpoken: false,
    by: '2027-03-05',
  })
})

test('a day that has gone by does not stand on it, and nobody is named whose it is not', () => {
  const back = { ...facts, atLibrary: true }
  expect(onCard(back, now)).toEqual({ caller: null, isSpoken: false, by: '2027-03-05' })
  expect(onCard({ ...back, contactBy: '2027-02-28' }, now).by).toBeNull()
  expect(onCard({ ...back, next: 'help', contactBy: null, dueOn: '2027-03-09' }, now).by).toBe('2027-03-09')
})

test('who has been spoken to waits for no call', () => {
  expect(onCard({ ...facts, next: 'report' }, now)).toEqual({ caller: asked, isSpoken: true, by: null })
  expect(onCard({ ...facts, next: 'report', atLibrary: true }, now)).toMatchObject({
    isSpoken: false,
    caller: null,
  })
})
