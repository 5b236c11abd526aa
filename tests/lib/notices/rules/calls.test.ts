import { describe, expect, test } from 'vitest'
import { usualReach } from '@/lib/network/rules/hours'
import { isMomentToTry, momentsToTry } from '@/lib/notices/rules/calls'
import { atLocal } from '@/lib/tools/time'

const at = (time: string, day = '2027-03-02') => atLocal(day, time)
const wednesday = '2027-03-03'
const farAway = at('10:00', '2027-04-01')

describe('who does not answer the telephone', () => {
  test('is called again on one of the next half days, the next one first', () => {
    expect(momentsToTry(at('10:00'), [], farAway, usualReach)).toEqual([
      at('13:00'),
      at('09:00', wednesday),
      at('13:00', wednesday),
    ])
  })

  test('is not called again after it makes sense', () => {
    const moments = momentsToTry(at('10:00'), [], at('11:00', wednesday), usualReach)
    expect(moments).toEqual([at('13:00'), at('09:00', wednesday)])
  })

  test('is called an hour later, on a quarter of an hour, where the next half day is too late', () => {
    expect(momentsToTry(at('14:47'), [], at('17:00'), usualReach)).toEqual([at('15:45')])
  })

  test('is not called again when this was the third half day', () => {
    const tries = [at('09:30'), at('14:00')]
    const third = at('09:30', wednesday)
    expect(momentsToTry(third, tries, farAway, usualReach)).toEqual([])
    // A second time on the same half day counts once.
    expect(momentsToTry(third, [at('09:30'), at('10:00')], farAway, usualReach)).toHaveLength(3)
  })

  test('is not called over the weekend, nor on a day on which the library is closed', () => {
    const closed = {
      ...usualReach,
      closures: [{ fromDate: '2027-03-08', untilDate: '2027-03-08' }],
    }
    expect(momentsToTry(at('14:00', '2027-03-05'), [], farAway, closed)).toEqual([
      at('09:00', '2027-03-09'),
      at('13:00', '2027-03-09'),
      at('09:00', '2027-03-10'),
    ])
  })
})

describe('a moment that somebody chose to call again', () => {
  const fits = (moment: Date, now = at('10:00')) =>
    isMomentToTry(moment, now, at('11:00', wednesday), usualReach)

  test('is one in the hours in which somebody calls, still to come, and in time', () => {
    expect(fits(at('13:00'))).toBe(true)
    expect(fits(at('09:00', wednesday))).toBe(true)
    expect(fits(at('13:00', wednesday))).toBe(false)
    expect(fits(at('09:00'))).toBe(false)
    expect(fits(at('20:00'))).toBe(false)
    expect(fits(at('13:00', '2027-03-06'))).toBe(false)
  })

  test('may come too late only where there is no other', () => {
    const monday = at('09:00', '2027-03-08')
    const friday = at('16:30', '2027-03-05')
    expect(momentsToTry(friday, [], at('17:00', '2027-03-05'), usualReach)).toEqual([monday])
    expect(isMomentToTry(monday, friday, at('17:00', '2027-03-05'), usualReach)).toBe(true)
  })
})
