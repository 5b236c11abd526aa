import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/lib/tools/database'
import { asActor } from '@/lib/tools/transaction'
import { freshDatabase } from '../support/database'
import { job } from '../support/world'

freshDatabase('file', 1)

test('a statement with something undefined in it fails at once, and the connection goes on', async () => {
  const wrong = asActor(job, async (tx) => {
    await Promise.all([tx.execute(sql`select 1`), tx.execute(sql`select ${sql.param(undefined)}::int`)])
  })
  await expect(wrong).rejects.toThrow('query failed: UNKNOWN')
  expect([...(await database().execute(sql`select 1 as one`))]).toEqual([{ one: 1 }])
}, 5_000)

test('who is asking is forgotten at the end of the transaction', async () => {
  const kind = sql`select current_setting('wegwijs.kind', true) as kind`
  expect((await asActor(job, (tx) => tx.execute(kind)))[0]).toEqual({ kind: 'system' })
  expect((await database().execute<{ kind: string }>(kind))[0]?.kind ?? '').toBe('')
})
