import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, inScope, openDatabase } from '@/db/client'
import { freshDatabase } from '../support/database'
import { aRoad, type Road } from '../support/road'

// A host that vanishes: every line stays open and says nothing more, while new ones lead to whoever took its place.
const books = freshDatabase('file', 1)
const silent = 400
let road: Road
let db: Database

beforeEach(async () => {
  road = await aRoad(books.url)
  db = openDatabase(road.url, { max: 3, silent })
})
afterEach(async () => {
  road.thaw()
  await db.close()
  await road.close()
})

test('who waits on a line that says nothing more is told, and the next question goes over a new line', async () => {
  expect(await answers(3)).toEqual([1, 1, 1])
  road.freeze()
  const began = performance.now()
  await expect(
    Promise.all([db.execute(sql`select 1`), inScope(db, { kind: 'nobody' }, ask)]),
  ).rejects.toThrow(/CONNECTION_CLOSED/)
  expect(performance.now() - began).toBeGreaterThanOrEqual(silent * 0.9)
  expect(await answers(3)).toEqual([1, 1, 1])
})

test('a transaction that waits for its end is told too, and takes no line out of the pool', async () => {
  for (let time = 0; time < 4; time++) {
    const ended = inScope(db, { kind: 'nobody' }, async (tx) => {
      await tx.execute(sql`select 1`)
      road.freeze()
    })
    await expect(ended).rejects.toThrow(/CONNECTION_CLOSED/)
  }
  expect(await answers(3)).toEqual([1, 1, 1])
})

test('a line on which nobody waits, or on which something comes, is let be', async () => {
  await answers(3)
  const before = road.lines()
  for (let asked = 0; asked < 8; asked++) await db.execute(sql`select pg_sleep(${silent / 4000})`)
  expect(road.lines()).toBe(before)
})

test('a line that can only be read leads to a standby: all are dropped, and new ones are asked for', async () => {
  await answers(3)
  const before = road.lines()
  const refused = inScope(db, { kind: 'nobody' }, async (tx) => {
    await tx.execute(sql`set transaction read only`)
    await tx.execute(sql`create table nothing ()`)
  })
  await expect(refused).rejects.toThrow(/25006|CONNECTION_CLOSED/)
  expect(await answers(1)).toEqual([1])
  expect(road.lines()).toBeGreaterThan(before)
})

const ask = (tx: Pick<Database, 'execute'>) => tx.execute(sql`select 1`)

async function answers(count: number): Promise<unknown[]> {
  // Of lines that are cut at once the pool hears one by one.
  await new Promise((done) => setImmediate(done))
  const asked = Array.from({ length: count }, () => db.execute<{ one: number }>(sql`select 1 as one`))
  return (await Promise.all(asked)).map(([row]) => row?.one)
}
