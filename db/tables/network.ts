import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, primaryKey, smallint, text, time, unique } from 'drizzle-orm/pg-core'
import { id, instant, ref } from './columns'

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
    reason: text().notNull(),
  },
  (t) => [check('closure_order', sql`${t.fromDate} <= ${t.untilDate}`), index().on(t.branchId, t.fromDate)],
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
    /** What is asked most at the desk, on fixed places: the first stands under key 1, the last under 0. */
    deskTopics: text().array().notNull().default(usualDeskTopics),
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
    check('settings_offer_hours', sql`${t.offerHours} between 2 and 336`),
    check('settings_reach_windows', sql`${t.reachWindows} between 1 and 10`),
    check('settings_overbook_most', sql`${t.overbookMost} between 0 and 10`),
    check('settings_desk_topics', sql`cardinality(${t.deskTopics}) between 1 and 10`),
  ],
)
