import { describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { freshDatabase } from '../support/database'
import { aWorker, belongingsOf, everythingAsked, pointers, rowsOf, toldOf } from '../support/walls'
import { now } from '../support/world'

// The first wall is switched off: everybody may ask for everything, and no query filters. What is left is
// PostgreSQL.
vi.mock('@/lib/access', async (original) => {
  const access = await original<typeof import('@/lib/access')>()
  const { sql } = await import('drizzle-orm')
  return { ...access, must: () => {}, may: () => true, visibleTo: () => sql`true` }
})

const database = freshDatabase()
const asked = everythingAsked(import.meta.glob(['/lib/*/queries.ts', '/lib/*/commands.ts'], { eager: true }))

describe.each(asked)('with the first wall down, $name', (one) => {
  test('gives another partner nothing all the same', async () => {
    const theirs = await belongingsOf(database.sql)
    const before = await rowsOf(database.sql, theirs)
    for (const other of await others()) {
      for (const pointer of pointers(theirs, one)) {
        const answer = await Promise.resolve()
          .then(() => one.run(other, pointer, now))
          .catch(String)
        expect(toldOf(theirs, answer)).toEqual([])
      }
    }
    expect(await rowsOf(database.sql, theirs)).toEqual(before)
  })
})

async function others(): Promise<Actor[]> {
  return [await aWorker(database.sql, 'partner'), await aWorker(database.sql, 'partner', true)]
}

test('with both walls down the same questions do find them: the test can fail', async () => {
  const theirs = await belongingsOf(database.sql)
  const other = await aWorker(database.sql, 'partner')
  await wall('disable')
  try {
    const found: number[] = []
    for (const one of asked.filter(({ name }) => name.includes('/bookings/queries')))
      for (const pointer of pointers(theirs, one)) {
        const answer = await Promise.resolve()
          .then(() => one.run(other, pointer, now))
          .catch(String)
        found.push(toldOf(theirs, answer).length)
      }
    expect(found.some((count) => count > 0)).toBe(true)
  } finally {
    await wall('enable')
  }
})

async function wall(state: 'enable' | 'disable'): Promise<void> {
  for (const table of ['booking', 'resident'])
    await database.sql.unsafe(`alter table ${table} ${state} row level security`)
}
