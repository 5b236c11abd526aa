import { sql } from 'drizzle-orm'
import { siteMark } from '@/db/site'
import { config } from './config'
import { database } from './database'

/**
 * Whether the database is a copy: restored elsewhere, or opened with the secret of another site. From a copy no letter
 * goes out and nothing is wiped until somebody says that it is the site now (`npm run not-a-copy`).
 */
export async function isCopy(): Promise<boolean> {
  const [row] = await database().execute<{ copy: boolean }>(
    sql`select is_copy(${siteMark(config().secret)}) as copy`,
  )
  return row?.copy ?? false
}
