import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { activity, meeting, place } from './agenda'
import { bytes, instant, period, ref } from './columns'
import { organisation } from './network'
import { user } from './team'

/** The order in which people came, across all activities. */
export const line = pgSequence('line')

/** A person as long as a booking of theirs is known: it recognises two bookings as of one, and goes with the last of them. */
export const resident = pgTable(
  'resident',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    nameKey: text().notNull(),
    contactWay: text({ enum: ['call', 'sms', 'email', 'card'] }).notNull(),
    contact: text(),
    contactKey: text(),
    /** The last four digits of a telephone, by which the desk finds somebody who calls. */
    lastDigits: text().generatedAlwaysAs(
      sql`case when contact_way in ('call', 'sms') then right(contact_key, 4) end`,
    ),
    /** Counts people of one name at one contact, who were said to be different: two children at one desk. */
    twin: smallint().notNull().default(0),
    /** Whose telephone or e-mail it is: the resident's own, of the one who helps, or of the partner who booked. */
    contactOf: text({ enum: ['resident', 'helper', 'partner'] }).notNull(),
    language: text({ enum: ['nl', 'en', 'ar'] }).notNull(),
    /** When this resident last booked something. */
    bookedAt: instant().notNull(),
  },
  (t) => [
    check('resident_contact_way', sql`${t.contactWay} in ('call', 'sms', 'email', 'card')`),
    check('resident_contact_of', sql`${t.contactOf} in ('resident', 'helper', 'partner')`),
    check('resident_contact', sql`(${t.contactWay} = 'card') = (${t.contact} is null)`),
    check('resident_contact_key', sql`(${t.contact} is null) = (${t.contactKey} is null)`),
    // The same name at the same contact is the same resident, unless someone says that it is another; without a
    // contact nobody can be recognised.
    uniqueIndex('resident_once').on(t.contactKey, t.nameKey, t.contactWay, t.twin),
    // Found by a column and not by a function of one: through a policy PostgreSQL uses an index only for what leaks nothing.
    index('resident_last_digits').on(t.lastDigits).where(sql`${t.lastDigits} is not null`),
  ],
)

export const booking = pgTable(
  'booking',
  {
    id: uuid().primaryKey(),
    activityId: ref()
      .notNull()
      .references(() => activity.id),
    residentId: uuid().references(() => resident.id),
    status: text({ enum: ['held', 'waiting', 'offered', 'booked', 'cancelled'] }).notNull(),
    placeNo: smallint(),
    code: text().notNull(),
    /** The order in line: lower came first. A lapsed offer goes to the tail. */
    lineNo: bigint({ mode: 'number' }).notNull().default(sql`nextval('line')`),
    holdUntil: instant(),
    offeredUntil: instant(),
    /** When the last offer went by unanswered; the next one waits a while, so that nobody is flooded. */
    lapsedAt: instant(),
    topic: text(),
    ownLaptop: boolean(),
    /** The partner who booked for the resident; never shown to trainers or other participants (facts, finding 7). */
    partnerId: ref().references(() => organisation.id),
    partnerUserId: uuid().references(() => user.id, { onDelete: 'set null' }),
    /** When the partner said that the resident knows of this booking and agrees. */
    agreedAt: instant(),
    /** Whether the library's own desk booked it, on the telephone or with the resident beside it. */
    atDesk: boolean().notNull().default(false),
    /** Whether the resident said that the partner may hear to how many lessons they came. */
    attendanceShared: boolean().notNull().default(false),
    /**
     * As it was said with this very booking: another one of the same resident, made elsewhere, may say otherwise, and
     * nobody reads how somebody else wrote it.
     */
    name: text(),
    contact: text(),
    language: text({ enum: ['nl', 'en', 'ar'] }),
    contactOf: text({ enum: ['resident', 'helper', 'partner'] }),
    /**
     * Where its meetings were as somebody last read it, while they have yet to hear of another address: per moment, and by
     * what they will hear. Once that is done it says nothing any more.
     */
    addressesRead: jsonb().$type<{ until: string; at: Record<string, string> }>(),
    /** Counts changes after the first confirmation, so that calendars replace instead of double (RFC 5545 SEQUENCE). */
    revision: smallint().notNull().default(0),
    /** The rendered form that made this booking: the same form sent twice is the same booking. */
    formKey: uuid().notNull(),
    /**
     * From which network it came, as a keyed hash, where nobody had signed in: what one source holds is counted, and what
     * is false is found together. Emptied after three days.
     */
    source: bytes(),
    /** Which browser holds it, as long as it is held. No foreign key, as in `guest`. */
    heldBy: uuid(),
    /** Booked with a card alone, so that nobody can be reached, and not at an address of the library. */
    fromAfar: boolean().notNull().default(false),
    /** Under which contact open consultations are counted, and from when until when this one is open. */
    openContact: text(),
    openDuring: period(),
    createdAt: instant().notNull(),
    cancelledAt: instant(),
    cancelledBy: text({ enum: ['resident', 'partner', 'library'] }),
    /** When it was wiped whose it was; what is left only counts. */
    wipedAt: instant(),
  },
  (t) => [
    check('booking_status', sql`${t.status} in ('held', 'waiting', 'offered', 'booked', 'cancelled')`),
    check('booking_place', sql`(${t.placeNo} is not null) = (${t.status} in ('held', 'offered', 'booked'))`),
    check('booking_hold', sql`(${t.holdUntil} is not null) = (${t.status} = 'held')`),
    check(
      'booking_resident',
      sql`(${t.residentId} is null) = (${t.status} = 'held' or ${t.wipedAt} is not null)`,
    ),
    // Of who was wiped nothing is left here, and nothing can be written again.
    check(
      'booking_wiped',
      sql`${t.wipedAt} is null or (${t.status} <> 'held' and ${t.code} = ${t.id}::text and num_nonnulls(${t.name},
        ${t.contact}, ${t.language}, ${t.contactOf}, ${t.topic}, ${t.ownLaptop}, ${t.openContact}) = 0)`,
    ),
    check('booking_offer', sql`(${t.offeredUntil} is not null) = (${t.status} = 'offered')`),
    check('booking_cancelled_at', sql`(${t.cancelledAt} is not null) = (${t.status} = 'cancelled')`),
    check('booking_cancelled_by', sql`(${t.cancelledBy} is not null) = (${t.status} = 'cancelled')`),
    check('booking_cancelled_by_whom', sql`${t.cancelledBy} in ('resident', 'partner', 'library')`),
    // No booking by a partner without the resident's word, and nothing to share without a partner.
    check('booking_partner', sql`(${t.partnerId} is null) = (${t.agreedAt} is null)`),
    check('booking_partner_user', sql`${t.partnerId} is not null or ${t.partnerUserId} is null`),
    check('booking_shared', sql`${t.partnerId} is not null or not ${t.attendanceShared}`),
    check('booking_language', sql`${t.language} in ('nl', 'en', 'ar')`),
    check('booking_contact_of', sql`${t.contactOf} in ('resident', 'helper', 'partner')`),
    check('booking_open', sql`(${t.openContact} is null) = (${t.openDuring} is null)`),
    check('booking_held_by', sql`${t.heldBy} is null or ${t.status} = 'held'`),
    foreignKey({
      name: 'booking_holds_place',
      columns: [t.activityId, t.placeNo],
      foreignColumns: [place.activityId, place.number],
    }),
    // No place twice, on any path: this is the last word on capacity.
    uniqueIndex('booking_place_once').on(t.activityId, t.placeNo),
    // One active booking per resident and activity.
    uniqueIndex('booking_resident_once')
      .on(t.activityId, t.residentId)
      .where(sql`${t.status} <> 'cancelled'`),
    uniqueIndex('booking_code').on(t.code),
    uniqueIndex('booking_form').on(t.formKey),
    // How many consultations are open at one contact.
    index('booking_open_contact')
      .on(t.openContact)
      .where(sql`${t.openContact} is not null and ${t.status} <> 'cancelled'`),
    index('booking_line').on(t.activityId, t.status, t.lineNo),
    // Who waits is asked every minute, and is few.
    index('booking_waiting').on(t.activityId).where(sql`${t.status} = 'waiting'`),
    index('booking_of_resident').on(t.residentId),
    // Every minute it is asked whose time is up; those of whom it is known are few.
    index('booking_known').on(t.activityId).where(sql`${t.wipedAt} is null and ${t.residentId} is not null`),
    index('booking_of_partner').on(t.partnerId, t.createdAt).where(sql`${t.partnerId} is not null`),
    // A browser holds one place.
    uniqueIndex('booking_held_by_once').on(t.heldBy).where(sql`${t.heldBy} is not null`),
    index('booking_source').on(t.source, t.createdAt).where(sql`${t.source} is not null`),
    index('booking_hold_until').on(t.holdUntil).where(sql`${t.status} = 'held'`),
    index('booking_offered_until').on(t.offeredUntil).where(sql`${t.status} = 'offered'`),
  ],
)

/**
 * A resident is expected at a meeting. Two meetings of one resident never overlap: an exclusion
 * constraint (db/walls/bookings.sql) proves it on every path.
 */
export const attendance = pgTable(
  'attendance',
  {
    bookingId: uuid()
      .notNull()
      .references(() => booking.id, { onDelete: 'cascade' }),
    meetingId: ref().notNull(),
    /** As the booking has it: empty when that was wiped. */
    residentId: uuid().references(() => resident.id),
    during: period().notNull(),
    /** When the resident was seen at the desk, before anything is marked. */
    arrivedAt: instant(),
    /** How it went; empty until someone says so. */
    mark: text({ enum: ['present', 'absent', 'excused'] }),
    markedAt: instant(),
    /** What was special about their coming: too late, too early, or somebody else in their place. */
    manner: text({ enum: ['late', 'early', 'stand_in'] }),
    /** Counts what was marked, so that two who mark at once see each other (lib/attendance/rules). */
    revision: smallint().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.bookingId, t.meetingId] }),
    check('attendance_mark', sql`${t.mark} in ('present', 'absent', 'excused')`),
    check('attendance_marked_at', sql`(${t.mark} is null) = (${t.markedAt} is null)`),
    // Who was seen has not stayed away.
    check('attendance_arrived', sql`${t.arrivedAt} is null or ${t.mark} is null or ${t.mark} = 'present'`),
    check('attendance_manner', sql`${t.manner} in ('late', 'early', 'stand_in')`),
    check(
      'attendance_manner_of_who_came',
      sql`${t.manner} is null or ${t.arrivedAt} is not null or ${t.mark} = 'present'`,
    ),
    foreignKey({
      name: 'attendance_at_meeting',
      columns: [t.meetingId, t.during],
      foreignColumns: [meeting.id, meeting.during],
    }).onUpdate('cascade'),
    index().on(t.meetingId),
  ],
)

/**
 * One booking above the places that there are, by somebody of the library who says why. It is made together with a place
 * of its own; the first place that comes free disappears instead of going to the line (lib/places/steps).
 */
export const overbooking = pgTable(
  'overbooking',
  {
    id: uuid().primaryKey(),
    activityId: ref()
      .notNull()
      .references(() => activity.id),
    /** 1 for who was let in first of those who are inside so now: never more than ten, whatever a library sets. */
    number: smallint().notNull(),
    because: text({ enum: ['promised', 'urgent', 'travels_far', 'library_mistake'] }).notNull(),
    madeBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    madeAt: instant().notNull(),
    /** When the extra place disappeared again. */
    endedAt: instant(),
  },
  (t) => [
    check(
      'overbooking_because',
      sql`${t.because} in ('promised', 'urgent', 'travels_far', 'library_mistake')`,
    ),
    check('overbooking_number', sql`${t.number} between 1 and 10`),
    // Two who overbook at once are never both the last that is allowed.
    uniqueIndex('overbooking_open').on(t.activityId, t.number).where(sql`${t.endedAt} is null`),
  ],
)

/**
 * One browser of someone without a login: what was filled in so far, or the one booking it has opened.
 * The browser holds only a random token; the row goes after an hour.
 */
export const guest = pgTable(
  'guest',
  {
    id: uuid().primaryKey(),
    tokenHash: bytes().notNull().unique(),
    kind: text({ enum: ['consultation', 'course'] }),
    topic: text(),
    activityId: ref().references(() => activity.id),
    name: text(),
    contactOf: text({ enum: ['resident', 'helper'] }),
    contactWay: text({ enum: ['call', 'sms', 'email', 'card'] }),
    contact: text(),
    ownLaptop: boolean(),
    /**
     * The place held while filling in, or the booking that a code has opened. No foreign key: releasing
     * a hold that ran out must never wait for the guest's row.
     */
    bookingId: uuid(),
    /** The need that a code has opened; instead of a booking, never beside one. */
    needId: uuid(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index().on(t.expiresAt),
    index().on(t.bookingId),
    check('guest_opened_one', sql`num_nonnulls(${t.bookingId}, ${t.needId}) <= 1`),
  ],
)
