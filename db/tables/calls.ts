import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { activity } from './agenda'
import { booking } from './booking'
import { bytes, instant, ref } from './columns'
import { message } from './messages'
import { user } from './team'

/** One time that somebody called about a message, or meant to: nothing of it is ever overwritten. */
export const call = pgTable(
  'call',
  {
    id: uuid().primaryKey(),
    messageId: uuid()
      .notNull()
      .references(() => message.id, { onDelete: 'cascade' }),
    outcome: text({ enum: ['spoken', 'no_answer', 'voicemail', 'wrong_number'] }).notNull(),
    /** What the resident said where there was something to choose. */
    answer: text({ enum: ['yes', 'no', 'other'] }),
    at: instant().notNull(),
    calledBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    /** When the message was due before this call, to put it back there. */
    dueBefore: instant().notNull(),
    /** When somebody calls again; empty when nobody has to. */
    againAt: instant(),
    undoneAt: instant(),
  },
  (t) => [
    check('call_outcome', sql`${t.outcome} in ('spoken', 'no_answer', 'voicemail', 'wrong_number')`),
    check('call_answer', sql`${t.answer} in ('yes', 'no', 'other')`),
    check('call_answered', sql`${t.answer} is null or ${t.outcome} = 'spoken'`),
    check('call_again', sql`${t.againAt} is null or ${t.outcome} in ('no_answer', 'voicemail')`),
    index('call_of_message').on(t.messageId),
    index('call_at').on(t.at),
  ],
)

/** What somebody of the library has to do by a moment. */
export const task = pgTable(
  'task',
  {
    id: uuid().primaryKey(),
    kind: text({
      // biome-ignore format: about a booking, then about a course run, then about a source
      enum: [
        'not_reached', 'wrong_number', 'something_else', 'perhaps_double', 'missed_lessons', 'called_off',
        'too_few', 'tell_change', 'rush',
      ],
    }).notNull(),
    /** What it is about: somebody's booking, or a course run. */
    bookingId: uuid().references(() => booking.id, { onDelete: 'cascade' }),
    activityId: ref().references(() => activity.id, { onDelete: 'cascade' }),
    /** Or the network from which very much is booked, a keyed hash; empty bytes: from many at once. */
    source: bytes(),
    /** The call that it follows from: what is undone there is gone here. */
    callId: uuid().references(() => call.id, { onDelete: 'cascade' }),
    owner: text({ enum: ['coordinator', 'adviser'] }).notNull(),
    dueAt: instant().notNull(),
    doneAt: instant(),
    doneBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    /** How it ended; nothing is done without that. */
    receipt: text({ enum: ['told', 'arranged', 'given_up'] }),
    /** From when it is there to be done: what a mark causes waits as long as the mark can be undone. */
    createdAt: instant().notNull(),
  },
  (t) => [
    check(
      'task_kind',
      sql`${t.kind} in ('not_reached', 'wrong_number', 'something_else', 'perhaps_double', 'missed_lessons', 'called_off',
        'too_few', 'tell_change', 'rush')`,
    ),
    check('task_about', sql`num_nonnulls(${t.bookingId}, ${t.activityId}, ${t.source}) = 1`),
    check('task_about_source', sql`(${t.source} is not null) = (${t.kind} = 'rush')`),
    check('task_about_run', sql`(${t.activityId} is not null) = (${t.kind} = 'too_few')`),
    check('task_owner', sql`${t.owner} in ('coordinator', 'adviser')`),
    check('task_receipt', sql`${t.receipt} in ('told', 'arranged', 'given_up')`),
    check('task_done', sql`(${t.doneAt} is null) = (${t.receipt} is null)`),
    index('task_of_booking').on(t.bookingId),
    // Somebody who stays away is called about it once, however many mark it.
    uniqueIndex('task_of_absence_once').on(t.bookingId).where(sql`${t.kind} = 'missed_lessons'`),
    // Of a booking that does not go on there is one thing to do, however often the plan changes; of a run one that it is small.
    uniqueIndex('task_of_called_off')
      .on(t.bookingId)
      .where(sql`${t.kind} = 'called_off' and ${t.doneAt} is null`),
    uniqueIndex('task_of_run_once').on(t.activityId).where(sql`${t.kind} = 'too_few'`),
    // Of one source there is one thing to do at a time.
    uniqueIndex('task_of_source').on(t.source).where(sql`${t.kind} = 'rush' and ${t.doneAt} is null`),
    index('task_due').on(t.dueAt).where(sql`done_at is null`),
  ],
)
