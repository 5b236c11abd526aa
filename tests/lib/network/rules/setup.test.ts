import { expect, test } from 'vitest'
import { type Known, stepsOf } from '@/lib/network/rules/setup'

const nothing: Known = { phone: null, municipalities: 0, people: 1, branches: [] }
const bare = { address: false, openingHours: false, consultationHours: false }

const doneIn = (known: Known) => stepsOf(known).flatMap(({ step, done }) => (done ? [step] : []))

test('of a library that was just installed nothing is done', () => {
  expect(doneIn(nothing)).toEqual([])
  expect(stepsOf(nothing).map(({ step }) => step)).toEqual([
    ...['library', 'municipality', 'branch', 'address'],
    ...['opening_hours', 'consultation_hours', 'colleagues'],
  ])
})

test('a step about branches says which ones are not done', () => {
  const branches = [
    { ...bare, id: 1, name: 'Abcoude', address: true },
    { ...bare, id: 2, name: 'Mijdrecht' },
  ]
  const steps = stepsOf({ ...nothing, municipalities: 1, branches })
  const at = (step: string) => steps.find((one) => one.step === step)
  expect(at('branch')).toMatchObject({ done: true })
  expect(at('address')).toMatchObject({ done: false, branches: [{ id: 2, name: 'Mijdrecht' }] })
  expect(at('opening_hours')).toMatchObject({ done: false, branches: [{ id: 1 }, { id: 2 }] })
})

test('one branch with consultation hours is enough: not every branch has them', () => {
  const whole = { address: true, openingHours: true, consultationHours: true }
  const branches = [
    { ...whole, id: 1, name: 'Abcoude' },
    { ...whole, id: 2, name: 'Mijdrecht', consultationHours: false },
  ]
  const known = { phone: '0297 123456', municipalities: 1, people: 2, branches }
  expect(doneIn(known)).toHaveLength(7)
  expect(stepsOf(known)[5]).toMatchObject({ done: true, branches: [{ id: 2 }] })
})
