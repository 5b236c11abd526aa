import { bigint, boolean, date, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
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

const number = () => bigint({ mode: 'number' })

/** A need as its turn: who has to do what until when, without anything of a person (db/walls/needs.sql). */
export const needTurn = pgTable('need_turn', {
  id: uuid().notNull(),
  topic: text().notNull(),
  municipalityId: number().notNull(),
  openedBy: number().notNull(),
  openedByUser: uuid(),
  openedAt: instant().notNull(),
  ownerId: number(),
  next: text({ enum: ['see', 'contact', 'report', 'route', 'help'] }),
  dueOn: date(),
  coordinatorFrom: date(),
  referralId: uuid(),
  appointmentOn: date(),
  ended: text({ enum: ['helped', 'stopped', 'unreachable'] }),
  endedAt: instant(),
  endedBy: uuid(),
  saidBy: text({ enum: ['resident', 'helper'] }),
  mergedInto: uuid(),
  revision: smallint().notNull(),
  says: text({ enum: ['nobody_called', 'not_yet'] }),
  saysAt: instant(),
})

/** How the resident of a need is reached, not where. */
export const needContactWay = pgTable('need_contact_way', {
  needId: uuid().notNull(),
  contactWay: text({ enum: ['call', 'sms', 'email', 'card'] }).notNull(),
  comesBackOn: date(),
})

/** Who has to act now on a need that is open, and why it is not who was asked. */
export const needNow = pgTable('need_now', {
  id: uuid().notNull(),
  ownerId: number().notNull(),
  dueOn: date().notNull(),
  backBecause: text({
    // biome-ignore format: what she says, then what stopped
    enum: [
      'nobody_called', 'not_yet', 'withdrawn', 'consent_over', 'late', 'nobody_there', 'member_gone', 'agreement_over',
    ],
  }),
  atLibrary: boolean().notNull(),
  waits: boolean().notNull(),
  forCoordinator: boolean().notNull(),
})

/** What a partner may know of what it is asked. */
export const referralCard = pgTable('referral_card', {
  id: uuid().notNull(),
  number: number().notNull(),
  toId: number().notNull(),
  fromId: number().notNull(),
  sentAt: instant().notNull(),
  seeBy: date().notNull(),
  contactBy: date().notNull(),
  seenAt: instant(),
  acceptedAt: instant(),
  acceptedBy: uuid(),
  contactedAt: instant(),
  reportedAt: instant(),
  report: text({ enum: ['helped', 'partly', 'not_helped', 'no_contact', 'no_show', 'not_wanted'] }),
  declined: text({ enum: ['not_ours', 'no_room', 'wrong_town', 'not_wanted', 'other'] }),
  endedAt: instant(),
  endedBecause: text({ enum: ['declined', 'reported', 'rerouted', 'withdrawn', 'need_ended'] }),
  topic: text().notNull(),
  municipality: text().notNull(),
  next: text({ enum: ['see', 'contact', 'report', 'route', 'help'] }),
  dueOn: date(),
  appointmentOn: date(),
  revision: smallint().notNull(),
  ended: text({ enum: ['helped', 'stopped', 'unreachable'] }),
  contactKnown: boolean().notNull(),
  says: text({ enum: ['nobody_called', 'not_yet'] }),
  name: text(),
  contactWay: text({ enum: ['call', 'sms', 'email', 'card'] }),
  contact: text(),
  contactOf: text({ enum: ['resident', 'helper', 'partner'] }),
  language: text({ enum: ['nl', 'en', 'ar'] }),
  callWhen: text(),
  triedBefore: boolean().notNull(),
})

/** What a partner asked the library, and what became of it. */
export const askedCard = pgTable('asked_card', {
  id: uuid().notNull(),
  topic: text().notNull(),
  municipality: text().notNull(),
  openedAt: instant().notNull(),
  openedByUser: uuid(),
  next: text({ enum: ['see', 'contact', 'report', 'route', 'help'] }),
  dueOn: date(),
  appointmentOn: date(),
  ended: text({ enum: ['helped', 'stopped', 'unreachable'] }),
  endedAt: instant(),
  saidBy: text({ enum: ['resident', 'helper'] }),
  revision: smallint().notNull(),
  isWithLibrary: boolean(),
  isTakenOn: boolean(),
  isSpokenTo: boolean(),
  isWithdrawn: boolean().notNull(),
  name: text(),
})
