import { sql } from 'drizzle-orm'
import {
  boolean,
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

/** Consultation hours as something that stays the same while its times change: a time of the agenda belongs to it. */
export const consultationHours = pgTable(
  'consultation_hours',
  {
    id: id(),
    branchId: ref()
      .notNull()
      .references(() => branch.id),
  },
  (t) => [index().on(t.branchId)],
)

/** How often weekly hours come back. */
export const rhythms = ['weekly', 'fortnightly', 'monthly'] as const

const spoken = ['nl', 'en', 'ar', 'tr', 'pl', 'uk', 'ti', 'fa'] as const

/** What consultation hours look like from a day until another; one at a time (db/walls/planning.sql). */
export const hoursVersion = pgTable(
  'hours_version',
  {
    id: id(),
    hoursId: ref()
      .notNull()
      .references(() => consultationHours.id),
    validFrom: date().notNull(),
    validUntil: date(),
    weekday: smallint().notNull(),
    rhythm: text({ enum: rhythms }).notNull().default('weekly'),
    /** Every other week counts from the week of this day. */
    anchor: date(),
    /** Which of these weekdays in a month: 1 to 4, or 5 for the last. */
    nth: smallint(),
    fromTime: time().notNull(),
    untilTime: time().notNull(),
    minutes: smallint().notNull(),
    /** Minutes between one time and the next. */
    pause: smallint().notNull().default(0),
    desks: smallint().notNull(),
    /** How many of the desks are kept for who walks in. */
    walkInDesks: smallint().notNull().default(0),
    languages: text({ enum: spoken }).array().notNull().default(['nl']),
    /** Null: everything can be asked. */
    topics: text().array(),
    madeBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    madeAt: instant().notNull().defaultNow(),
  },
  (t) => [
    check('hours_version_weekday', sql`${t.weekday} between 1 and 7`),
    check('hours_version_rhythm', sql`${t.rhythm} in ('weekly', 'fortnightly', 'monthly')`),
    check('hours_version_anchor', sql`(${t.anchor} is not null) = (${t.rhythm} = 'fortnightly')`),
    check(
      'hours_version_nth',
      sql`(${t.nth} is not null) = (${t.rhythm} = 'monthly') and ${t.nth} between 1 and 5`,
    ),
    check('hours_version_order', sql`${t.fromTime} < ${t.untilTime}`),
    check('hours_version_minutes', sql`${t.minutes} between 5 and 240`),
    check('hours_version_pause', sql`${t.pause} between 0 and 60`),
    check('hours_version_desks', sql`${t.desks} between 1 and 20`),
    check('hours_version_walk_in', sql`${t.walkInDesks} between 0 and ${t.desks}`),
    check('hours_version_languages', sql`cardinality(${t.languages}) >= 1`),
    check('hours_version_topics', sql`cardinality(${t.topics}) >= 1`),
    check('hours_version_validity', sql`${t.validUntil} is null or ${t.validFrom} <= ${t.validUntil}`),
    index('hours_version_of').on(t.hoursId, t.validFrom),
  ],
)

/** How consultation hours differ on one date: off, at other times, or with fewer or more desks. */
export const hoursException = pgTable(
  'hours_exception',
  {
    hoursId: ref()
      .notNull()
      .references(() => consultationHours.id),
    date: date().notNull(),
    off: boolean().notNull(),
    fromTime: time(),
    untilTime: time(),
    desks: smallint(),
    because: text({ enum: ['illness', 'training', 'event', 'busy', 'other'] }).notNull(),
    madeBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    madeAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.hoursId, t.date] }),
    check(
      'hours_exception_off',
      sql`not ${t.off} or num_nonnulls(${t.fromTime}, ${t.untilTime}, ${t.desks}) = 0`,
    ),
    check('hours_exception_says', sql`${t.off} or num_nonnulls(${t.fromTime}, ${t.desks}) >= 1`),
    check(
      'hours_exception_times',
      sql`(${t.fromTime} is null) = (${t.untilTime} is null) and ${t.fromTime} < ${t.untilTime}`,
    ),
    check('hours_exception_desks', sql`${t.desks} between 1 and 20`),
    check('hours_exception_because', sql`${t.because} in ('illness', 'training', 'event', 'busy', 'other')`),
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
    /** Below so many people a coordinator looks, a week ahead. */
    minimum: smallint().notNull().default(1),
    /** What somebody learns, in plain words; in another language where somebody wrote that. */
    learns: text(),
    learnsEn: text(),
    learnsAr: text(),
    /** For whom it is, and what to bring; as above. */
    forWhom: text(),
    bring: text(),
    /** From when no new runs are made of it. */
    retiredAt: instant(),
  },
  (t) => [
    check('course_lessons', sql`${t.lessons} between 1 and 60`),
    check('course_minutes', sql`${t.minutes} between 15 and 480`),
    check('course_capacity', sql`${t.capacity} between 1 and 200`),
    check('course_minimum', sql`${t.minimum} between 1 and ${t.capacity}`),
    check('course_level', sql`${t.level} in ('start', 'next', 'anyone')`),
  ],
)

/** Why a time is let stand: it was promised, it is in another room, somebody is there after all, or it cannot wait. */
const kept = ['promised', 'elsewhere', 'staffed', 'urgent'] as const

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
    languages: text({ enum: spoken }).array().notNull().default(['nl']),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** Until when someone can still come in; null: until the start. A run may take people in after its first lesson. */
    enrolUntil: instant(),
    cancelledAt: instant(),
    /** What can be asked at a consultation; null: everything. */
    topics: text().array(),
    /** From when residents see a course run; null: a draft. Consultations are seen at once. */
    publishedAt: instant(),
    /** Somebody let it stand though the plan has it no more: who, and why; until the plan has it again, or takes it further away. */
    keptBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    keptBecause: text({ enum: kept }),
    keptAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    check('activity_kept', sql`(${t.keptAt} is null) = (${t.keptBecause} is null)`),
    check('activity_kept_because', sql`${t.keptBecause} in ('promised', 'elsewhere', 'staffed', 'urgent')`),
    check('activity_published', sql`${t.publishedAt} is null or ${t.kind} = 'course'`),
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
    // One slot per hours and moment: making the slots twice changes nothing. What was withdrawn can come back.
    uniqueIndex('activity_slot').on(t.consultationHoursId, t.startsAt).where(sql`${t.cancelledAt} is null`),
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
    /** Why a lesson is let stand on a day on which its branch is closed. */
    keptBecause: text({ enum: kept }),
    /** Since when a lesson is at another moment than it was; a letter says which of them are. */
    movedAt: instant(),
  },
  (t) => [
    check('meeting_kept_because', sql`${t.keptBecause} in ('promised', 'elsewhere', 'staffed', 'urgent')`),
    check('meeting_order', sql`${t.startsAt} < ${t.endsAt}`),
    unique().on(t.activityId, t.number),
    unique('meeting_during').on(t.id, t.during),
    index('meeting_by_start').on(t.startsAt),
  ],
)

/** A lesson that does not take place: its meeting is gone, so that nobody is expected there; this is what is left of it. */
export const lessonOff = pgTable(
  'lesson_off',
  {
    activityId: ref()
      .notNull()
      .references(() => activity.id, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    offAt: instant().notNull(),
    offBy: uuid().references(() => user.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.number] }),
    check('lesson_off_order', sql`${t.startsAt} < ${t.endsAt}`),
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
