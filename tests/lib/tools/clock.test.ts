import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { hold } from '@/lib/bookings/commands/hold'
import { clock, ownClock, setClock } from '@/lib/tools/clock'
import { useDatabase as workWith } from '@/lib/tools/database'
import { health } from '@/lib/tools/jobs'
import { freshDatabase } from '../../support/database'
import { aGuest, aSlot, days, minutes } from '../../support/world'

const database = freshDatabase('test')

/** What the clock on the wall of this machine shows from now on: so many milliseconds fast. */
function runsFast(milliseconds: number): void {
  const real = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => real.call(Date) + milliseconds)
}

const databaseTime = async () => {
  const [row] = await database.sql`select clock_timestamp() as at`
  return new Date(row?.at).getTime()
}

beforeEach(setClock)
afterEach(async () => {
  vi.restoreAllMocks()
  await setClock()
})

describe('the clock of a process', () => {
  test("is the database's, whatever the machine shows", async () => {
    for (const fast of [minutes(20), -minutes(20), 0]) {
      vi.restoreAllMocks()
      runsFast(fast)
      await setClock()
      expect(Math.abs(clock().getTime() - (await databaseTime()))).toBeLessThan(1_000)
    }
  })

  test('that is five seconds off says so in health', async () => {
    runsFast(4_000)
    await setClock()
    expect((await health(clock())).clock).toBe('ok')
    vi.restoreAllMocks()
    runsFast(-6_000)
    await setClock()
    expect((await health(clock())).clock).toBe('off')
  })

  test('goes on by what it knew while the database does not answer', async () => {
    runsFast(minutes(20))
    await setClock()
    workWith(undefined)
    const before = process.env.DATABASE_APP_URL
    process.env.DATABASE_APP_URL = 'postgres://nobody@127.0.0.1:1/nothing'
    await setClock()
    if (before === undefined) delete process.env.DATABASE_APP_URL
    else process.env.DATABASE_APP_URL = before
    workWith(database.db)
    expect(ownClock()).toBe('off')
    expect(Math.abs(clock().getTime() - (await databaseTime()))).toBeLessThan(1_000)
  })

  test('twenty minutes fast takes over no hold that is fresh', async () => {
    const slot = await aSlot({ desks: 1, startsAt: new Date(Date.now() + days(2)) })
    const first = await hold(await aGuest({}, clock()), { activityId: slot.id }, clock())
    expect(first.ok).toBe(true)
    runsFast(minutes(20))
    await setClock()
    const second = await hold(await aGuest({}, clock()), { activityId: slot.id }, clock())
    expect(second.ok).toBe(false)
  })
})
