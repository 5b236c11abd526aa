import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, ref } from './columns'
import { municipality, organisation } from './network'
import { user } from './team'

/** When a partner can be reached or visited, of each day of the week; the library's own hours belong to its branches. */
export const organisationHours = pgTable(
  'organisation_hours',
  {
    id: id(),
    organisationId: ref()
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    weekday: smallint().notNull(),
    fromTime: time().notNull(),
    untilTime: time().notNull(),
  },
  (t) => [
    check('organisation_hours_weekday', sql`${t.weekday} between 1 and 7`),
    check('organisation_hours_order', sql`${t.fromTime} < ${t.untilTime}`),
    unique('organisation_hours_once').on(t.organisationId, t.weekday, t.fromTime),
  ],
)

/** Days on which nobody of a partner works: they count in none of its promises. */
export const organisationClosure = pgTable(
  'organisation_closure',
  {
    id: id(),
    organisationId: ref()
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    fromDate: date().notNull(),
    untilDate: date().notNull(),
    reason: text().notNull(),
  },
  (t) => [
    check('organisation_closure_order', sql`${t.fromDate} <= ${t.untilDate}`),
    index('organisation_closure_of').on(t.organisationId, t.fromDate),
  ],
)

/** That one organisation may send residents to another; how, stands in its versions. */
export const agreement = pgTable(
  'agreement',
  {
    id: id(),
    fromId: ref()
      .notNull()
      .references(() => organisation.id),
    toId: ref()
      .notNull()
      .references(() => organisation.id),
    madeBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    madeAt: instant().notNull(),
  },
  (t) => [
    check('agreement_two', sql`${t.fromId} <> ${t.toId}`),
    index('agreement_from').on(t.fromId),
    index('agreement_to').on(t.toId),
  ],
)

/**
 * How an agreement was, is or will be. The days of a version never change, so that what was asked under it keeps the
 * days it began with; of two versions of one agreement never both hold (db/walls/agreements.sql).
 */
export const agreementVersion = pgTable(
  'agreement_version',
  {
    id: id(),
    agreementId: ref()
      .notNull()
      .references(() => agreement.id, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    topics: text().array().notNull(),
    /** Working days within which the one who is asked looks, calls the resident, and tells what became of it. */
    seeDays: smallint().notNull(),
    contactDays: smallint().notNull(),
    reportDays: smallint().notNull(),
    validFrom: date().notNull(),
    validUntil: date(),
    reviewOn: date().notNull(),
    /** Who agreed, on which day. */
    agreedBy: text().notNull(),
    agreedOn: date().notNull(),
    /** Who answers for which data, in a line, and since when that was settled. */
    dataLine: text().notNull(),
    dataOn: date().notNull(),
    madeBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    madeAt: instant().notNull(),
  },
  (t) => [
    unique('agreement_version_once').on(t.agreementId, t.number),
    check('agreement_version_topics', sql`cardinality(${t.topics}) between 1 and 100`),
    check(
      'agreement_version_days',
      sql`${t.seeDays} between 1 and 20 and ${t.contactDays} between ${t.seeDays} and 40 and ${t.reportDays} between 1 and 60`,
    ),
    check('agreement_version_validity', sql`${t.validUntil} is null or ${t.validFrom} <= ${t.validUntil}`),
  ],
)

/** For residents of which municipalities a version of an agreement holds. */
export const agreementArea = pgTable(
  'agreement_area',
  {
    versionId: ref()
      .notNull()
      .references(() => agreementVersion.id, { onDelete: 'cascade' }),
    municipalityId: ref()
      .notNull()
      .references(() => municipality.id),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.municipalityId] })],
)

/** Who of either side is asked when something of an agreement does not go as agreed. */
export const agreementContact = pgTable(
  'agreement_contact',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    versionId: ref()
      .notNull()
      .references(() => agreementVersion.id, { onDelete: 'cascade' }),
    side: text({ enum: ['from', 'to'] }).notNull(),
    name: text().notNull(),
    phone: text(),
    email: text(),
  },
  (t) => [
    check('agreement_contact_side', sql`${t.side} in ('from', 'to')`),
    check('agreement_contact_name', sql`${t.name} <> ''`),
    index('agreement_contact_of').on(t.versionId),
  ],
)
