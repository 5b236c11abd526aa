import { eq } from 'drizzle-orm'
import { meeting } from '@/db/schema'
import { emailLetter, type Facts, type Kind, smsLetter } from '@/emails/letters'
import { type Actor, must } from '../access'
import { type BookingFacts, letterFacts } from '../bookings/queries'
import { calendarOf } from '../calendar'
import { config } from '../config'
import { database } from '../database'
import type { Mail } from '../mail'
import type { Due } from '../messages/commands'
import { sayDate, sayTime } from '../time'
import { isStillTrue, meetingOf } from './rules'

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
  const facts = wordsOf(booking, reminded)
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

async function remindedMeeting(key: string): Promise<{ activityId: number; startsAt: Date } | null> {
  const meetingId = meetingOf(key)
  if (meetingId === null) return null
  const [row] = await database()
    .select({ activityId: meeting.activityId, startsAt: meeting.startsAt })
    .from(meeting)
    .where(eq(meeting.id, meetingId))
  return row ?? null
}

function wordsOf(booking: BookingFacts, reminded: { startsAt: Date } | null): Facts {
  const { language } = booking
  const say = (instant: Date) => `${sayDate(instant, language)}, ${sayTime(instant, language)}`
  const { publicUrl } = config()
  return {
    kind: booking.kind,
    language,
    name: booking.name,
    contactOf: booking.contactOf === 'resident' ? 'resident' : 'helper',
    branch: { name: booking.branch.name, phone: booking.branch.phone },
    moments: (reminded ? [reminded] : booking.meetings).map((m) => say(m.startsAt)),
    code: booking.code,
    url: publicUrl && `${publicUrl.replace(/\/+$/, '')}/${language}/afspraak`,
    offeredUntil: booking.offeredUntil && say(booking.offeredUntil),
    placeInLine: booking.placeInLine,
  }
}
