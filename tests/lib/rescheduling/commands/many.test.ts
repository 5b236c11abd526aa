import { expect, test } from 'vitest'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import type { Choice } from '@/lib/rescheduling/rules/choices'
import { database } from '@/lib/tools/database'
import { anEmployee } from '../../../support/allowed/rows'
import { freshDatabase } from '../../../support/database'
import { aBooking, aBranch, aPerson, bookOne, job, now, the, weeklyHours } from '../../../support/world'

const books = freshDatabase('test')

/** How many statements are asked in a transaction of ours while something is done. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  type Tx = { unsafe: (...given: unknown[]) => unknown }
  const { $client: client } = database() as unknown as {
    $client: { begin: (work: (tx: Tx) => unknown) => unknown }
  }
  const begin = client.begin
  let count = 0
  client.begin = (inside) =>
    begin.call(client, (tx) => {
      const unsafe = tx.unsafe.bind(tx)
      tx.unsafe = (...given) => {
        count += 1
        return unsafe(...given)
      }
      return inside(tx)
    })
  try {
    await work()
  } finally {
    client.begin = begin
  }
  return count
}

test('what is done for each who is hit takes a dozen statements, and to look at them all takes a few', async () => {
  const branch = await aBranch()
  await weeklyHours(branch.id, { desks: 10 })
  await fillAgenda(job, {}, now)
  const slots = await books.sql`select id::int from activity where branch_id = ${branch.id}
    and (starts_at at time zone 'Europe/Amsterdam')::date = '2027-03-09'`
  const ways = ['call', 'email', 'sms'] as const
  for (let i = 0; i < 36; i += 1) {
    const person = aPerson({ contactWay: the(ways[i % 3]) })
    const made = await bookOne(job, aBooking(the(slots[i % 4]).id, person), now)
    if (!made.ok) throw new Error(made.reason)
  }
  const { actor } = await anEmployee('coordinator')
  const day = { fromDate: '2027-03-09', untilDate: '2027-03-09', fromTime: null, untilTime: null }
  const closure = { branchId: branch.id, ...day, reason: 'Verbouwing' }
  const change: Change = { kind: 'closure', closureId: null, closure }
  const { hits } = the((await previewOf(actor, change, now)) ?? undefined)
  expect(hits).toHaveLength(36)
  expect(await statementsOf(() => previewOf(actor, change, now))).toBeLessThan(40)
  const choices = hits.map(({ bookingId, proposed }, i): Choice => {
    if (i % 3 === 0) return { bookingId, way: 'call' }
    return i % 3 === 1 && proposed ? { bookingId, way: 'move', to: proposed } : { bookingId, way: 'cancel' }
  })
  const saved = await statementsOf(async () => {
    expect(await changeAgenda(actor, { change, choices, lessons: [] }, now)).toMatchObject({ ok: true })
  })
  expect(saved / hits.length).toBeLessThan(16)
})
