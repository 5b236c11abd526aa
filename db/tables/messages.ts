import { sql } from 'drizzle-orm'
import { check, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { booking } from './booking'
import { instant } from './columns'
import { need } from './needs'
import { invitation, signIn, user } from './team'

/** The outbox, the receipts and the call list in one table: one row per thing that someone must hear. */
export const message = pgTable(
  'message',
  {
    id: uuid().primaryKey(),
    /** One event, one message: `booking:…:confirmation`. */
    key: text().notNull().unique(),
    kind: text({
      // biome-ignore format: one line per subject
      enum: [
        'confirmation', 'waiting', 'offer', 'offer_lapsed', 'moved', 'cancelled', 'reminder', 'calendar',
        'called_off', 'rescheduled', 'lessons_changed', 'new_address', 'contact_changed', 'invitation', 'sign_in', 'need_sent', 'need_turn', 'need_ask', 'asked_partner', 'digest', 'stay',
      ],
    }).notNull(),
    channel: text({ enum: ['email', 'sms', 'call', 'card'] }).notNull(),
    /** What it is about: a booking, or the way in of someone who works here. */
    bookingId: uuid().references(() => booking.id, { onDelete: 'cascade' }),
    invitationId: uuid().references(() => invitation.id, { onDelete: 'cascade' }),
    signInId: uuid().references(() => signIn.id, { onDelete: 'cascade' }),
    /** A need: to its resident, or to somebody of an organisation that has to act on it (`userId`). */
    needId: uuid().references(() => need.id, { onDelete: 'cascade' }),
    /** Who works here and hears of it: of a need, or of their own work in numbers. */
    userId: uuid().references(() => user.id, { onDelete: 'cascade' }),
    status: text({ enum: ['due', 'sent', 'failed', 'dropped'] })
      .notNull()
      .default('due'),
    /** Who waits for it: somebody at the door, somebody who is expected today, or the rest. */
    lane: text({ enum: ['door', 'today', 'rest'] })
      .notNull()
      .default('rest'),
    dueAt: instant().notNull(),
    /** How often it was taken from the tray, also by a postman who never came back. */
    attempts: smallint().notNull().default(0),
    leasedUntil: instant(),
    /** Who took it: only the postman who holds the lease may write the receipt. */
    lease: uuid(),
    finishedAt: instant(),
    /** What the other side answered, or why it was dropped. Never an address, never a text. */
    receipt: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    check(
      'message_about',
      sql`num_nonnulls(${t.bookingId}, ${t.invitationId}, ${t.signInId}, coalesce(${t.needId}, ${t.userId})) = 1`,
    ),
    check('message_channel', sql`${t.channel} in ('email', 'sms', 'call', 'card')`),
    check('message_status', sql`${t.status} in ('due', 'sent', 'failed', 'dropped')`),
    check('message_lane', sql`${t.lane} in ('door', 'today', 'rest')`),
    // Nothing is "sent" without a receipt.
    check('message_receipt', sql`(${t.status} = 'due') = (${t.receipt} is null)`),
    check('message_finished', sql`(${t.status} = 'due') = (${t.finishedAt} is null)`),
    index('message_due').on(t.lane, t.dueAt).where(sql`status = 'due'`),
    index('message_of_booking').on(t.bookingId),
    index('message_of_need').on(t.needId).where(sql`${t.needId} is not null`),
    index('message_of_user').on(t.userId).where(sql`${t.userId} is not null`),
    index('message_of_invitation').on(t.invitationId).where(sql`${t.invitationId} is not null`),
    index('message_of_sign_in').on(t.signInId).where(sql`${t.signInId} is not null`),
  ],
)
