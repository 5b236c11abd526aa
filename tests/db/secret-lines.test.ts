import postgres from 'postgres'
import { expect, test } from 'vitest'
import { limits } from '@/db/client'
import { repaired, saidAtOnce } from '@/db/driver'
import { Lines } from '@/db/lines'
import { freshDatabase } from '../support/database'
import { closesLate } from '../support/late'
import { aSecretRoad, inSecret } from '../support/secret-road'

const books = freshDatabase('file', 1)

test('a secret line is cut while something is about to be written: the next one is sound', async () => {
  const road = await aSecretRoad(books.url)
  const lines = new Lines()
  const connection = saidAtOnce(limits)
  const options = { max: 1, connect_timeout: 5, fetch_types: false, ssl: inSecret, connection }
  const sql = repaired(postgres(road.url, { ...{ socket: lines.open }, ...options }), lines)
  const ask = async () => [...(await sql.unsafe('select pg_backend_pid() as pid', []))]
  for (let round = 0; round < 3; round++) {
    const cut = sql.begin(async (tx) => {
      const line = closesLate()
      const [own] = await tx.unsafe('select pg_backend_pid() as pid')
      await books.sql`select pg_terminate_backend(${own?.pid}, 5000)`
      await line.closed
      process.nextTick(line.tell)
    })
    await expect(cut).rejects.toThrow()
    const began = performance.now()
    await ask().catch((error) => expect(error.code).toBe('57P01'))
    expect(await ask()).toEqual(await ask())
    expect(performance.now() - began).toBeLessThan(4_000)
  }
  await sql.end({ timeout: 5 })
  lines.close()
  await road.close()
})
