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
} from 'drizzle-orm/pg-core'
import { bytes, id, instant, ref } from './columns'

export const municipality = pgTable('municipality', {
  id: id(),
  slug: text().notNull().unique(),
  name: text().notNull(),
})

export const organisation = pgTable(
  'organisation',
  {
    id: id(),
    slug: text().notNull().unique(),
    kind: text({ enum: ['library', 'partner', 'municipality'] }).notNull(),
    name: text().notNull(),
    /** What residents read about it, in Dutch; in another language where somebody wrote that. */
    description: text(),
    descriptionEn: text(),
    descriptionAr: text(),
    source: text(),
    phone: text(),
    street: text(),
    postcode: text(),
    town: text(),
  },
  (t) => [
    check('organisation_kind', sql`${t.kind} in ('library', 'partner', 'municipality')`),
    // For whose role depends on the kind of organisation.
    unique('organisation_of_kind').on(t.id, t.kind),
  ],
)

export const organisationArea = pgTable(
  'organisation_area',
  {
    organisationId: ref()
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    municipalityId: ref()
      .notNull()
      .references(() => municipality.id),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.municipalityId] })],
)

export const branch = pgTable(
  'branch',
  {
    id: id(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    kind: text({ enum: ['library', 'outside'] })
      .notNull()
      .default('library'),
    organisationId: ref()
      .notNull()
      .references(() => organisation.id),
    municipalityId: ref()
      .notNull()
      .references(() => municipality.id),
    phone: text().notNull(),
    schoolRegion: text({ enum: ['noord', 'midden', 'zuid'] }).notNull(),
    /** The first day on which it is closed for good. */
    closedFrom: date(),
    /** When the hours were last read somewhere, and whether the library has confirmed them. */
    hoursSourceDate: date(),
    hoursVerifiedAt: instant(),
  },
  (t) => [
    check('branch_kind', sql`${t.kind} in ('library', 'outside')`),
    check('branch_school_region', sql`${t.schoolRegion} in ('noord', 'midden', 'zuid')`),
    index().on(t.organisationId),
  ],
)

/** Where a branch is from a day on: it may move house, and who comes later reads the new address. */
export const branchAddress = pgTable(
  'branch_address',
  {
    branchId: ref()
      .notNull()
      .references(() => branch.id, { onDelete: 'cascade' }),
    validFrom: date().notNull(),
    street: text().notNull(),
    postcode: text().notNull(),
    town: text().notNull(),
    /** Which door it is, and how to get there. */
    entrance: text(),
    /** A map that the library chose itself; we make none. */
    mapUrl: text(),
  },
  (t) => [
    primaryKey({ columns: [t.branchId, t.validFrom] }),
    check('branch_address_postcode', sql`${t.postcode} ~ '^[1-9][0-9]{3} [A-Z]{2}$'`),
    check('branch_address_map', sql`${t.mapUrl} ~ '^https://'`),
  ],
)

export const openingHours = pgTable(
  'opening_hours',
  {
    id: id(),
    branchId: ref()
      .notNull()
      .references(() => branch.id, { onDelete: 'cascade' }),
    weekday: smallint().notNull(),
    fromTime: time().notNull(),
    untilTime: time().notNull(),
    /** `walk_in`: someone of the IDO is there; `self_service`: the building is open, nobody can help. */
    kind: text({ enum: ['staffed', 'self_service', 'walk_in'] }).notNull(),
  },
  (t) => [
    check('opening_hours_weekday', sql`${t.weekday} between 1 and 7`),
    check('opening_hours_order', sql`${t.fromTime} < ${t.untilTime}`),
    check('opening_hours_kind', sql`${t.kind} in ('staffed', 'self_service', 'walk_in')`),
    unique().on(t.branchId, t.weekday, t.kind, t.fromTime),
  ],
)

export const closure = pgTable(
  'closure',
  {
    id: id(),
    /** Null: the whole library is closed. */
    branchId: ref().references(() => branch.id, { onDelete: 'cascade' }),
    fromDate: date().notNull(),
    untilDate: date().notNull(),
    /** On each of these days only from–until; null: the whole day. */
    fromTime: time(),
    untilTime: time(),
    reason: text().notNull(),
  },
  (t) => [
    check('closure_order', sql`${t.fromDate} <= ${t.untilDate}`),
    check(
      'closure_times',
      sql`(${t.fromTime} is null) = (${t.untilTime} is null) and ${t.fromTime} < ${t.untilTime}`,
    ),
    index().on(t.branchId, t.fromDate),
  ],
)

/**
 * A public holiday on which the library decided otherwise than the calendar says (lib/network/rules/holidays): open on 5 May,
 * closed on Good Friday.
 */
export const holiday = pgTable('holiday', {
  day: date().primaryKey(),
  closed: boolean().notNull(),
})

/** A school holiday of a region: courses go around it, consultations do not. */
export const schoolHoliday = pgTable(
  'school_holiday',
  {
    id: id(),
    region: text({ enum: ['noord', 'midden', 'zuid'] }).notNull(),
    name: text({ enum: ['autumn', 'christmas', 'spring', 'may', 'summer'] }).notNull(),
    fromDate: date().notNull(),
    untilDate: date().notNull(),
  },
  (t) => [
    check('school_holiday_region', sql`${t.region} in ('noord', 'midden', 'zuid')`),
    check('school_holiday_name', sql`${t.name} in ('autumn', 'christmas', 'spring', 'may', 'summer')`),
    check('school_holiday_order', sql`${t.fromDate} <= ${t.untilDate}`),
    unique().on(t.region, t.fromDate),
  ],
)

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Ten topics of which a library asks no other ten (facts.md 1.3). */
export const usualDeskTopics = [
  'digid-app',
  'digid-nieuw',
  'zorgtoeslag',
  'aangifte',
  'mijnoverheid',
  'telefoon-tablet',
  'printen',
  'rijbewijs',
  'cursus',
  'woning-zoeken',
]

/** What a library decides for itself; where it has no row, these defaults hold (lib/network/rules/hours.ts says them too). */
export const settings = pgTable(
  'settings',
  {
    organisationId: ref()
      .primaryKey()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    /** When the library calls people; an empty day: nobody calls. */
    mondayFrom: time().default('09:00'),
    mondayUntil: time().default('17:00'),
    tuesdayFrom: time().default('09:00'),
    tuesdayUntil: time().default('17:00'),
    wednesdayFrom: time().default('09:00'),
    wednesdayUntil: time().default('17:00'),
    thursdayFrom: time().default('09:00'),
    thursdayUntil: time().default('17:00'),
    fridayFrom: time().default('09:00'),
    fridayUntil: time().default('17:00'),
    saturdayFrom: time(),
    saturdayUntil: time(),
    sundayFrom: time(),
    sundayUntil: time(),
    /** Hours that an offer stands, counted from when it can be told. */
    offerHours: smallint().notNull().default(48),
    /** Whole calling windows in which somebody who must be called is reached. */
    reachWindows: smallint().notNull().default(1),
    /** How many people more than there are places the desk may let in to one activity. */
    overbookMost: smallint().notNull().default(2),
    /** One in how many places may be kept by who is still filling in, and taken from elsewhere with a card alone. */
    holdOneIn: smallint().notNull().default(3),
    /** What is asked most at the desk, on fixed places: the first stands under key 1, the last under 0. */
    deskTopics: text().array().notNull().default(usualDeskTopics),
    /** How many days ahead a time can be booked, and until how many minutes before it begins. */
    bookAheadDays: smallint().notNull().default(56),
    bookBeforeMinutes: smallint().notNull().default(60),
    /** The library's own mark on pages and paper: a PNG of 48 kB at most. */
    logo: bytes(),
    /** Under which name letters leave, and where an answer to them arrives; null: as the site is set up. */
    senderName: text(),
    replyTo: text(),
  },
  (t) => [
    ...weekdays.map((day) =>
      // Nobody is called at night, whatever a library sets.
      check(
        `settings_${day}`,
        sql`(${t[`${day}From`]} is null) = (${t[`${day}Until`]} is null) and ${t[`${day}From`]} >= '08:00'
          and ${t[`${day}From`]} < ${t[`${day}Until`]} and ${t[`${day}Until`]} <= '21:00'`,
      ),
    ),
    check(
      'settings_calls',
      sql`num_nonnulls(${t.mondayFrom}, ${t.tuesdayFrom}, ${t.wednesdayFrom}, ${t.thursdayFrom}, ${t.fridayFrom},
        ${t.saturdayFrom}, ${t.sundayFrom}) >= 1`,
    ),
    check('settings_book_ahead', sql`${t.bookAheadDays} between 1 and 180`),
    check('settings_book_before', sql`${t.bookBeforeMinutes} between 0 and 10080`),
    check('settings_logo', sql`octet_length(${t.logo}) <= 49152`),
    check('settings_offer_hours', sql`${t.offerHours} between 2 and 336`),
    check('settings_reach_windows', sql`${t.reachWindows} between 1 and 10`),
    check('settings_hold_one_in', sql`${t.holdOneIn} between 1 and 10`),
    check('settings_overbook_most', sql`${t.overbookMost} between 0 and 10`),
    check('settings_desk_topics', sql`cardinality(${t.deskTopics}) between 1 and 10`),
  ],
)

/**
 * An address on the internet that is the library's own, of a branch: from there more is booked than from elsewhere. Keyed
 * hashes, as of every address; who added it knows which it is.
 */
export const ownAddress = pgTable(
  'own_address',
  {
    id: id(),
    branchId: ref()
      .notNull()
      .references(() => branch.id, { onDelete: 'cascade' }),
    /** The address itself, and the network in which it lies. */
    address: bytes().notNull().unique(),
    network: bytes().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [index('own_address_network').on(t.network)],
)
