import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import { settle } from '@/lib/places/commands/settle'
import { useDatabase as workWith } from '@/lib/tools/database'
import { keepBooks } from '../support/database'
import { violations } from '../support/invariants'
import { startServer, testLogin } from '../support/server'
import { aBranch, aCourseRun, after, aSlot, days, hours, job } from '../support/world'
import { databaseAnswers, killNowAndThen, say } from './kills'
import type { Told, Work } from './visitors'

const PROCESSES = 4
const SECONDS = 20
const KILLS = 5

// Nothing careless: what is acknowledged has to survive the death of the server.
const server = await startServer({ revive: true })
await migrate(server.url)
await ensureLogin(server.url, testLogin.secret, testLogin.name)
const url = appUrl(server.url, testLogin.secret, testLogin.name)
const db = openDatabase(url, { max: 4, applicationName: 'wegwijs faults' })
const owner = openDatabase(server.url, { max: 2, applicationName: 'wegwijs faults owner' })
workWith(db)
keepBooks(owner)
const sql = postgres(server.url, { max: 2, onnotice: () => {} })
try {
  await soak('undisturbed', async () => {})
  await soak(`killed ${KILLS} times`, () => killNowAndThen(server, KILLS))
  const deadlocks = readFileSync(server.log, 'utf8').split('deadlock detected').length - 1
  say(deadlocks === 0, `${deadlocks} deadlocks in the log of the server`)
} finally {
  await Promise.all([db.close(), owner.close(), sql.end({ timeout: 5 })])
  await server.stop()
}
process.exit()

async function soak(name: string, disturb: () => Promise<void>): Promise<void> {
  const began = new Date()
  const work: Work = {
    url,
    ownerUrl: server.url,
    seconds: SECONDS,
    began: began.getTime(),
    ...(await agenda(began)),
  }
  const [told] = await Promise.all([
    Promise.all(Array.from({ length: PROCESSES }, () => visitors(work))),
    disturb(),
  ])
  await databaseAnswers(server)
  // Every hold that somebody left has run out by then.
  while ((await settle(job, {}, after(hours(20), began))) > 0);

  const sum = (pick: (one: Told) => number) => told.reduce((total, one) => total + pick(one), 0)
  const made = told.flatMap((one) => one.made)
  const cancelled = told.flatMap((one) => one.cancelled)
  const done = sum((one) => one.done)
  say(
    made.length > 100,
    `${name}: ${done} commands answered, ${made.length} bookings, ${cancelled.length} cancelled`,
  )
  const failed = [...new Set(told.flatMap((one) => one.failures))].slice(0, 8)
  const failures = sum((one) => one.failed)
  const silent = name === 'undisturbed' ? failures === 0 : true
  say(silent, `${name}: ${failures} commands failed${failures ? ` (${failed.join(', ')})` : ''}`)
  const unanswered = sum((one) => one.unanswered)
  say(unanswered === 0, `${name}: ${unanswered} commands without any answer within 20 s`)
  const uncaught = told.flatMap((one) => one.uncaught)
  const kinds = [...new Set(uncaught)].map((one) => `\n    ${one}`).join('')
  say(uncaught.length === 0, `${name}: ${uncaught.length} errors that nobody caught${kinds}`)
  const twice = sum((one) => one.twice)
  say(twice === 0, `${name}: ${twice} double clicks that made two bookings`)
  const kept = new Map(
    (await sql`select id, status from booking where status <> 'held'`).map((row) => [row.id, row.status]),
  )
  const lost = made.filter((id) => !kept.has(id))
  say(lost.length === 0, `${name}: ${lost.length} acknowledged bookings lost`)
  const revived = cancelled.filter((id) => kept.get(id) !== 'cancelled')
  say(revived.length === 0, `${name}: ${revived.length} acknowledged cancellations lost`)
  const wrong = await violations(sql)
  say(
    wrong.length === 0,
    `${name}: ${wrong.length} rules broken${wrong.map((one) => `\n    ${one}`).join('')}`,
  )
}

async function agenda(began: Date): Promise<Pick<Work, 'slots' | 'courses'>> {
  const branch = await aBranch()
  const slots: number[] = []
  const courses: number[] = []
  for (let i = 1; i <= 40; i += 1)
    slots.push((await aSlot({ branchId: branch.id, desks: 3, startsAt: after(days(i), began) })).id)
  for (let i = 1; i <= 6; i += 1)
    courses.push(
      (await aCourseRun({ branchId: branch.id, places: 6, startsAt: after(days(50 + i), began) })).id,
    )
  return { slots, courses }
}

/** One process full of visitors; answers with what they were told. */
async function visitors(work: Work): Promise<Told> {
  const child: ChildProcess = fork(fileURLToPath(new URL('./visitors.ts', import.meta.url)))
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`a process of visitors ended with ${code}`)
  })
  child.send(work)
  const [told] = await Promise.race([once(child, 'message'), gone])
  gone.catch(() => {})
  child.disconnect()
  return told as Told
}
