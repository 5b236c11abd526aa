import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualReach } from '@/lib/network/rules/hours'
import {
  meetingOf,
  mustRemind as mustRemindBy,
  reminderComes,
  reminderDue,
  reminderKey,
} from '@/lib/notices/rules/reminders'

const mustRemind = (startsAt: Date, bookedAt: Date, now: Date) =>
  mustRemindBy({ way: 'email', startsAt, bookedAt }, now, usualReach)

const at = (iso: string) => new Date(iso)

describe('a reminder goes out the day before at ten in Amsterdam', () => {
  test.each([
    ['in winter', '2027-03-02T09:00:00Z', '2027-03-01T09:00:00Z'],
    ['in summer', '2027-07-02T12:00:00Z', '2027-07-01T08:00:00Z'],
    ['also when the clock goes forward in between', '2027-03-28T08:00:00Z', '2027-03-27T09:00:00Z'],
    ['also when the clock goes back in between', '2027-10-31T09:00:00Z', '2027-10-30T08:00:00Z'],
    ['also for an evening that is the next day elsewhere', '2027-03-02T22:30:00Z', '2027-03-01T09:00:00Z'],
    ['also for the first of the month', '2027-03-01T09:00:00Z', '2027-02-28T09:00:00Z'],
  ])('%s', (_when, startsAt, due) => {
    expect(reminderDue(at(startsAt))).toEqual(at(due))
  })
})

describe('who is reminded', () => {
  const starts = at('2027-03-02T09:00:00Z')
  const early = at('2027-02-20T09:00:00Z')

  test('who booked before the moment of the reminder, from that moment until it starts', () => {
    expect(mustRemind(starts, early, at('2027-03-01T08:59:59Z'))).toBe(false)
    expect(mustRemind(starts, early, at('2027-03-01T09:00:00Z'))).toBe(true)
    expect(mustRemind(starts, early, at('2027-03-02T08:59:00Z'))).toBe(true)
    expect(mustRemind(starts, early, starts)).toBe(false)
  })

  test('is told beforehand: a reminder comes, or it does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 72 * 60 }), (minutesBefore) => {
        const booked = new Date(starts.getTime() - minutesBefore * 60_000)
        const someTime = [0, 1, 60, 24 * 60].map((later) => new Date(booked.getTime() + later * 60_000))
        const reminded = [reminderDue(starts), ...someTime].some((moment) =>
          mustRemind(starts, booked, moment),
        )
        expect(reminderComes(starts, booked)).toBe(reminded)
      }),
    )
    expect(reminderComes(starts, at('2027-03-01T08:59:59Z'))).toBe(true)
    expect(reminderComes(starts, at('2027-03-01T09:00:00Z'))).toBe(false)
  })

  test('not who booked after it', () => {
    expect(mustRemind(starts, at('2027-03-01T09:00:01Z'), at('2027-03-01T12:00:00Z'))).toBe(false)
  })
})

test('the key of a reminder tells of which meeting it reminds, and no other key does', () => {
  const key = reminderKey('0b6a', 42)
  expect(meetingOf(key)).toBe(42)
  expect(meetingOf(`${key}:call`)).toBe(42)
  expect(meetingOf('booking:0b6a:moved:2')).toBeNull()
})
