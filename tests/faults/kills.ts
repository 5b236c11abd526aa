import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import type { Server } from '../support/server'

/** Says of something whether it is as it should be; one thing that is not fails the whole. */
export function say(good: boolean, sentence: string): void {
  process.stdout.write(`${good ? '✓' : '✗'} ${sentence}\n`)
  if (!good) process.exitCode = 1
}

/** Kills the database so many times, each time after a while in which it worked again. */
export async function killNowAndThen(server: Server, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await sleep(2_500)
    await databaseAnswers(server)
    process.kill(await server.pid(), 'SIGKILL')
  }
}

/** Waits until the database answers again; throws when that takes more than 30 seconds. */
export async function databaseAnswers({ url }: Server): Promise<void> {
  const until = Date.now() + 30_000
  for (;;) {
    const probe = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
    const answered = await probe`select 1`.then(
      () => true,
      () => false,
    )
    await probe.end({ timeout: 1 })
    if (answered) return
    if (Date.now() > until) throw new Error('the database did not come back within 30 s')
    await sleep(100)
  }
}

/**
 * A client of who looks on while the database is killed: it is back at once, where by itself it waits longer after each time
 * that nobody answered. What it says afterwards is asked by one of its own (`looking`).
 */
export function onlooker({ url }: Server): postgres.Sql {
  return postgres(url, { max: 8, connect_timeout: 5, backoff: () => 0.2, onnotice: () => {} })
}

/** Looks at what became of it, by a client that nobody had while the database was killed: an older one may hold a line that is dead. */
export async function looking<Seen>(
  { url }: Server,
  look: (sql: postgres.Sql) => Promise<Seen>,
): Promise<Seen> {
  const fresh = postgres(url, { max: 4, connect_timeout: 30, onnotice: () => {} })
  try {
    return await look(fresh)
  } finally {
    await fresh.end({ timeout: 5 })
  }
}
