import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ticket } from '@/db/tables/care'
import { forgetTickets, giveTicket, moveTicket } from '@/lib/attendance/commands/tickets'
import { ticketInput } from '@/lib/attendance/input'
import { deskDay } from '@/lib/attendance/queries/day'
import type { TicketStep } from '@/lib/attendance/rules/turn'
import { Forbidden } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import { aBranch, after, days, job, minutes, now, the } from '../../../support/world'

const house = freshDatabase('test', 24)

const walkIn = (branchId: number, firstName: string | null = null) => ({
  ...{ ticketId: randomUUID(), branchId, firstName },
})

describe('the line of walk-ins', () => {
  test('counts for each branch and each day by itself', async () => {
    const [anton, here, there] = [await aColleague('adviser'), await aBranch(), await aBranch()]
    const numbers = []
    for (const branch of [here, here, there]) numbers.push(await giveTicket(anton, walkIn(branch.id), now))
    numbers.push(await giveTicket(anton, walkIn(here.id), after(days(1))))
    expect(numbers.map((one) => one.ok && one.value.number)).toEqual([1, 2, 1, 1])
  })

  test('gives the same tap the same number, and no number where there is no branch', async () => {
    const [anton, here, there] = [await aColleague('adviser'), await aBranch(), await aBranch()]
    const wim = walkIn(here.id, 'Wim')
    await giveTicket(anton, wim, now)
    expect(await giveTicket(anton, wim, now)).toMatchObject({ ok: true, value: { number: 1 } })
    expect(await giveTicket(anton, { ...wim, branchId: there.id }, now)).toMatchObject({ reason: 'unknown' })
    expect(await giveTicket(anton, walkIn(999_999), now)).toMatchObject({ reason: 'unknown' })
    expect(await books().select().from(ticket)).toHaveLength(1)
    expect(await journalLines()).toEqual([
      {
        ...{ verb: 'make', kind: 'ticket', why: 'walk_in', rowIds: [wim.ticketId] },
        who: anton.userId,
      },
    ])
  })

  test('hands somebody to the desk that called first; the other one reads so', async () => {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    const { ticketId } = walkIn(branch.id)
    await giveTicket(anton, { ticketId, branchId: branch.id, firstName: null }, now)
    const both = await Promise.all(
      [1, 2].map(() => moveTicket(anton, { ticketId, step: 'turn' }, after(minutes(1)))),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'changed' })
  })

  test('can be gone back on for ten minutes, and not on another day', async () => {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    const given = walkIn(branch.id, 'Wim')
    await giveTicket(anton, given, now)
    const step = (one: TicketStep, at: Date) => moveTicket(anton, { ticketId: given.ticketId, step: one }, at)
    await step('turn', now)
    await step('helped', after(minutes(5)))
    expect(await step('back', after(minutes(15)))).toMatchObject({ reason: 'too_late' })
    expect(await step('back', after(minutes(14)))).toMatchObject({ ok: true, value: { state: 'turn' } })
    expect(await step('helped', after(days(1)))).toMatchObject({ reason: 'unknown' })
  })

  test('is the business of nobody but the desk', async () => {
    const branch = await aBranch()
    for (const role of ['trainer', 'dpo', 'reader'] as const)
      await expect(giveTicket(await aColleague(role), walkIn(branch.id), now)).rejects.toThrow(Forbidden)
  })
})

describe('forty walk-ins at three desks at the same moment', () => {
  async function fortyAtOnce() {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => giveTicket(anton, walkIn(branch.id), now).catch(() => null)),
    )
    return answers.flatMap((answer) => (answer?.ok ? [answer.value.number] : []))
  }

  test('have forty numbers, without a gap', async () => {
    const numbers = await fortyAtOnce()
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
  })

  test('have fewer without the lock: the race is real', async () => {
    await withoutGuards()
    const numbers = await fortyAtOnce()
    expect(new Set(numbers).size).toBeLessThan(40)
  })
})

test('yesterday’s walk-ins are forgotten with their first names, today’s are not, and nobody reads them before', async () => {
  const [anton, branch] = [await aColleague('adviser'), await aBranch()]
  const [wim, fatma] = [walkIn(branch.id, 'Wim'), walkIn(branch.id, 'Fatma')]
  await giveTicket(anton, wim, now)
  await giveTicket(anton, fatma, after(days(1)))
  const tomorrow = await deskDay(anton, { branchId: branch.id }, after(days(1)))
  expect(tomorrow.tickets.map(({ firstName }) => firstName)).toEqual(['Fatma'])
  expect(await forgetTickets(job, {}, after(days(1)))).toBe(1)
  expect(await forgetTickets(job, {}, after(days(1)))).toBe(0)
  const [kept, gone] = [await known(fatma.ticketId), await known(wim.ticketId)]
  expect([the(kept).firstName, gone]).toEqual(['Fatma', undefined])
})

test('a first name is short, and no number or address', () => {
  const read = (firstName: string | undefined) =>
    ticketInput.safeParse({ ticketId: randomUUID(), branchId: '3', firstName })
  expect(read(undefined)).toMatchObject({ data: { firstName: null, branchId: 3 } })
  expect(read('  Wim ')).toMatchObject({ data: { firstName: 'Wim' } })
  for (const wrong of ['111222333', 'a'.repeat(41), 'wim@elders.example', '…'])
    expect(read(wrong).success, wrong).toBe(false)
})

async function known(id: string) {
  const [row] = await books().select().from(ticket).where(eq(ticket.id, id))
  return row
}

/** The same command without the row lock and without the last word of the database. */
async function withoutGuards(): Promise<void> {
  await house.sql`alter table ticket drop constraint ticket_once`
  const client = (database() as unknown as { $client: { begin: (work: unknown) => unknown } }).$client
  const begin = client.begin.bind(client)
  client.begin = (work: unknown) =>
    begin((tx: { unsafe: (query: string, ...rest: unknown[]) => unknown }) => {
      const unsafe = tx.unsafe.bind(tx)
      tx.unsafe = (query, ...rest) => unsafe(query.replaceAll(' for no key update', ''), ...rest)
      return (work as (tx: unknown) => unknown)(tx)
    })
}
