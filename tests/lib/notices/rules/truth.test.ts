import { describe, expect, test } from 'vitest'
import { isStillTrue, type Standing } from '@/lib/notices/rules/truth'

const at = (iso: string) => new Date(iso)

describe('a letter leaves only while it is true', () => {
  const now = at('2027-03-01T09:00:00Z')
  const startsAt = at('2027-03-02T09:00:00Z')
  const standing: Standing = {
    status: 'booked',
    activityId: 1,
    activityCancelled: false,
    enrolUntil: startsAt,
    endsAt: at('2027-03-02T09:30:00Z'),
    offeredUntil: null,
    revision: 2,
  }
  const meeting = { activityId: 1, startsAt }
  const told = (kind: Parameters<typeof isStillTrue>[0]['kind'], key = 'booking:x:moved:2') => ({ kind, key })
  const offered = { ...standing, status: 'offered' as const, offeredUntil: at('2027-03-01T12:00:00Z') }

  test.each([
    ['a confirmation of a booking', told('confirmation'), standing, true],
    [
      'no confirmation of a cancelled booking',
      told('confirmation'),
      { ...standing, status: 'cancelled' },
      false,
    ],
    [
      'no confirmation when the library called it off',
      told('confirmation'),
      { ...standing, activityCancelled: true },
      false,
    ],
    ['a word that it is cancelled', told('cancelled'), { ...standing, status: 'cancelled' }, true],
    ['the last new time', told('moved'), standing, true],
    ['no new time that was changed again', told('moved', 'booking:x:moved:1'), standing, false],
    ['an offer that stands', told('offer'), offered, true],
    ['no offer that was taken', told('offer'), standing, false],
    ['no offer that ran out', told('offer'), { ...offered, offeredUntil: now }, false],
    ['a word that the offer is gone', told('offer_lapsed'), { ...standing, status: 'waiting' }, true],
    ['no word of a lapsed offer after a new one', told('offer_lapsed'), offered, false],
    ['a place in line', told('waiting'), { ...standing, status: 'waiting' }, true],
    ['that it does not go on', told('called_off'), { ...standing, activityCancelled: true }, true],
    ['not that it does not go on when it does', told('called_off'), standing, false],
    [
      'not that it does not go on to who left it',
      told('called_off'),
      { ...standing, status: 'cancelled', activityCancelled: true },
      false,
    ],
    ['the new time that the library chose', told('rescheduled', 'booking:x:rescheduled:2'), standing, true],
    ['not when another was chosen since', told('rescheduled', 'booking:x:rescheduled:1'), standing, false],
    [
      'not when that does not go on either',
      told('rescheduled', 'booking:x:rescheduled:2'),
      { ...standing, activityCancelled: true },
      false,
    ],
    ['which lessons changed', told('lessons_changed', 'booking:x:lessons_changed:1'), standing, true],
    ['to who has yet to take a place as well', told('lessons_changed'), offered, true],
    ['not to who left', told('lessons_changed'), { ...standing, status: 'cancelled' }, false],
    ['not to who waits', told('lessons_changed'), { ...standing, status: 'waiting' }, false],
    [
      'not which lessons changed of a course that is off',
      told('lessons_changed'),
      { ...standing, activityCancelled: true },
      false,
    ],
    ['a new address', told('new_address', 'booking:x:new_address:1:y'), standing, true],
    ['a new address of an offered place', told('new_address', 'booking:x:new_address:1:y'), offered, true],
    [
      'no new address to who chose another time since',
      told('new_address', 'booking:x:new_address:9:y'),
      standing,
      false,
    ],
    [
      'no new address to who left',
      told('new_address', 'booking:x:new_address:1:y'),
      { ...standing, status: 'cancelled' },
      false,
    ],
    [
      'no new address of what does not go on',
      told('new_address', 'booking:x:new_address:1:y'),
      { ...standing, activityCancelled: true },
      false,
    ],
    ['a reminder of a meeting to come', told('reminder'), standing, true],
    ['no reminder of a cancelled booking', told('reminder'), { ...standing, status: 'cancelled' }, false],
    ['no reminder of the time before it was moved', told('reminder'), { ...standing, activityId: 9 }, false],
  ] as const)('%s', (_what, message, booking, leaves) => {
    expect(isStillTrue(message, booking as Standing, meeting, now)).toBe(leaves)
  })

  test('no reminder of a meeting that has begun', () => {
    expect(isStillTrue(told('reminder'), standing, meeting, startsAt)).toBe(false)
  })

  test('nothing once everything is over, also not that it was cancelled', () => {
    const over = at('2027-03-03T09:00:00Z')
    expect(isStillTrue(told('confirmation'), standing, meeting, over)).toBe(false)
    expect(isStillTrue(told('cancelled'), { ...standing, status: 'cancelled' }, null, over)).toBe(false)
  })
})
