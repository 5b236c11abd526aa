import { sql } from 'drizzle-orm'
import { database } from './database'
import { errorCode, log } from './log'

/** Seconds that this machine's clock may differ from the database's before health tells. */
const MOST_OFF = 5
/** Milliseconds between two looks at the clock of the database. */
const EVERY = 10_000
/** Looks of which the quickest counts: the longer an answer is under way, the less it says. */
const LOOKS = 3
/** Milliseconds after which an answer says too little. */
const LONGEST_LOOK = 2_000

// One clock per process, also when a bundler loads this file twice.
const shared = globalThis as { wegwijsClock?: { behind: number; keeper?: NodeJS.Timeout; looking?: boolean } }

/**
 * What time it is: the clock of this machine, corrected to that of the database. Every door and job asks here, so
 * that instances whose own clocks differ agree about who came first and what has run out.
 */
export function clock(): Date {
  return new Date(Date.now() + (shared.wegwijsClock?.behind ?? 0))
}

/** Whether the clock of this machine is less than five seconds off; someone has to set one that is. */
export function ownClock(): 'ok' | 'off' {
  return Math.abs(shared.wegwijsClock?.behind ?? 0) < MOST_OFF * 1000 ? 'ok' : 'off'
}

/** Looks once how far this machine's clock is behind the database's; without an answer what was known stays. */
export async function setClock(): Promise<void> {
  const before = ownClock()
  try {
    const looks: { took: number; behind: number }[] = []
    for (let i = 0; i < LOOKS; i += 1) looks.push(await look())
    const best = looks.reduce((a, b) => (b.took < a.took ? b : a))
    if (best.took < LONGEST_LOOK)
      shared.wegwijsClock = { ...shared.wegwijsClock, behind: Math.round(best.behind) }
  } catch (error) {
    log('clock_not_set', { code: errorCode(error) })
  }
  if (ownClock() === 'off' && before === 'ok')
    log('clock_off', { secondsBehind: Math.round((shared.wegwijsClock?.behind ?? 0) / 1000) })
}

/** Sets the clock of this process now and every ten seconds; it keeps no process alive. */
export async function keepClock(): Promise<void> {
  await setClock()
  shared.wegwijsClock ??= { behind: 0 }
  shared.wegwijsClock.keeper ??= setInterval(() => void again(), EVERY).unref()
}

/** One at a time: a database that hangs would have every connection taken by questions about the time. */
async function again(): Promise<void> {
  if (shared.wegwijsClock?.looking) return
  shared.wegwijsClock = { behind: 0, ...shared.wegwijsClock, looking: true }
  await setClock()
  shared.wegwijsClock = { ...shared.wegwijsClock, looking: false }
}

async function look(): Promise<{ took: number; behind: number }> {
  const [asked, began] = [Date.now(), performance.now()]
  const [row] = await database().execute<{ at: string }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as at`,
  )
  const took = performance.now() - began
  return { took, behind: Number(row?.at) - (asked + took / 2) }
}
