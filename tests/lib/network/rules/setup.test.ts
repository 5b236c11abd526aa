import { expect, test } from 'vitest'
import { type Known, nextStep, stepsOf } from '@/lib/network/rules/setup'

const nothing: Known = { phone: null, municipalities: 0, people: 1, branches: [] }
const library = { kind: 'library' as const }
const bare = {
  ...library,
  ...{ address: false, openingHours: false, consultationHours: false, schoolHolidays: false },
}
const whole = {
  ...library,
  ...{ address: true, openingHours: true, consultationHours: true, schoolHolidays: true },
}

const doneIn = (known: Known) => stepsOf(known).flatMap(({ step, done }) => (done ? [step] : []))

test('of a library that was just installed nothing is done', () => {
  expect(doneIn(nothing)).toEqual([])
  expect(stepsOf(nothing).map(({ step }) => step)).toEqual([
    ...['library', 'municipality', 'branch', 'address'],
    ...['opening_hours', 'consultation_hours', 'colleagues', 'school_holidays'],
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
  const branches = [
    { ...whole, id: 1, name: 'Abcoude' },
    { ...whole, id: 2, name: 'Mijdrecht', consultationHours: false },
  ]
  const known = { phone: '0297 123456', municipalities: 1, people: 2, branches }
  expect(doneIn(known)).toHaveLength(8)
  expect(stepsOf(known)[5]).toMatchObject({ done: true, branches: [{ id: 2 }] })
})

test('a point outside a library needs no opening hours: somebody else opens that door', () => {
  const branches = [
    { ...whole, id: 1, name: 'Mijdrecht' },
    { ...whole, id: 2, name: 'Wijksteunpunt', kind: 'outside' as const, openingHours: false },
  ]
  const known = { phone: '0297 123456', municipalities: 1, people: 2, branches }
  expect(stepsOf(known).find(({ step }) => step === 'opening_hours')).toMatchObject({
    ...{ done: true, branches: [] },
  })
})

test('school holidays of the region of a branch come last, and what is to be done next is the first that is not', () => {
  const branches = [{ ...whole, id: 1, name: 'Mijdrecht', schoolHolidays: false }]
  const known = { phone: '0297 123456', municipalities: 1, people: 2, branches }
  expect(nextStep(stepsOf(known))).toMatchObject({ step: 'school_holidays', branches: [{ id: 1 }] })
  expect(nextStep(stepsOf({ ...known, phone: null }))).toMatchObject({ step: 'library' })
  const done = [{ ...whole, id: 1, name: 'Mijdrecht' }]
  expect(nextStep(stepsOf({ ...known, branches: done }))).toBeNull()
  // Where somebody is already is no way on.
  expect(nextStep(stepsOf(known), 'school_holidays')).toBeNull()
  expect(nextStep(stepsOf({ ...known, phone: null }), 'library')).toMatchObject({ step: 'school_holidays' })
})
