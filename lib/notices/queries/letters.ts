import { eq } from 'drizzle-orm'
import { meeting } from '@/db/tables/agenda'
import { emailLetter, type Facts, type Kind, type Moment, smsLetter } from '@/emails/letters'
import { type BookingFacts, letterFacts } from '../../bookings/queries'
import type { Due } from '../../messages/commands'
import { type Actor, must } from '../../tools/access'
import { config } from '../../tools/config'
import { database } from '../../tools/database'
import type { Mail } from '../../tools/mail'
import { type Language, localTime, sayDate, sayTime } from '../../tools/time'
import { calendarOf } from '../rules/calendar'
import { isStillTrue, meetingOf, reminderComes } from '../rules/truth'

export type Letter = ({ channel: 'email' } & Mail) | { channel: 'sms'; to: string; text: string }

/**
 * Writes the letter of a message from how the booking stands now; null when the message is no longer true, or
 * when there is no address left to send it to.
 */
export async function letterFor(actor: Actor, message: Due, now: Date): Promise<Letter | null> {
  must(actor, 'messages.deliver')
  const kind = kindOf(message)
  if (message.bookingId === null || kind === null) return null
  const [booking, reminded] = await Promise.all([
    letterFacts(actor, message.bookingId),
    remindedMeeting(message.key),
  ])
  if (!booking?.contact || booking.contactWay !== message.channel) return null
  if (!isStillTrue({ kind, key: message.key }, booking, reminded, now)) return null
  const facts = wordsOf(booking, reminded, now)
  const to = booking.contact
  if (message.channel === 'sms') return { channel: 'sms', to, text: smsLetter(kind, facts) }
  const calendar = withCalendar.has(kind) ? calendarOf(booking, now) : null
  return { channel: 'email', to, ...(await emailLetter(kind, facts)), calendar }
}

/** Which letter it is; a calendar that is asked for again comes with the confirmation. */
function kindOf({ kind }: Due): Kind | null {
  if (kind === 'sign_in' || kind === 'invitation') return null
  return kind === 'calendar' ? 'confirmation' : kind
}

const withCalendar: ReadonlySet<Kind> = new Set(['confirmation', 'moved', 'cancelled'])

type Reminded = { activityId: number; startsAt: Date; endsAt: Date }

async function remindedMeeting(key: string): Promise<Reminded | null> {
  const meetingId = meetingOf(key)
  if (meetingId === null) return null
  const [row] = await database()
    .select({ activityId: meeting.activityId, startsAt: meeting.startsAt, endsAt: meeting.endsAt })
    .from(meeting)
    .where(eq(meeting.id, meetingId))
  return row ?? null
}

function wordsOf(booking: BookingFacts, reminded: Reminded | null, now: Date): Facts {
  const { language, offeredUntil } = booking
  const moments = reminded ? [reminded] : booking.meetings
  const { publicUrl } = config()
  return {
    kind: booking.kind,
    language,
    name: booking.name,
    contactOf: booking.contactOf === 'resident' ? 'resident' : 'helper',
    branch: { name: booking.branch.name, phone: booking.branch.phone },
    moments: moments.map((m) => momentOf(m, language)),
    reminders: moments.filter((m) => reminderComes(m.startsAt, now)).length,
    code: booking.code,
    url: publicUrl && `${publicUrl.replace(/\/+$/, '')}/${language}/afspraak`,
    offeredUntil: offeredUntil && `${sayDate(offeredUntil, language)}, ${sayTime(offeredUntil, language)}`,
    placeInLine: booking.placeInLine,
  }
}

function momentOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, language: Language): Moment {
  return { day: sayDate(startsAt, language), from: localTime(startsAt), until: localTime(endsAt) }
}
