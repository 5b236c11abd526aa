import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ask } from '@/lib/needs/commands/ask'
import { database, useDatabase as workWith } from '@/lib/tools/database'
import { asActor } from '@/lib/tools/transaction'
import { freshDatabase } from '../../support/database'
import { aNetwork, anAsk, did, theNeed } from '../../support/needs'
import { now } from '../../support/world'

freshDatabase()

test('a partner asks the library also as a part of something larger, as the demo is filled', async () => {
  const network = await aNetwork()
  const whole = database()
  const { needId } = await whole.transaction(async (tx) => {
    workWith(Object.assign(tx, { $client: whole.$client, close: async () => {} }))
    try {
      return did(await ask(network.kwadraad, anAsk(network, { versionId: network.fromKwadraad }), now))
    } finally {
      workWith(whole)
    }
  })
  expect(await theNeed(needId)).toMatchObject({ next: 'see', ownerId: network.libraryId })
  // Afterwards it is a card to them, and nothing to write.
  const open = await asActor(
    network.kwadraad,
    (tx) => tx.execute(sql`select from need_turn where id = ${needId}::uuid`),
    now,
  )
  expect(open).toEqual([])
})

test('what a colleague writes while a partner is busy is not of the partner’s own transaction', async () => {
  const network = await aNetwork()
  const form = anAsk(network, { versionId: network.fromKwadraad })
  const seen = await asActor(
    network.kwadraad,
    async (tx) => {
      // It has its number before the colleague begins.
      await tx.execute(sql`select pg_current_xact_id()`)
      const { needId } = did(await ask(network.kwadraad, form, now))
      return tx.execute<{ own: boolean }>(sql`select need_being_opened(${needId}::uuid) as own`)
    },
    now,
  )
  expect([...seen]).toEqual([{ own: false }])
})
