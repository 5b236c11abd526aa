import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { type Address, type Called, locationOf } from '../../network/rules/where'
import { localDate, localTime, TIME_ZONE } from '../../tools/time'

/** What a calendar may know of a booking; the topic, the partner and the name of a course are not among it. */
export type CalendarFacts = {
  bookingId: string
  status: string
  kind: 'consultation' | 'course'
  activityCancelled: boolean
  branch: Called
  meetings: { number: number; startsAt: Date; endsAt: Date; address: Address | null }[]
  /** Lessons that do not take place. */
  off: { number: number; startsAt: Date; endsAt: Date }[]
  revision: number
  language: 'nl' | 'en' | 'ar'
}

/** What stands in the calendar, in the language of who booked. */
const summaries: Record<CalendarFacts['language'], Record<CalendarFacts['kind'], string>> = {
  nl: { consultation: 'Afspraak bibliotheek', course: 'Cursus bibliotheek' },
  en: { consultation: 'Appointment at the library', course: 'Course at the library' },
  ar: { consultation: 'موعد في المكتبة', course: 'دورة في المكتبة' },
}

/** Whether a booking is one for a calendar: not while its resident waits for a place or has yet to take it. */
export function hasCalendar({ status, activityCancelled }: CalendarFacts): boolean {
  return status === 'booked' || isCancelled({ status, activityCancelled })
}

/**
 * The booking as a calendar (RFC 5545), one event per meeting; none while it has no place. The same booking always
 * gives the same UIDs and a higher SEQUENCE after each change, so that calendars replace events instead of
 * doubling them. `mailFrom` is the library's sender, `Name <address>`.
 */
export function calendarOf(
  facts: CalendarFacts,
  mailFrom: string,
  now: Date,
): { method: 'PUBLISH' | 'CANCEL'; content: string } {
  const cancelled = isCancelled(facts)
  const method = cancelled ? 'CANCEL' : 'PUBLISH'
  const calendar = ical({
    prodId: { company: 'Wegwijs', product: 'Afspraken', language: 'NL' },
    method: ICalCalendarMethod[method],
    // Without a name here only the events carry the zone, and DTSTAMP stays in UTC as it must.
    timezone: { name: null, generator: () => amsterdam },
  })
  // Who leaves a running course keeps the lessons that have been in the calendar.
  const meetings = facts.meetings.filter(
    ({ startsAt }) => hasCalendar(facts) && (!cancelled || startsAt > now),
  )
  for (const meeting of meetings) calendar.createEvent(eventOf(facts, meeting, { cancelled, mailFrom, now }))
  // What is off is taken out of the calendar by saying so: what is left out of a new one stays where it was.
  const off = facts.off.filter(({ startsAt }) => facts.status === 'booked' && !cancelled && startsAt > now)
  for (const lesson of off)
    calendar.createEvent(eventOf(facts, { ...lesson, address: null }, { cancelled: true, mailFrom, now }))
  return { method, content: calendar.toString() }
}

function isCancelled({ status, activityCancelled }: Pick<CalendarFacts, 'status' | 'activityCancelled'>) {
  return status === 'cancelled' || activityCancelled
}

function eventOf(
  facts: CalendarFacts,
  meeting: CalendarFacts['meetings'][number],
  { cancelled, mailFrom, now }: { cancelled: boolean; mailFrom: string; now: Date },
) {
  return {
    id: `${facts.bookingId}-${meeting.number}@wegwijs`,
    sequence: facts.revision,
    stamp: now,
    start: onTheClock(meeting.startsAt),
    end: onTheClock(meeting.endsAt),
    timezone: TIME_ZONE,
    summary: summaries[facts.language][facts.kind],
    location: locationOf(facts.branch, meeting.address),
    organizer: organiser(mailFrom),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  }
}

/** ical-generator writes the clock of the process beside the zone's name: this is that clock set to the library's. */
function onTheClock(instant: Date): string {
  return `${localDate(instant)}T${localTime(instant)}:00`
}

function organiser(mailFrom: string): { name: string; email: string } {
  const [, name = '', email = ''] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>/.exec(mailFrom) ?? []
  return { name: name || 'Bibliotheek', email: email || mailFrom }
}

/** The European rule since 1996: clocks change at 01:00 UTC on the last Sunday of March and of October. */
const amsterdam = `BEGIN:VTIMEZONE
TZID:${TIME_ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`
