import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, ref } from './columns'

/** How often something was tried per source (a keyed hash, never an address) in one hour. */
export const attempt = pgTable(
  'attempt',
  {
    what: text().notNull(),
    source: bytes().notNull(),
    hour: instant().notNull(),
    count: integer().notNull(),
    lastAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.what, t.source, t.hour] }), index('attempt_hour').on(t.hour)],
)

/** Who saw, made, changed or exported which rows; never what was in them. Nobody can change a line of it. */
export const journal = pgTable(
  'journal',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    /** Who: a user in an organisation, or a job. No foreign keys: it outlives them. */
    userId: uuid(),
    organisationId: ref(),
    job: text(),
    verb: text({ enum: ['see', 'make', 'change', 'export'] }).notNull(),
    /** Of what the rows are: `booking`, `member`, … and for what they were read. */
    kind: text().notNull(),
    why: text().notNull(),
    rowIds: text().array().notNull(),
  },
  (t) => [
    check('journal_verb', sql`${t.verb} in ('see', 'make', 'change', 'export')`),
    check('journal_who', sql`(${t.userId} is null) = (${t.job} is not null)`),
    index('journal_at').on(t.at),
    index('journal_rows').using('gin', t.rowIds),
  ],
)

/** Of which site this database is, in its one row: a restored copy would send everybody's letters again. */
export const site = pgTable(
  'site',
  {
    one: boolean().primaryKey().default(true),
    /** Follows from the secret of the site. */
    mark: bytes().notNull(),
    /** The numbers of the cluster and of the database in it; null where PostgreSQL does not tell them. */
    place: text(),
  },
  (t) => [check('site_one', sql`${t.one}`)],
)

/** When each periodic job last finished, so that health can tell whether the worker is alive. */
export const jobRun = pgTable('job_run', {
  job: text().primaryKey(),
  finishedAt: instant().notNull(),
})
