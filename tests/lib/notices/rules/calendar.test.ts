import { describe, expect, test } from 'vitest'
import type { Address } from '@/lib/network/rules/where'
import { type CalendarFacts, calendarOf, hasCalendar } from '@/lib/notices/rules/calendar'
import { oldHouse } from '../../../support/allowed/agenda-adr'

const at = (iso: string) => new Date(iso)
const meeting = (number: number, startsAt: string, endsAt: string) => ({
  number,
  startsAt: at(startsAt),
  endsAt: at(endsAt),
  address: null as Address | null,
})
const facts: CalendarFacts = {
  bookingId: '3f0c7a52-2f1e-4c6e-9f60-8a4b1f7d2e11',
  status: 'booked',
  kind: 'consultation',
  activityCancelled: false,
  branch: { name: 'Vestiging Noord', kind: 'library' },
  meetings: [meeting(1, '2027-03-02T09:00:00Z', '2027-03-02T09:30:00Z')],
  off: [],
  revision: 0,
  language: 'nl',
}
const lines = (given: Partial<CalendarFacts> = {}) =>
  calendarOf(
    { ...facts, ...given },
    'Bibliotheek <afspraken@bibliotheek.example>',
    at('2027-03-01T09:00:00Z'),
  ).content.split('\r\n')

describe('the calendar of a booking', () => {
  test('tells the time on the clock of Amsterdam, whatever the clock of the machine', () => {
    const before = process.env.TZ
    for (const zone of ['UTC', 'America/New_York', 'Europe/Amsterdam', 'Asia/Tokyo']) {
      process.env.TZ = zone
      expect(lines()).toContain('DTSTART;TZID=Europe/Amsterdam:20270302T100000')
      expect(lines()).toContain('DTEND;TZID=Europe/Amsterdam:20270302T103000')
    }
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  test('says what it is in the language of who booked, without the topic or the name of a course', () => {
    const named = (given: Partial<CalendarFacts>) => lines(given).find((line) => line.startsWith('SUMMARY:'))
    expect(named({})).toBe('SUMMARY:Afspraak bibliotheek')
    expect(named({ language: 'en', kind: 'course' })).toBe('SUMMARY:Course at the library')
    expect(named({ language: 'ar' })).toBe('SUMMARY:موعد في المكتبة')
  })

  test('explains that zone itself, and is stamped in world time', () => {
    const written = lines()
    expect(written.filter((line) => line === 'BEGIN:VTIMEZONE')).toHaveLength(1)
    expect(written).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU')
    expect(written).toContain('DTSTAMP:20270301T090000Z')
    expect(written.every((line) => !line.includes('\n'))).toBe(true)
  })

  test('has one event per lesson, each with a UID that never changes', () => {
    const written = lines({
      kind: 'course',
      meetings: [
        meeting(1, '2027-03-22T09:00:00Z', '2027-03-22T11:00:00Z'),
        meeting(2, '2027-03-29T08:00:00Z', '2027-03-29T10:00:00Z'),
      ],
    })
    expect(written.filter((line) => line.startsWith('UID:'))).toEqual([
      `UID:${facts.bookingId}-1@wegwijs`,
      `UID:${facts.bookingId}-2@wegwijs`,
    ])
    const starts = written.filter((line) => line.startsWith('DTSTART;'))
    expect(starts.map((line) => line.slice(-6))).toEqual(['100000', '100000'])
  })

  test('replaces the event after a move, by the same UID with a higher SEQUENCE', () => {
    const moved = lines({
      revision: 2,
      meetings: [meeting(1, '2027-03-09T09:00:00Z', '2027-03-09T09:30:00Z')],
    })
    expect(moved).toContain(`UID:${facts.bookingId}-1@wegwijs`)
    expect(moved).toContain('SEQUENCE:2')
  })

  test.each([
    ['the booking is cancelled', { status: 'cancelled' }],
    ['the library called it off', { activityCancelled: true }],
  ])('takes the event away when %s', (_why, given) => {
    expect(calendarOf({ ...facts, ...given }, 'Bibliotheek', at('2027-03-01T09:00:00Z')).method).toBe(
      'CANCEL',
    )
    expect(lines(given)).toContain('METHOD:CANCEL')
    expect(lines(given)).toContain('STATUS:CANCELLED')
  })

  test.each(['waiting', 'offered', 'held'])('has nothing while the booking is %s', (status) => {
    expect(hasCalendar({ ...facts, status })).toBe(false)
    expect(lines({ status }).filter((line) => /VEVENT|^STATUS/.test(line))).toEqual([])
    expect(hasCalendar({ ...facts, status, activityCancelled: true })).toBe(true)
  })

  test('exists for who has a place, and for who had one', () => {
    expect(hasCalendar(facts)).toBe(true)
    expect(hasCalendar({ ...facts, status: 'cancelled' })).toBe(true)
  })

  test('says where it is, each lesson where it is on its day', () => {
    const written = lines({
      branch: { name: 'Mijdrecht', kind: 'library' },
      meetings: [{ ...(facts.meetings[0] as CalendarFacts['meetings'][number]), address: oldHouse }],
    })
    expect(written).toContain('LOCATION:Bibliotheek Mijdrecht\\, Voorbeeldstraat 1\\, 1234 AB Mijdrecht')
  })

  test('takes a lesson that is off out, and leaves the others', () => {
    const off = [meeting(2, '2027-03-09T09:00:00Z', '2027-03-09T11:00:00Z')]
    const written = lines({ kind: 'course', off, revision: 1 })
    expect(written).toContain('METHOD:PUBLISH')
    expect(written.filter((line) => line.startsWith('STATUS:'))).toEqual([
      'STATUS:CONFIRMED',
      'STATUS:CANCELLED',
    ])
    expect(written).toContain(`UID:${facts.bookingId}-2@wegwijs`)
    expect(lines({ kind: 'course', off, status: 'cancelled' }).join()).not.toContain('-2@wegwijs')
  })

  test('says no more than that there is an appointment at a branch', () => {
    expect(lines()).toContain('SUMMARY:Afspraak bibliotheek')
    expect(lines()).toContain('LOCATION:Vestiging Noord')
    expect(lines({ kind: 'course' })).toContain('SUMMARY:Cursus bibliotheek')
  })
})
