import postgres from 'postgres'
import { afterEach, expect, test } from 'vitest'
import { runInHouse } from '@/app/_start/scripts'
import { appUrl } from '@/db/roles'
import { freshDatabase } from '../support/database'

const database = freshDatabase('file', 1)
const environment = { ...process.env }
const secret = 'of the running site'

afterEach(async () => {
  process.env = { ...environment }
  const { username } = new URL(appUrl(database.url, secret))
  await database.sql.unsafe(`drop role if exists "${username}"`)
})

/** `npm run db:migrate`, or a start, with this secret or with none. */
function readied(known: string): Promise<number> {
  process.env = { ...environment, DATABASE_URL: database.url, WEGWIJS_SECRET: known }
  delete process.env.DATABASE_APP_URL
  return runInHouse('app/_start/database.ts')
}

/** Whether a new line opens with the password that follows from a secret, or why not. */
async function opens(known: string): Promise<string> {
  const sql = postgres(appUrl(database.url, known), { max: 1, onnotice: () => {} })
  return sql`select 1`
    .then(() => 'yes')
    .catch(({ code }) => code)
    .finally(() => sql.end({ timeout: 5 }))
}

test('a migration that does not know the secret lets the login of the running site be', async () => {
  expect(await readied(secret)).toBe(0)
  expect(await opens(secret)).toBe('yes')
  expect(await readied('')).toBe(0)
  expect([await opens(secret), await opens('')]).toEqual(['yes', '28P01'])
}, 120_000)
