import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { askInput, keepInput } from '@/lib/needs/input/open'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'

const form = (given: Record<string, string> = {}) => ({
  ...{ formKey: randomUUID(), topic: 'geldzorgen', municipalityId: '3', versionId: '7' },
  ...{ consentVersion: CONSENT_VERSION, consentLanguage: 'ar', agreed: 'yes', sixteen: 'yes' },
  ...{
    name: 'Demo Riet',
    language: 'ar',
    contactWay: 'call',
    contact: '06 0000 0012',
    contactOf: 'resident',
  },
  ...{ callWhen: '', comesBackOn: '', ...given },
})

const wrongIn = (given: Record<string, string>) =>
  askInput
    .safeParse(form(given))
    .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    .sort()

test('a form is read: how she is reached, and nothing that was left open', () => {
  expect(askInput.parse(form())).toMatchObject({
    ...{ way: 'call', contact: '06 0000 0012', callWhen: null, comesBackOn: null, municipalityId: 3 },
  })
  const when = { callWhen: ' liefst ’s ochtends,  na 10 uur ' }
  expect(askInput.parse(form(when))).toMatchObject({ callWhen: 'liefst ’s ochtends, na 10 uur' })
})

test('whoever cannot be reached comes back on a day; of anybody else that day is not kept', () => {
  expect(wrongIn({ contactWay: 'card' })).toEqual(['comesBackOn day_missing'])
  const day = { comesBackOn: '3-3-2030' }
  expect(askInput.parse(form({ contactWay: 'card', ...day }))).toMatchObject({
    ...{ way: 'card', contact: null, comesBackOn: '2030-03-03' },
  })
  expect(askInput.parse(form(day))).toMatchObject({ comesBackOn: null })
  expect(wrongIn({ contactWay: 'card', comesBackOn: 'ooit' })).toEqual(['comesBackOn day_unclear'])
})

test('all that is wrong is said at once, each at its own field', () => {
  const wrong = { name: '-', contact: '12', callWhen: 'BSN 111222333', sixteen: '', agreed: '' }
  expect(wrongIn(wrong)).toEqual([
    ...['agreed consent_missing', 'callWhen contains_bsn', 'contact phone_short', 'name name_missing'],
    'sixteen sixteen_missing',
  ])
  expect(wrongIn({ callWhen: 'x'.repeat(141) })).toEqual(['callWhen too_long'])
  expect(wrongIn({ callWhen: 'kijk op www.kwaad.example' })).toEqual(['callWhen name_address'])
  expect(wrongIn({ contactWay: '' })).toEqual(['contactWay choose_one'])
})

test('the library helps also who is younger; then it says on which day it does something', () => {
  const { sixteen: _, agreed: __, ...rest } = form()
  expect(keepInput.parse({ ...rest, helpOn: '3-3-2030' })).toMatchObject({ helpOn: '2030-03-03' })
  expect(keepInput.safeParse({ ...rest, helpOn: '' }).success).toBe(false)
})
