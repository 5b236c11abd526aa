import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  type PgTableExtraConfigValue,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { agreementVersion } from './agreements'
import { instant, ref } from './columns'
import { municipality, organisation } from './network'
import { user } from './team'

const byUser = () => uuid().references(() => user.id, { onDelete: 'set null' })

/**
 * What a resident asked and the library guards until it has ended well. Who has to do what, and until when, is a stored
 * promise; who must act now is read from it and the clock (`need_now`, db/walls/needs.sql). Nothing of a person stands
 * here, so that it stays when she is forgotten.
 */
export const need = pgTable(
  'need',
  {
    id: uuid().primaryKey(),
    /** What stands on her card: a sign longer than the code of a booking, so that neither opens the other. */
    code: text(),
    topic: text().notNull(),
    municipalityId: ref()
      .notNull()
      .references(() => municipality.id),
    openedBy: ref()
      .notNull()
      .references(() => organisation.id),
    openedByUser: byUser(),
    openedAt: instant().notNull(),
    /** The rendered form that made it: the same form sent twice is the same need. */
    formKey: uuid().notNull(),
    /** Who has to do something, what, the last day for it, and the day from which a coordinator does. */
    ownerId: ref().references(() => organisation.id),
    next: text({ enum: ['see', 'contact', 'report', 'route', 'help'] }),
    dueOn: date(),
    coordinatorFrom: date(),
    /** The asking that is under way. */
    referralId: uuid(),
    /** The day on which somebody sees her, of the owner's next step. */
    appointmentOn: date(),
    /** How it ended, and when; there is no fourth way. */
    ended: text({ enum: ['helped', 'stopped', 'unreachable'] }),
    endedAt: instant(),
    endedBy: byUser(),
    /** Who said that she was helped. */
    saidBy: text({ enum: ['resident', 'helper'] }),
    /** Another need of hers, which it is a double of: it counts with that one. */
    mergedInto: uuid(),
    /** What she said herself that the desk has to act on, until somebody did. */
    says: text({ enum: ['nobody_called', 'not_yet'] }),
    saysAt: instant(),
    /** Counts what happened to it, so that of two who act at once the second sees that. */
    revision: smallint().notNull().default(0),
    /** When name, contact and consents were wiped. */
    wipedAt: instant(),
  },
  (t): PgTableExtraConfigValue[] => [
    uniqueIndex('need_code').on(t.code),
    uniqueIndex('need_form').on(t.formKey),
    check('need_code_shape', sql`${t.code} ~ '^[34679ACDEFGHJKMNPQRTUVWXY]{7}$'`),
    check('need_topic', sql`${t.topic} ~ '^[a-z][a-z-]{1,39}$'`),
    check('need_ended', sql`${t.ended} in ('helped', 'stopped', 'unreachable')`),
    check('need_said_by', sql`${t.saidBy} in ('resident', 'helper')`),
    check('need_helped_by_word', sql`coalesce(${t.ended} = 'helped', false) = (${t.saidBy} is not null)`),
    check(
      'need_closed',
      sql`num_nonnulls(${t.ended}, ${t.mergedInto}) = (${t.endedAt} is not null)::int and ${t.mergedInto} is distinct from ${t.id}`,
    ),
    // Who signed is known at least as long as whose it was.
    check(
      'need_signed',
      sql`${t.ended} is distinct from 'unreachable' or ${t.endedBy} is not null or ${t.wipedAt} is not null`,
    ),
    // Open: somebody has to do something by a day. Closed: nobody has.
    check('need_next', sql`${t.next} in ('see', 'contact', 'report', 'route', 'help')`),
    check(
      'need_open',
      sql`num_nonnulls(${t.ownerId}, ${t.next}, ${t.dueOn}, ${t.coordinatorFrom}) = case when ${t.endedAt} is null then 4 else 0 end`,
    ),
    check('need_coordinator', sql`${t.coordinatorFrom} > ${t.dueOn}`),
    check(
      'need_asked',
      sql`(${t.referralId} is not null) = coalesce(${t.next} in ('see', 'contact', 'report'), false)`,
    ),
    check(
      'need_appointment',
      sql`${t.appointmentOn} is null or coalesce(${t.next} in ('report', 'help'), false)`,
    ),
    check(
      'need_says',
      sql`${t.says} is null or (${t.says} in ('nobody_called', 'not_yet') and ${t.endedAt} is null)`,
    ),
    check('need_says_at', sql`(${t.says} is null) = (${t.saysAt} is null)`),
    check('need_wiped', sql`${t.wipedAt} is null or (${t.endedAt} is not null and ${t.code} is null)`),
    foreignKey({ name: 'need_merged', columns: [t.mergedInto], foreignColumns: [t.id] }),
    // Whoever has to act on an asking is the one who was asked.
    foreignKey({
      name: 'need_asks_owner',
      columns: [t.referralId, t.id, t.ownerId],
      foreignColumns: [referral.id, referral.needId, referral.toId],
    }),
    index('need_still_open').on(t.dueOn).where(sql`ended_at is null`),
    index('need_of_owner').on(t.ownerId).where(sql`ended_at is null`),
    index('need_opened_by').on(t.openedBy, t.openedAt),
    // Who can be forgotten is asked every day, of all that ever ended.
    index('need_to_wipe').on(t.endedAt).where(sql`ended_at is not null and wiped_at is null`),
    index('need_merged_into').on(t.mergedInto).where(sql`merged_into is not null`),
  ],
)

/** Who a need is of and how she is reached; gone when the need has been closed for a while, or at her request. */
export const needContact = pgTable(
  'need_contact',
  {
    needId: uuid()
      .primaryKey()
      .references(() => need.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    nameKey: text().notNull(),
    contactWay: text({ enum: ['call', 'sms', 'email', 'card'] }).notNull(),
    contact: text(),
    contactKey: text(),
    lastDigits: text().generatedAlwaysAs(
      sql`case when contact_way in ('call', 'sms') then right(contact_key, 4) end`,
    ),
    contactOf: text({ enum: ['resident', 'helper', 'partner'] }).notNull(),
    language: text({ enum: ['nl', 'en', 'ar'] }).notNull(),
    /** When and where to call; never what it is about. */
    callWhen: text(),
    /** The day on which she comes back, of who cannot be reached; it stands on her card. */
    comesBackOn: date(),
  },
  (t) => [
    check('need_contact_name', sql`${t.name} <> ''`),
    check('need_contact_way', sql`${t.contactWay} in ('call', 'sms', 'email', 'card')`),
    check('need_contact_of', sql`${t.contactOf} in ('resident', 'helper', 'partner')`),
    check('need_contact_language', sql`${t.language} in ('nl', 'en', 'ar')`),
    check('need_contact_contact', sql`(${t.contactWay} = 'card') = (${t.contact} is null)`),
    check('need_contact_key', sql`(${t.contact} is null) = (${t.contactKey} is null)`),
    // Whoever cannot be reached has a day on which she comes back.
    check('need_contact_comes_back', sql`${t.contactWay} <> 'card' or ${t.comesBackOn} is not null`),
    check('need_contact_when', sql`char_length(${t.callWhen}) between 1 and 140`),
    index('need_contact_name_key').on(t.nameKey),
    index('need_contact_last_digits').on(t.lastDigits).where(sql`last_digits is not null`),
    index('need_contact_contact_key').on(t.contactKey).where(sql`contact_key is not null`),
  ],
)

/** What she agreed to: which organisation hears what of her, in the words as they were shown, for how long. */
export const consent = pgTable(
  'consent',
  {
    id: uuid().primaryKey(),
    needId: uuid()
      .notNull()
      .references(() => need.id, { onDelete: 'cascade' }),
    organisationId: ref()
      .notNull()
      .references(() => organisation.id),
    fields: text({ enum: ['name', 'contact', 'topic', 'language', 'call_when'] })
      .array()
      .notNull(),
    textVersion: text().notNull(),
    language: text({ enum: ['nl', 'en', 'ar'] }).notNull(),
    explainedBy: byUser(),
    givenAt: instant().notNull(),
    runsUntil: instant().notNull(),
    withdrawnAt: instant(),
    /** Through whom she took it back. */
    withdrawnBy: text({ enum: ['resident', 'desk', 'partner'] }),
  },
  (t) => [
    unique('consent_of').on(t.id, t.needId, t.organisationId),
    check(
      'consent_fields',
      sql`${t.fields} <@ array['name', 'contact', 'topic', 'language', 'call_when'] and ${t.fields} @> array['name', 'topic']`,
    ),
    check('consent_language', sql`${t.language} in ('nl', 'en', 'ar')`),
    check('consent_version', sql`${t.textVersion} ~ '^[0-9a-z-]{1,40}$'`),
    // Six months at most, however long the months are.
    check(
      'consent_runs',
      sql`${t.runsUntil} > ${t.givenAt} and ${t.runsUntil} <= ${t.givenAt} + interval '185 days'`,
    ),
    check('consent_withdrawn', sql`(${t.withdrawnAt} is null) = (${t.withdrawnBy} is null)`),
    check('consent_withdrawn_by', sql`${t.withdrawnBy} in ('resident', 'desk', 'partner')`),
    index('consent_of_need').on(t.needId),
  ],
)

/** One asking of one organisation, within a need; only with her consent, under an agreement. */
export const referral = pgTable(
  'referral',
  {
    id: uuid().primaryKey(),
    /** What stands on a printed sheet, to ask whether it still holds. */
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    needId: uuid()
      .notNull()
      .references(() => need.id, { onDelete: 'cascade' }),
    fromId: ref()
      .notNull()
      .references(() => organisation.id),
    toId: ref()
      .notNull()
      .references(() => organisation.id),
    consentId: uuid().notNull(),
    agreementVersionId: ref()
      .notNull()
      .references(() => agreementVersion.id),
    sentAt: instant().notNull(),
    sentBy: byUser(),
    /** The last days that were promised when it was sent: to look at it, and to call her (it stands on her card). */
    seeBy: date().notNull(),
    contactBy: date().notNull(),
    seenAt: instant(),
    acceptedAt: instant(),
    acceptedBy: byUser(),
    contactedAt: instant(),
    reportedAt: instant(),
    report: text({ enum: ['helped', 'partly', 'not_helped', 'no_contact', 'no_show', 'not_wanted'] }),
    declined: text({ enum: ['not_ours', 'no_room', 'wrong_town', 'not_wanted', 'other'] }),
    endedAt: instant(),
    endedBecause: text({ enum: ['declined', 'reported', 'rerouted', 'withdrawn', 'need_ended'] }),
  },
  (t) => [
    unique('referral_number').on(t.number),
    unique('referral_to').on(t.id, t.needId, t.toId),
    uniqueIndex('referral_under_way').on(t.needId).where(sql`ended_at is null`),
    check('referral_two', sql`${t.fromId} <> ${t.toId}`),
    check('referral_promise', sql`${t.seeBy} <= ${t.contactBy}`),
    check(
      'referral_report',
      sql`${t.report} in ('helped', 'partly', 'not_helped', 'no_contact', 'no_show', 'not_wanted')`,
    ),
    check(
      'referral_declined',
      sql`${t.declined} in ('not_ours', 'no_room', 'wrong_town', 'not_wanted', 'other')`,
    ),
    check(
      'referral_ended_because',
      sql`${t.endedBecause} in ('declined', 'reported', 'rerouted', 'withdrawn', 'need_ended')`,
    ),
    check('referral_ended', sql`(${t.endedAt} is null) = (${t.endedBecause} is null)`),
    check(
      'referral_declined_ended',
      sql`(${t.declined} is not null) = coalesce(${t.endedBecause} = 'declined', false)`,
    ),
    check(
      'referral_reported',
      sql`(${t.report} is not null) = (${t.reportedAt} is not null)
        and (${t.report} is not null) = coalesce(${t.endedBecause} = 'reported', false)`,
    ),
    // Nobody speaks with her, or tells how it went, who has not taken it on.
    check(
      'referral_taken',
      sql`${t.acceptedAt} is not null or num_nonnulls(${t.contactedAt}, ${t.report}) = 0`,
    ),
    foreignKey({
      name: 'referral_with_consent',
      columns: [t.consentId, t.needId, t.toId],
      foreignColumns: [consent.id, consent.needId, consent.organisationId],
    }),
    index('referral_of_need').on(t.needId),
    index('referral_for').on(t.toId, t.endedAt),
  ],
)

/** What happened to a need: append-only, and what is counted. How it stood before is kept, to put it back. */
export const event = pgTable(
  'event',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    needId: uuid()
      .notNull()
      .references(() => need.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    kind: text({
      // biome-ignore format: in the order of a need
      enum: [
        'opened', 'sent', 'seen', 'accepted', 'declined', 'contacted', 'appointment', 'reported', 'rerouted',
        'withdrawn', 'kept', 'answered', 'tried', 'partner_called', 'ended', 'merged', 'reopened', 'undone',
      ],
    }).notNull(),
    /** Whose hand it was. */
    by: text({ enum: ['resident', 'staff', 'partner', 'job'] }).notNull(),
    organisationId: ref().references(() => organisation.id),
    userId: byUser(),
    /** The asking that it belongs to, and whom that asks; the organisation stays when the asking is wiped. */
    referralId: uuid().references(() => referral.id, { onDelete: 'set null' }),
    toId: ref().references(() => organisation.id),
    /** A code: why declined, how reported, what she answered, why opened again. */
    detail: text(),
    /** Which revision of the need it made: only the last one can be taken back. */
    revision: smallint().notNull(),
    /** What an event of kind `undone` takes back. */
    undoes: bigint({ mode: 'number' }),
    wasOwnerId: ref(),
    wasNext: text(),
    wasDueOn: date(),
    wasCoordinatorFrom: date(),
    wasReferralId: uuid(),
    wasAppointmentOn: date(),
    wasSays: text(),
    wasSaysAt: instant(),
  },
  (t) => [
    check(
      'event_kind',
      sql`${t.kind} in ('opened', 'sent', 'seen', 'accepted', 'declined', 'contacted', 'appointment', 'reported',
        'rerouted', 'withdrawn', 'kept', 'answered', 'tried', 'partner_called', 'ended', 'merged', 'reopened',
        'undone')`,
    ),
    check('event_by', sql`${t.by} in ('resident', 'staff', 'partner', 'job')`),
    // Who works here acts for an organisation; a resident and a job for none.
    check('event_hand', sql`(${t.by} in ('staff', 'partner')) = (${t.organisationId} is not null)`),
    check('event_detail', sql`${t.detail} ~ '^[a-z][a-z_]{1,39}$'`),
    check('event_undoes', sql`(${t.kind} = 'undone') = (${t.undoes} is not null)`),
    foreignKey({ name: 'event_undone', columns: [t.undoes], foreignColumns: [t.id] }).onDelete('cascade'),
    uniqueIndex('event_undone_once').on(t.undoes),
    index('event_of_need').on(t.needId, t.id),
    index('event_by_moment').on(t.at),
  ],
)
