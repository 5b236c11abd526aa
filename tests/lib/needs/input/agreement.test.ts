import { describe, expect, test } from 'vitest'
import { errorsIn } from '@/app/_shared/forms/posted'
import { contactsInput, newAgreementInput, newVersionInput } from '@/lib/needs/input/agreement'

const typed = {
  ...{ fromId: '1', toId: '2', agreementId: '3' },
  ...{ 'topic.geldzorgen': 'yes', 'topic.wmo': 'yes', 'topic.bestaat-niet': 'yes', town4: 'yes' },
  ...{ seeDays: '2', contactDays: ' 5', reportDays: '10' },
  ...{ validFrom: '1-3-2027', validUntil: '', reviewOn: '1 december 2027' },
  ...{ agreedBy: 'Demo Carla en Demo Kees', agreedOn: '20-1-2027' },
  ...{ dataLine: 'Ieder voor de eigen gegevens', dataOn: '2027-01-20' },
  ...{ 'contacts.p0.side': 'from', 'contacts.p0.name': '', 'contacts.p0.phone': '' },
  ...{ 'contacts.p2.side': 'to', 'contacts.p2.name': 'Demo Kees', 'contacts.p2.email': '' },
}

describe('an agreement as it is typed', () => {
  test('becomes what is kept; a row without a person is nobody', () => {
    expect(newAgreementInput.parse(typed)).toEqual({
      ...{ fromId: 1, toId: 2, topics: ['geldzorgen', 'wmo'], municipalityIds: [4] },
      ...{ seeDays: 2, contactDays: 5, reportDays: 10 },
      ...{ validFrom: '2027-03-01', validUntil: null, reviewOn: '2027-12-01' },
      ...{ agreedBy: 'Demo Carla en Demo Kees', agreedOn: '2027-01-20' },
      ...{ dataLine: 'Ieder voor de eigen gegevens', dataOn: '2027-01-20' },
      contacts: [{ side: 'to', name: 'Demo Kees', phone: null, email: null }],
    })
    expect(newVersionInput.parse(typed)).toMatchObject({ agreementId: 3, topics: ['geldzorgen', 'wmo'] })
  })

  test.each([
    [{ toId: '' }, 'toId', 'choose_one'],
    [{ 'topic.geldzorgen': '', 'topic.wmo': '' }, 'topics', 'none_chosen'],
    [{ town4: '' }, 'towns', 'none_chosen'],
    [{ seeDays: '' }, 'seeDays', 'days_missing'],
    [{ seeDays: '2,5' }, 'seeDays', 'days_missing'],
    [{ seeDays: '0' }, 'seeDays', 'days_1_20'],
    [{ contactDays: '41' }, 'contactDays', 'days_1_40'],
    [{ contactDays: '1' }, 'contactDays', 'days_order'],
    [{ reportDays: '61' }, 'reportDays', 'days_1_60'],
    [{ validFrom: 'ooit' }, 'validFrom', 'day_unclear'],
    [{ validUntil: '28-2-2027' }, 'validUntil', 'day_before'],
    [{ reviewOn: '28-2-2027' }, 'reviewOn', 'review_outside'],
    [{ validUntil: '30-11-2027' }, 'reviewOn', 'review_outside'],
    [{ agreedBy: '' }, 'agreedBy', 'agreed_missing'],
    [{ dataLine: 'bsn 111222333' }, 'dataLine', 'contains_bsn'],
    [{ dataLine: '' }, 'dataLine', 'data_missing'],
    [{ 'contacts.p2.phone': '06 12' }, 'contacts.p2.phone', 'phone_short'],
    [{ 'contacts.p2.email': 'kees' }, 'contacts.p2.email', 'email_at'],
    [{ 'contacts.p2.name': '', 'contacts.p2.phone': '06 0000 0021' }, 'contacts.p2.name', 'name_missing'],
    [{ 'contacts.p2.side': '' }, 'contacts.p2.side', 'choose_one'],
  ])('is refused when it cannot be: %j', (wrong, field, code) => {
    const read = newAgreementInput.safeParse({ ...typed, ...wrong })
    expect(read.success ? {} : errorsIn(read.error)[field]?.[0]).toBe(code)
  })

  test('all that is wrong is said at once', () => {
    const read = newAgreementInput.safeParse({ 'contacts.p0.side': 'to', 'contacts.p0.phone': '06' })
    const fields = Object.keys(read.success ? {} : errorsIn(read.error))
    expect(fields).toEqual(
      expect.arrayContaining([
        ...['fromId', 'toId', 'topics', 'towns', 'seeDays', 'validFrom', 'reviewOn', 'agreedBy', 'agreedOn'],
        ...['dataLine', 'dataOn', 'contacts.p0.name', 'contacts.p0.phone'],
      ]),
    )
  })
})

test('who is asked is at most eight people', () => {
  const rows = Array.from({ length: 9 }, (_, i) => [
    [`contacts.p${i}.side`, 'to'],
    [`contacts.p${i}.name`, 'Demo Kees'],
  ])
  const form = (most: number) => ({ agreementId: '3', ...Object.fromEntries(rows.slice(0, most).flat()) })
  expect(contactsInput.parse(form(8)).contacts).toHaveLength(8)
  expect(contactsInput.safeParse(form(9)).success).toBe(false)
})
