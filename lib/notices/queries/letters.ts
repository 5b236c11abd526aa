import { eq, sql } from 'drizzle-orm'
import { meeting } from '@/db/tables/agenda'
import { resident } from '@/db/tables/booking'
import { message as tray } from '@/db/tables/messages'
import { emailLetter, type Facts, type Kind, type Moment, type Place, smsLetter } from '@/emails/letters'
import { type BookingFacts, factsOf } from '../../bookings/queries/facts'
import { isExpectedTwice } from '../../bookings/steps/look'
import type { Due } from '../../messages/commands'
import { letterSender } from '../../network/queries/house-style'
import { addressesAlong, addressLine, isWholeName } from '../../network/rules/where'
import { addressOf } from '../../residents/rules/reach'
import { type Actor, must } from '../../tools/access'
import { config } from '../../tools/config'
import type { Transaction } from '../../tools/database'
import { database } from '../../tools/database'
import { type Mail, namedSender } from '../../tools/mail'
import { type Language, localTime, sayDate, sayTime } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { calendarOf, hasCalendar } from '../rules/calendar'
import { meetingOf, reminderComes } from '../rules/reminders'
import { formerOf, isStillTrue } from '../rules/truth'
import { besideMove } from '../steps/beside'

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
  const reached = kind === 'contact_changed' ? await formerlyReached(actor, message) : booking
  if (!booking || !reached?.contact || reached.contactWay !== message.channel) return null
  if (!isStillTrue({ kind, key: message.key }, booking, reminded, now)) return null
  const areBothMeant = asksBoth.has(kind) && (await isDouble(actor, booking, kind))
  const since = kind === 'lessons_changed' ? await putAt(actor, message) : null
  // An sms has room for one address: the one that is new.
  const moved = kind === 'new_address' && message.channel === 'sms'
  const beside = kind === 'new_address' ? await besideOf(actor, message, booking.language, now) : []
  const facts = { ...wordsOf(booking, { reminded, since, moved }, now), areBothMeant, beside }
  // Of a lesson at which somebody is not expected nobody reminds them.
  if (kind === 'reminder' && facts.moments.length === 0) return null
  const to = addressOf(message.channel, reached.contact)
  if (message.channel === 'sms') return { channel: 'sms', to, text: smsLetter(kind, facts) }
  const calendar = withCalendar.has(kind) ? await calendarFor(actor, booking, now) : null
  return { channel: 'email', to, ...(await emailLetter(kind, facts)), calendar }
}

/** Which letter it is; a calendar that is asked for again comes with the confirmation. */
function kindOf({ kind }: Due): Kind | null {
  if (isOfNoBooking.has(kind)) return null
  return kind === 'calendar' ? 'confirmation' : (kind as Kind)
}

const isOfNoBooking: ReadonlySet<Due['kind']> = new Set([
  ...([
    'sign_in',
    'invitation',
    'need_sent',
    'need_turn',
    'need_ask',
    'asked_partner',
    'digest',
    'stay',
  ] as const),
])

const withCalendar: ReadonlySet<Kind> = new Set([
  ...(['confirmation', 'moved', 'rescheduled', 'lessons_changed', 'new_address'] as const),
  ...(['called_off', 'cancelled'] as const),
])

/** The calendar that comes along, from who the letter is from; nothing of who has yet to say whether they come. */
async function calendarFor(actor: Actor, booking: BookingFacts, now: Date): Promise<Mail['calendar']> {
  if (!hasCalendar(booking)) return null
  const { name } = await letterSender(actor)
  return calendarOf(booking, namedSender(config().mailFrom, name), now)
}

/** The moments of the other bookings of which a letter about another address tells as well. */
async function besideOf(actor: Actor, { key }: Due, language: Language, now: Date): Promise<Facts['beside']> {
  const found = await asActor(actor, (tx) => besideMove(tx, [key], now))
  const perBooking = Map.groupBy(found.get(key) ?? [], ({ bookingId }) => bookingId)
  return [...perBooking.values()].map((some) => some.map((one) => momentOf(one, language)))
}

/** When a message was put in the tray: what was changed since is what it tells. */
async function putAt(actor: Actor, { id }: Due): Promise<Date | null> {
  const [row] = await asActor(actor, (tx) =>
    tx.select({ at: tray.createdAt }).from(tray).where(eq(tray.id, id)),
  )
  return row?.at ?? null
}

/** Whoever just chose a moment is asked; later letters are about what was meant. */
const asksBoth: ReadonlySet<Kind> = new Set(['confirmation', 'moved'])

/** A second open consultation on one contact, or somebody of that name who is expected elsewhere at that moment. */
async function isDouble(actor: Actor, { bookingId, openBefore }: BookingFacts, kind: Kind): Promise<boolean> {
  if (kind === 'confirmation' && openBefore > 0) return true
  return asActor(actor, (tx) => isExpectedTwice(tx, bookingId))
}

type Reached = { contact: string | null; contactWay: BookingFacts['contactWay'] }

/** Where somebody was reached before they changed it themselves; through a partner, where that one is reached now. */
async function formerlyReached(actor: Actor, { key, bookingId }: Due): Promise<Reached | null> {
  const former = formerOf(key)
  if (former === null) return null
  return asActor(actor, async (tx) => {
    const { contact, contactWay, contactOf } = resident
    const [row] = await tx
      .select({ contact, contactWay, contactOf })
      .from(resident)
      .where(eq(resident.id, former))
    const viaDesk = row?.contactOf === 'partner' && row.contactWay === 'email' && row.contact
    return viaDesk && bookingId ? { ...row, contact: await deskOf(tx, bookingId, viaDesk) } : (row ?? null)
  })
}

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

/** What a letter is about besides the booking: the meeting that it reminds of, since when it tells what changed, a move only. */
type About = { reminded: Reminded | null; since: Date | null; moved: boolean }

function wordsOf(
  booking: BookingFacts,
  { reminded, since, moved }: About,
  now: Date,
): Omit<Facts, 'areBothMeant' | 'beside'> {
  const { language, offeredUntil } = booking
  const all = booking.meetings.filter(({ endsAt }) => endsAt > now)
  const toCome = moved ? atNewAddress(all) : all
  const moments = reminded
    ? toCome.filter(({ startsAt }) => startsAt.getTime() === reminded.startsAt.getTime())
    : toCome
  const { publicUrl } = config()
  const { name, phone } = booking.branch
  return {
    kind: booking.kind,
    language,
    name: booking.name,
    contactOf: booking.contactOf === 'resident' ? 'resident' : 'helper',
    branch: { name, phone, hasWholeName: isWholeName(booking.branch) },
    places: placesOf(moments, language),
    off: booking.off.filter(({ startsAt }) => startsAt > now).map((one) => momentOf(one, language)),
    moments: moments.map((one) => ({
      ...momentOf(one, language),
      isNew: since !== null && one.movedAt !== null && one.movedAt >= since,
    })),
    reminders: moments.filter((m) => reminderComes(m.startsAt, now)).length,
    code: booking.code,
    url: publicUrl && `${publicUrl.replace(/\/+$/, '')}/${language}/afspraak`,
    offeredUntil: offeredUntil && `${sayDate(offeredUntil, language)}, ${sayTime(offeredUntil, language)}`,
    placeInLine: booking.placeInLine,
  }
}

/** What is at the last address that is known by now. */
function atNewAddress(moments: BookingFacts['meetings']): BookingFacts['meetings'] {
  const last = addressesAlong(moments).at(-1)
  return last ? moments.filter(({ startsAt }) => startsAt >= last.startsAt) : moments
}

function placesOf(moments: BookingFacts['meetings'], language: Language): Place[] {
  return addressesAlong(moments).map(({ startsAt, address, moved }) => ({
    line: addressLine(address),
    street: address.street,
    from: moved ? sayDate(startsAt, language) : null,
    entrance: address.entrance,
    mapUrl: address.mapUrl,
  }))
}

function momentOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, language: Language): Moment {
  return { day: sayDate(startsAt, language), from: localTime(startsAt), until: localTime(endsAt) }
}

/** The facts of one booking for a letter; only jobs may ask for any booking. */
export async function letterFacts(actor: Actor, bookingId: string): Promise<BookingFacts | null> {
  must(actor, 'messages.deliver')
  return asActor(actor, async (tx) => {
    const facts = await factsOf(actor, tx, bookingId)
    const viaDesk = facts?.contactOf === 'partner' && facts.contactWay === 'email' && facts.contact
    return viaDesk ? { ...facts, contact: await deskOf(tx, bookingId, viaDesk) } : facts
  })
}

/**
 * Where a letter goes that a partner hands on: an address of one of its employees only as long as they work there; after
 * that to the contact person, or to whoever works there longest. Throws when nobody does: then a person has to call.
 */
async function deskOf(tx: Transaction, bookingId: string, address: string): Promise<string> {
  const [desk] = await tx.execute<{ contact: string | null }>(sql`
    select case when exists (select from user_account u where u.email = lower(${address}))
      then (select u.email from member m join user_account u on u.id = m.user_id
        where m.organisation_id = b.partner_id and m.deactivated_at is null
        order by u.email = lower(${address}) desc, m.contact_person desc, m.created_at limit 1)
      else ${address} end as contact
    from booking b where b.id = ${bookingId}::uuid`)
  if (!desk?.contact) throw Object.assign(new Error('nobody of this partner works here'), { code: 'NO_DESK' })
  return desk.contact
}
