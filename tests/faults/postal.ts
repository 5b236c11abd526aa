import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type postgres from 'postgres'
import { aBooking, after, aPerson, aSlot, bookOne, days, job } from '../support/world'
import type { Manners } from './mail-server'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** A mail server that runs: how it behaves can be told, what it took can be asked. */
export type MailServer = {
  url: string
  behave: (manners: Manners) => Promise<void>
  taken: () => Promise<Record<string, number>>
  stop: () => Promise<void>
}

/** Starts a real mail server in a process of its own. */
export async function aMailServer(): Promise<MailServer> {
  const child = fork(here('./mail-server.ts'))
  const { port } = (await answer(child)) as { port: number }
  const ask = async (question: Manners | 'taken') => {
    child.send(question)
    return answer(child)
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    behave: async (manners) => void (await ask(manners)),
    taken: async () => ((await ask('taken')) as { taken: Record<string, number> }).taken,
    stop: () => killed(child, 'SIGTERM'),
  }
}

async function answer(child: ChildProcess): Promise<unknown> {
  const answered = new AbortController()
  const { signal } = answered
  const gone = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a program of the post ended with ${code}`)
  })
  gone.catch(() => {})
  try {
    return await Promise.race([once(child, 'message', { signal }).then(([said]) => said), gone])
  } finally {
    answered.abort()
  }
}

/** Ends a program that was started here, and waits until it is gone. */
export async function killed(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

export type PostmanGiven = { fast?: number; env?: Record<string, string>; jobs?: string }

/** A process that empties the tray as the site does; `fast` is by how many milliseconds its clock is ahead. */
export async function aPostman({ fast = 0, env = {}, jobs = '' }: PostmanGiven): Promise<ChildProcess> {
  const child = fork(here('./postman.ts'), {
    execArgv: [...process.execArgv, ...(fast ? ['--import', aheadBy(fast)] : [])],
    env: { ...process.env, ...(jobs && { JOBS: jobs }), ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  await answer(child)
  return child
}

/** What makes every clock of JavaScript run ahead in a process. */
function aheadBy(milliseconds: number): string {
  return `data:text/javascript,${encodeURIComponent(`const Real = Date
    globalThis.Date = class Date extends Real {
      constructor(...given) { given.length ? super(...given) : super(Real.now() + ${milliseconds}) }
      static now() { return Real.now() + ${milliseconds} }
    }`)}`
}

/** Puts so many letters in an empty tray, each to somebody who booked; answers with nothing when they lie there. */
export async function fillTray(sql: postgres.Sql, letters: number): Promise<void> {
  await sql`truncate message cascade`
  const began = new Date()
  const slot = await aSlot({ desks: letters, startsAt: after(days(3), began) })
  for (let i = 0; i < letters; i += 1) {
    const made = await bookOne(job, aBooking(slot.id, aPerson({ contactWay: 'email' })), began)
    if (!made.ok) throw new Error(`refused: ${made.reason}`)
  }
}

/** Waits until no letter is due any more; `hasten` lets every letter that waits for a next try have it at once. */
export async function emptied(sql: postgres.Sql, seconds: number, hasten = false): Promise<boolean> {
  const until = Date.now() + seconds * 1000
  while (Date.now() < until) {
    if (hasten)
      await sql`update message set due_at = now() where status = 'due' and lease is null and due_at > now()`
    const [row] =
      await sql`select count(*)::int as due from message where status = 'due' and channel = 'email'`
    if (row?.due === 0) return true
    await sleep(100)
  }
  return false
}

export type Books = {
  letters: number
  sent: number
  calls: number
  lost: number
  twice: number
  untrue: number
}

/** Compares the books with what the mail server took: a letter is sent once, or somebody calls. */
export async function audit(sql: postgres.Sql, taken: Record<string, number>): Promise<Books> {
  const rows = await sql<{ id: string; status: string; called: boolean }[]>`
    select m.id, m.status, exists (select from message c where c.key = m.key || ':call' and c.status = 'due') as called
    from message m where m.channel = 'email'`
  const sent = rows.filter((row) => row.status === 'sent')
  return {
    letters: rows.length,
    sent: sent.length,
    calls: rows.filter((row) => row.called).length,
    lost: rows.filter((row) => !row.called && !(row.status === 'sent' && taken[row.id])).length,
    twice: Object.values(taken).reduce((sum, times) => sum + Math.max(0, times - 1), 0),
    untrue: sent.filter((row) => !taken[row.id]).length,
  }
}
