import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { ensureLogin } from './roles'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Brings the database at `url` to the newest shape; several instances starting at once wait for each other. */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(hashtext('wegwijs migrate'))`
    await runMigrations(drizzle(client), { migrationsFolder: folder })
  } finally {
    await client.end({ timeout: 5 })
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set; `npm start` sets it for the embedded database')
  await migrate(url)
  if (!process.env.DATABASE_APP_URL) await ensureLogin(url, process.env.WEGWIJS_SECRET ?? '')
}
