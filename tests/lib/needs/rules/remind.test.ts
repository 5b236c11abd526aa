import { expect, test } from 'vitest'
import { reminderIn, reminderKey, reminderOn } from '@/lib/needs/rules/remind'
import { usualDaysOff } from '@/lib/network/rules/hours'

const closures = [{ fromDate: '2027-12-24', untilDate: '2028-01-02' }]
const christmas = { ...usualDaysOff, closures }
const [referralId, userId] = ['6a0f3c1e-0000-4000-8000-000000000001', '6a0f3c1e-0000-4000-8000-000000000002']

test('who is asked is reminded on the last working day before the promise, and on the day itself', () => {
  const on = (today: string) => reminderOn('2027-03-08', today, usualDaysOff)
  expect(
    ['2027-03-04', '2027-03-05', '2027-03-06', '2027-03-07', '2027-03-08', '2027-03-09'].map(on),
  ).toEqual([...[null, 'before', null, null, 'due', null]])
})

test('nobody is reminded while nobody of theirs works, nor on a holiday', () => {
  expect(reminderOn('2028-01-03', '2027-12-23', christmas)).toBe('before')
  expect(reminderOn('2028-01-03', '2027-12-31', christmas)).toBeNull()
  expect(reminderOn('2027-12-28', '2027-12-28', christmas)).toBeNull()
  expect(reminderOn('2027-03-30', '2027-03-29', usualDaysOff)).toBeNull()
})

test('a key tells of which promise it is, and of nobody', () => {
  const key = reminderKey(referralId, 'before', '2027-03-08', userId)
  expect(reminderIn(key)).toEqual({ referralId, about: 'before', dueOn: '2027-03-08' })
  expect(reminderIn(`referral:${referralId}:asked:${userId}`)).toEqual({
    ...{ referralId, about: 'asked', dueOn: null },
  })
  for (const other of ['', `referral:${referralId}:due:${userId}`, `digest:2027-03-01:${userId}`])
    expect(reminderIn(other)).toBeNull()
})
