import { sql } from 'drizzle-orm'
import { makePgArray } from 'drizzle-orm/pg-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase, type Transaction } from '@/db/client'
import { freshDatabase } from '../support/database'
import { closesLate } from '../support/late'

const books = freshDatabase()
let db: Database
let uncaught: Error[] = []
const hear = (error: Error) => uncaught.push(error)

beforeEach(() => {
  uncaught = []
  process.on('uncaughtException', hear)
  // One connection: what happens to it happens to everyone.
  db = openDatabase(books.url, { max: 1 })
})

afterEach(async () => {
  await db.close()
  process.off('uncaughtException', hear)
  expect(uncaught).toEqual([])
})

const ways: [string, (tx: Transaction) => Promise<unknown>][] = [
  [
    'while nothing is asked, and something is asked afterwards',
    async (tx) => {
      await cut(tx)
      return tx.execute(sql`select 1`)
    },
  ],
  ['while nothing is asked, and nothing more is', (tx) => cut(tx)],
  [
    'in the middle of a statement',
    async (tx) => {
      const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      const cutting = gone(own?.pid as number)
      await Promise.all([tx.execute(sql`select pg_sleep(20)`), tx.execute(sql`select 1`), cutting])
    },
  ],
  [
    'and the work goes on as if nothing had happened',
    async (tx) => {
      await cut(tx)
      await Promise.allSettled([tx.execute(sql`select 1`), tx.execute(sql`select 2`)])
    },
  ],
  [
    'while its end is about to be written',
    async (tx) => {
      const line = closesLate()
      await cut(tx)
      await line.closed
      // After everything that follows by itself from the end of this work.
      process.nextTick(line.tell)
    },
  ],
  [
    'while a statement is about to be written',
    async (tx) => {
      const line = closesLate()
      await cut(tx)
      await line.closed
      process.nextTick(line.tell)
      await tx.execute(sql`select 1`)
    },
  ],
]

test.each(ways)(
  'a connection is cut %s: the work fails, the next one has a sound connection',
  async (_way, work) => {
    for (let round = 0; round < 3; round++) {
      await expect(db.transaction(work)).rejects.toThrow()
      const began = performance.now()
      // The driver says the last word of PostgreSQL (57P01) once more to whoever comes first; that is soon over.
      await db.execute(sql`select 1`).catch((error) => expect(error.code).toBe('57P01'))
      expect([...(await db.execute(sql`select 2 as two`))]).toEqual([{ two: 2 }])
      expect(await db.transaction(async (tx) => [...(await tx.execute(sql`select 3 as three`))])).toEqual([
        { three: 3 },
      ])
      expect(performance.now() - began).toBeLessThan(4_000)
    }
  },
)

test('work that fails by itself is rolled back, and the connection is used again', async () => {
  await expect(
    db.transaction(async (tx) => {
      await tx.execute(sql`create table half (id int)`)
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  const failing = db.transaction((tx) => tx.execute(sql`select 1 / 0`))
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  expect([...(await db.execute(sql`select to_regclass('half') as half`))]).toEqual([{ half: null }])
})

test('a statement that comes after its transaction is not sent to whoever has the connection now', async () => {
  let kept: Transaction | undefined
  const failed = db.transaction(async (tx) => {
    kept = tx
    throw new Error('over')
  })
  await expect(failed).rejects.toThrow('over')
  await expect(kept?.execute(sql`create table late (id int)`)).rejects.toThrow()
  expect([...(await db.execute(sql`select to_regclass('late') as late`))]).toEqual([{ late: null }])
})

/** Ends the connection of a transaction from outside, as a server does that is killed. */
async function cut(tx: Transaction): Promise<void> {
  const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  await gone(own?.pid as number)
}

/** Waits until the server has no such connection any more, and this process has heard of it. */
async function gone(pid: number): Promise<void> {
  await books.sql`select pg_terminate_backend(${pid}, 5000)`
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
}

test('an array of texts comes and goes as one, without asking the server what it is', async () => {
  const texts = ['nl', 'a "quoted", one', '{}', '']
  const [row] = await db.execute<{ texts: string[] }>(sql`select ${makePgArray(texts)}::text[] as texts`)
  expect(row?.texts).toEqual(texts)
})
