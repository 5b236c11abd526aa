import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, period, ref } from './columns'
import { branch, organisation } from './network'
import { user } from './team'

export const consultationHours = pgTable(
  'consultation_hours',
  {
    id: id(),
    branchId: ref()
      .notNull()
      .references(() => branch.id),
    weekday: smallint().notNull(),
    fromTime: time().notNull(),
    untilTime: time().notNull(),
    minutes: smallint().notNull(),
    desks: smallint().notNull(),
    validFrom: date().notNull(),
    validUntil: date(),
  },
  (t) => [
    check('consultation_hours_weekday', sql`${t.weekday} between 1 and 7`),
    check('consultation_hours_order', sql`${t.fromTime} < ${t.untilTime}`),
    check('consultation_hours_minutes', sql`${t.minutes} between 5 and 240`),
    check('consultation_hours_desks', sql`${t.desks} between 1 and 20`),
    check('consultation_hours_validity', sql`${t.validUntil} is null or ${t.validFrom} <= ${t.validUntil}`),
    index().on(t.branchId),
  ],
)

export const course = pgTable(
  'course',
  {
    id: id(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    level: text({ enum: ['start', 'next', 'anyone'] }).notNull(),
    lessons: smallint().notNull(),
    minutes: smallint().notNull(),
    capacity: smallint().notNull(),
  },
  (t) => [check('course_level', sql`${t.level} in ('start', 'next', 'anyone')`)],
)

/** The umbrella for course runs and slots. Its capacity is the number of its `place` rows. */
export const activity = pgTable(
  'activity',
  {
    id: id(),
    kind: text({ enum: ['consultation', 'course'] }).notNull(),
    branchId: ref()
      .notNull()
      .references(() => branch.id),
    consultationHoursId: ref().references(() => consultationHours.id),
    courseId: ref().references(() => course.id),
    /** The name on cards and letters; consultations have none, they are never named. */
    title: text(),
    /** What is spoken there; a trainer may know more than Dutch. */
    languages: text({ enum: ['nl', 'en', 'ar', 'tr', 'pl', 'uk', 'ti', 'fa'] })
      .array()
      .notNull()
      .default(['nl']),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** Until when someone can still come in; null: until the start. A run may take people in after its first lesson. */
    enrolUntil: instant(),
    cancelledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    check(
      'activity_kind',
      sql`(${t.kind} = 'consultation' and ${t.courseId} is null and ${t.title} is null)
        or (${t.kind} = 'course' and ${t.courseId} is not null and ${t.title} is not null and ${t.consultationHoursId} is null)`,
    ),
    check('activity_order', sql`${t.startsAt} < ${t.endsAt}`),
    check(
      'activity_enrol',
      sql`${t.enrolUntil} is null or (${t.kind} = 'course' and ${t.enrolUntil} < ${t.endsAt})`,
    ),
    // One slot per rule and moment: making the slots twice changes nothing.
    unique('activity_slot').on(t.consultationHoursId, t.startsAt),
    index('activity_agenda').on(t.kind, t.branchId, t.startsAt),
    index('activity_by_start').on(t.kind, t.startsAt),
    index('activity_by_enrolment').on(t.kind, sql`coalesce(${t.enrolUntil}, ${t.startsAt})`),
  ],
)

/** Until when someone can still come in to an activity, in a query. */
export const enrolUntil = sql`coalesce(${activity.enrolUntil}, ${activity.startsAt})`.mapWith(
  activity.startsAt,
)

export const place = pgTable(
  'place',
  {
    activityId: ref()
      .notNull()
      .references(() => activity.id),
    number: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.number] }), check('place_number', sql`${t.number} >= 1`)],
)

export const meeting = pgTable(
  'meeting',
  {
    id: id(),
    activityId: ref()
      .notNull()
      .references(() => activity.id),
    number: smallint().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    during: period().notNull().generatedAlwaysAs(sql`tstzrange(starts_at, ends_at)`),
  },
  (t) => [
    check('meeting_order', sql`${t.startsAt} < ${t.endsAt}`),
    unique().on(t.activityId, t.number),
    unique('meeting_during').on(t.id, t.during),
    index('meeting_by_start').on(t.startsAt),
  ],
)

/**
 * Places in an activity that are kept for one partner until a moment. What is unused then is everyone's, without
 * a job: reservations are read together with the clock.
 */
export const reservation = pgTable(
  'reservation',
  {
    id: id(),
    activityId: ref()
      .notNull()
      .references(() => activity.id),
    partnerId: ref()
      .notNull()
      .references(() => organisation.id),
    places: smallint().notNull(),
    untilAt: instant().notNull(),
    madeBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    createdAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    check('reservation_places', sql`${t.places} >= 1`),
    uniqueIndex('reservation_once').on(t.activityId, t.partnerId).where(sql`${t.withdrawnAt} is null`),
  ],
)
