// How long every job of the site takes under the app's own role: one line of JSON, in ms. With `--steadily` it does
// them over and over instead, until it is stopped.
import { jobs } from '@/app/_start/worker'
import { type Database, openDatabase } from '@/db/client'
import { useDatabase as workWith } from '@/lib/tools/database'
import { errorCode } from '@/lib/tools/log'
import { addDays, atLocal, localDate } from '@/lib/tools/time'
import type { Jobs } from './results'
import './uncaught'

// What a job does is bounded in the bench as it is on the site.
const stays = new AbortController().signal
const steadily = process.argv.includes('--steadily')

const db = openDatabase(process.env.DATABASE_APP_URL ?? '', { max: 4, applicationName: 'wegwijs bench' })
const transactions = timed(db)
workWith(db)
// Nobody is ever to hear of what is invented here.
process.env.DEMO = '1'
// On the site the connections stand.
await Promise.all(Array.from({ length: 4 }, () => db.$client`select pg_sleep(0.1)`))

const took: Jobs = {}
for (const moment of moments()) {
  for (const { name, run } of jobs) {
    transactions.length = 0
    const began = performance.now()
    const failed = await run({ kind: 'system', job: name }, moment, stays).then(() => null, errorOf)
    const whole = performance.now() - began
    const before = took[name] ?? { parts: 0, longest: 0, whole: 0 }
    if (failed !== null) took[name] = failed
    else if (typeof before !== 'string')
      took[name] = {
        parts: Math.max(before.parts, transactions.length),
        longest: Math.max(before.longest, ...transactions),
        whole: Math.max(before.whole, whole),
      }
  }
  if (steadily) process.stdout.write('done\n')
}
process.stdout.write(`${JSON.stringify(took)}\n`)
process.exit()

/** Twice now, with next to nothing to do; then the mornings of a week, each with the work of a day. */
function* moments(): Generator<Date> {
  do {
    yield new Date()
    yield new Date()
  } while (steadily)
  const today = localDate(new Date())
  // At ten the reminders of the day are put.
  for (let ahead = 1; ahead <= 7; ahead += 1) yield atLocal(addDays(today, ahead), '10:05')
}

/** Milliseconds of every transaction since it was last emptied. */
function timed(db: Database): number[] {
  const milliseconds: number[] = []
  const transaction = db.transaction.bind(db)
  db.transaction = async (...work) => {
    const began = performance.now()
    try {
      return await transaction(...work)
    } finally {
      milliseconds.push(performance.now() - began)
    }
  }
  return milliseconds
}

function errorOf(error: unknown): string {
  return `failed: ${errorCode(error)}`
}
