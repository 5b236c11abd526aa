import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'
import { catalogue } from './catalogue'
import { putUp, readWalls, takeDown, type Wall } from './walls'

type Migration = ReturnType<typeof readMigrationFiles>[number]

/** What a database is brought to: the tables by migrations, oldest first, and then the walls. */
export type Shape = { migrations: readonly Migration[]; walls: readonly Wall[] }

/** The shape that this house is written for. */
export function newestShape(): Shape {
  const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))
  return { migrations: readMigrationFiles({ migrationsFolder }), walls: readWalls() }
}

/**
 * Brings the database at `url` to the newest shape, whole or not at all; several instances starting at once wait for
 * each other. A database that has it already is only read.
 */
export async function migrate(url: string, shape: Shape = newestShape()): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'wegwijs migrate' },
  })
  try {
    await sql`select pg_advisory_lock(hashtext('wegwijs migrate'))`
    await sql.unsafe(books)
    await patiently(() => sql.begin((tx) => bring(tx, shape)))
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Which migrations were done (the table that drizzle's own tools know), and what stood when the walls were last put up. */
const books = `
  create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
  create table if not exists drizzle.walls (fingerprint text not null)`

async function bring(tx: postgres.TransactionSql, { migrations, walls }: Shape): Promise<void> {
  await tx.unsafe(`set local search_path to public; set local lock_timeout = ${LOCK_MS}`)
  const due = await notDone(tx, migrations)
  const [last] = await tx<{ fingerprint: string }[]>`select fingerprint from drizzle.walls`
  if (due.length === 0 && last?.fingerprint === (await fingerprint(tx, walls))) return
  await standAside(tx)
  // Before the migrations: a view holds on to its columns, a policy to its function.
  await takeDown(tx)
  for (const { sql: statements, hash, folderMillis } of due) {
    await tx.unsafe(statements.join(''))
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`
  }
  await putUp(tx, walls)
  await tx`delete from drizzle.walls`
  await tx`insert into drizzle.walls values (${await fingerprint(tx, walls)})`
}

async function notDone(tx: postgres.TransactionSql, migrations: readonly Migration[]): Promise<Migration[]> {
  const done = await tx<{ at: string }[]>`select created_at as at from drizzle.__drizzle_migrations`
  return migrations.filter(({ folderMillis }) => !done.some(({ at }) => Number(at) === folderMillis))
}

/** Of what is written and of what stands: a wall that somebody changed in the database is put right too. */
async function fingerprint(tx: postgres.TransactionSql, walls: readonly Wall[]): Promise<string> {
  const said = JSON.stringify([walls, await catalogue(tx)])
  return createHash('sha256').update(said).digest('hex')
}

// ---------- beside a site that runs ----------

/** Half of the second after which PostgreSQL looks for a deadlock: whoever works in the app is never its victim. */
const LOCK_MS = 500
/** For how long at most the app waits for the tables, before they are asked for again; it gives up after 3 seconds. */
const TABLES_MS = 1_500
const TRIES = 120

/**
 * Takes all tables at once, or none: what is done with them then is done in an instant. What whoever books takes first is
 * taken first: who comes waits there with nothing in hand, and who is busy can finish.
 */
async function standAside(tx: postgres.TransactionSql): Promise<void> {
  const tables = await tx<{ name: string }[]>`
    select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    order by relname <> 'activity', relname`
  await tx.unsafe(`set local statement_timeout = ${TABLES_MS}`)
  if (tables.length > 0)
    await tx.unsafe(`lock table ${tables.map(({ name }) => name).join()} in access exclusive mode`)
  await tx.unsafe('set local statement_timeout = 0')
}

async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await work()
      return
    } catch (error) {
      if (!isBusy(error)) throw error
      if (tried === TRIES)
        throw new Error('The tables were in use all the time (a backup, a long question?); try again.', {
          cause: error,
        })
      await sleep(LOCK_MS)
    }
  }
}

/** Somebody else has a table: the lock did not come in time, or not all of them did. */
function isBusy(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? error) as postgres.PostgresError
  return code === '55P03' || code === '57014' || code === '40P01'
}
