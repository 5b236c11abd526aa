import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { activity, meeting } from './agenda'
import { attendance } from './booking'
import { instant, ref } from './columns'
import { branch } from './network'
import { user } from './team'

/** Which trainer gives which course run; the coordinator binds them. */
export const runTrainer = pgTable(
  'run_trainer',
  {
    activityId: ref()
      .notNull()
      .references(() => activity.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    boundBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    boundAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.userId] }), index('run_trainer_of_user').on(t.userId)],
)

/**
 * One tap at the desk or in the register about somebody who is expected, with an id from the device: the same tap sent
 * twice is one. What it found is kept, so that it can be undone; also a tap that lost to another is kept, so that both see it.
 */
export const mark = pgTable(
  'mark',
  {
    id: uuid().primaryKey(),
    bookingId: uuid().notNull(),
    meetingId: ref().notNull(),
    /** `none` takes a mark away. */
    says: text({ enum: ['arrived', 'present', 'absent', 'excused', 'none'] }).notNull(),
    manner: text({ enum: ['late', 'early', 'stand_in'] }),
    /** The revision of the row that the device had seen. */
    seenRevision: smallint().notNull(),
    /** The revision that it made; null when another mark won. */
    madeRevision: smallint(),
    /** How it stood before, to put it back. */
    wasMark: text({ enum: ['present', 'absent', 'excused'] }),
    wasMarkedAt: instant(),
    wasArrivedAt: instant(),
    wasManner: text({ enum: ['late', 'early', 'stand_in'] }),
    at: instant().notNull(),
    markedBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    undoneAt: instant(),
  },
  (t) => [
    check('mark_says', sql`${t.says} in ('arrived', 'present', 'absent', 'excused', 'none')`),
    check('mark_manner', sql`${t.manner} in ('late', 'early', 'stand_in')`),
    check('mark_manner_of_who_came', sql`${t.manner} is null or ${t.says} in ('arrived', 'present')`),
    check('mark_undone', sql`${t.undoneAt} is null or ${t.madeRevision} is not null`),
    foreignKey({
      name: 'mark_of_attendance',
      columns: [t.bookingId, t.meetingId],
      foreignColumns: [attendance.bookingId, attendance.meetingId],
    }).onDelete('cascade'),
    index('mark_of_attendance_row').on(t.bookingId, t.meetingId),
    index('mark_of_meeting').on(t.meetingId, t.at),
  ],
)

/** Somebody who came to a lesson without a place; only counted. */
export const extra = pgTable(
  'extra',
  {
    id: uuid().primaryKey(),
    meetingId: ref()
      .notNull()
      .references(() => meeting.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    markedBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    undoneAt: instant(),
  },
  (t) => [index('extra_of_meeting').on(t.meetingId)],
)

/** A walk-in's place in today's line; it knows nobody, and is gone tomorrow. */
export const ticket = pgTable(
  'ticket',
  {
    id: uuid().primaryKey(),
    branchId: ref()
      .notNull()
      .references(() => branch.id, { onDelete: 'cascade' }),
    day: date().notNull(),
    number: smallint().notNull(),
    /** A first name until tonight, or none. */
    firstName: text(),
    state: text({ enum: ['waiting', 'turn', 'helped', 'left'] }).notNull(),
    cameAt: instant().notNull(),
    turnAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    check('ticket_number', sql`${t.number} >= 1`),
    check('ticket_first_name', sql`length(${t.firstName}) between 1 and 40`),
    check('ticket_state', sql`${t.state} in ('waiting', 'turn', 'helped', 'left')`),
    check('ticket_turn', sql`${t.state} <> 'waiting' or ${t.turnAt} is null`),
    check('ticket_ended', sql`(${t.endedAt} is not null) = (${t.state} in ('helped', 'left'))`),
    unique('ticket_once').on(t.branchId, t.day, t.number),
  ],
)

/**
 * One visitor at the desk: a day part at a branch and nothing that leads to anybody. No key, no number that counts, no
 * moment, nobody who wrote it down.
 */
export const visit = pgTable(
  'visit',
  {
    id: uuid().primaryKey(),
    branchId: ref()
      .notNull()
      .references(() => branch.id),
    day: date().notNull(),
    dayPart: text({ enum: ['morning', 'afternoon', 'evening'] }).notNull(),
    channel: text({ enum: ['walk_in', 'appointment', 'telephone', 'email'] }).notNull(),
    helpedBy: text({ enum: ['staff', 'volunteer', 'partner'] }).notNull(),
  },
  (t) => [
    check('visit_day_part', sql`${t.dayPart} in ('morning', 'afternoon', 'evening')`),
    check('visit_channel', sql`${t.channel} in ('walk_in', 'appointment', 'telephone', 'email')`),
    check('visit_helped_by', sql`${t.helpedBy} in ('staff', 'volunteer', 'partner')`),
    index('visit_of_day').on(t.day, t.branchId),
  ],
)

/** What a visitor asked, what was done, and how it ended. */
export const question = pgTable(
  'question',
  {
    id: uuid().primaryKey(),
    visitId: uuid()
      .notNull()
      .references(() => visit.id, { onDelete: 'cascade' }),
    topic: text().notNull(),
    help: text({
      enum: ['explained', 'looked_up', 'device', 'digid', 'course_offered', 'referred'],
    })
      .array()
      .notNull(),
    outcome: text({ enum: ['helped', 'partly', 'returns', 'referred', 'not_helped'] }).notNull(),
    minutes: text({ enum: ['lt5', '5_15', '15_30', '30_60', 'gt60'] }),
    provider: text(),
  },
  (t) => [
    check(
      'question_help',
      sql`${t.help} <@ array['explained', 'looked_up', 'device', 'digid', 'course_offered', 'referred']
        and cardinality(${t.help}) between 1 and 6`,
    ),
    check('question_outcome', sql`${t.outcome} in ('helped', 'partly', 'returns', 'referred', 'not_helped')`),
    check('question_minutes', sql`${t.minutes} in ('lt5', '5_15', '15_30', '30_60', 'gt60')`),
    // The code of a topic or of a provider: nothing that somebody typed.
    check('question_topic', sql`${t.topic} ~ '^[a-z][a-z-]{1,39}$'`),
    check('question_provider', sql`${t.provider} ~ '^[a-z][a-z-]{1,39}$'`),
    index('question_of_visit').on(t.visitId),
  ],
)

/** What a device has sent already, by the device's own id, which stands nowhere else: sent twice it counts once. */
export const visitSeen = pgTable('visit_seen', { id: uuid().primaryKey(), day: date().notNull() }, (t) => [
  index('visit_seen_day').on(t.day),
])

/** Under which line of the national form a topic is counted, where the library says otherwise than the list of topics. */
export const topicMapping = pgTable(
  'topic_mapping',
  {
    topic: text().primaryKey(),
    domain: text({ enum: ['overheid', 'bibliotheek', 'anders'] }).notNull(),
    provider: text(),
  },
  (t) => [check('topic_mapping_domain', sql`${t.domain} in ('overheid', 'bibliotheek', 'anders')`)],
)

/** A line of the month that was copied into the national form, and what it counted then. */
export const copiedLine = pgTable(
  'copied_line',
  {
    branchId: ref()
      .notNull()
      .references(() => branch.id, { onDelete: 'cascade' }),
    /** The first day of the month. */
    month: date().notNull(),
    line: text().notNull(),
    counted: integer().notNull(),
    copiedAt: instant().notNull(),
    copiedBy: uuid().references(() => user.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.branchId, t.month, t.line] }),
    check('copied_line_month', sql`extract(day from ${t.month}) = 1`),
    check('copied_line_counted', sql`${t.counted} >= 0`),
  ],
)
