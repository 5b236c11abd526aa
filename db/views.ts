import { bigint, boolean, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './tables/columns'

/**
 * A booking as a seat without a person: over everybody's seats it is decided who gets a place, also by people
 * who may not see whose they are. A view that can be written (db/walls/bookings.sql), not a table of its own.
 */
export const seat = pgTable('seat', {
  id: uuid().notNull(),
  activityId: bigint({ mode: 'number' }).notNull(),
  status: text({ enum: ['held', 'waiting', 'offered', 'booked', 'cancelled'] }).notNull(),
  placeNo: smallint(),
  lineNo: bigint({ mode: 'number' }).notNull(),
  holdUntil: instant(),
  offeredUntil: instant(),
  lapsedAt: instant(),
  partnerId: bigint({ mode: 'number' }),
})

/** How the resident of a seat is reached, not where (db/walls/bookings.sql). */
export const seatContactWay = pgTable('seat_contact_way', {
  id: uuid().notNull(),
  contactWay: text({ enum: ['call', 'sms', 'email', 'card'] }).notNull(),
})

/** All that whoever gives a lesson may know of who is expected there (db/walls/attendance.sql). */
export const register = pgTable('register', {
  meetingId: bigint({ mode: 'number' }).notNull(),
  bookingId: uuid().notNull(),
  name: text().notNull(),
  language: text({ enum: ['nl', 'en', 'ar'] }).notNull(),
  ownLaptop: boolean(),
  status: text({ enum: ['held', 'waiting', 'offered', 'booked', 'cancelled'] }).notNull(),
  arrivedAt: instant(),
  mark: text({ enum: ['present', 'absent', 'excused'] }),
  markedAt: instant(),
  manner: text({ enum: ['late', 'early', 'stand_in'] }),
  revision: smallint().notNull(),
})

/** Who tapped what at a lesson, by name (db/walls/attendance.sql). */
export const registerMark = pgTable('register_mark', {
  id: uuid().notNull(),
  meetingId: bigint({ mode: 'number' }).notNull(),
  bookingId: uuid().notNull(),
  says: text({ enum: ['arrived', 'present', 'absent', 'excused', 'none'] }).notNull(),
  seenRevision: smallint().notNull(),
  madeRevision: smallint(),
  wasMark: text({ enum: ['present', 'absent', 'excused'] }),
  at: instant().notNull(),
  undoneAt: instant(),
  markedBy: uuid(),
  markedByName: text(),
})
