// How long every job of the site takes under the app's own role: one line of JSON, in ms. With `--steadily` it does
// them over and over instead, until it is stopped.
import { jobs } from '@/app/_start/worker'
import { openDatabase } from '@/db/client'
import { useDatabase as workWith } from '@/lib/tools/database'
import { errorCode } from '@/lib/tools/log'
import type { Jobs } from './results'

const rounds = 3
// What a job does is bounded in the bench as it is on the site.
const stays = new AbortController().signal
const steadily = process.argv.includes('--steadily')

workWith(openDatabase(process.env.DATABASE_APP_URL ?? '', { max: 4, applicationName: 'wegwijs bench' }))
// Nobody is ever to hear of what is invented here.
process.env.DEMO = '1'
const took: Jobs = {}
for (let round = 0; round < rounds || steadily; round += 1) {
  for (const { name, run } of jobs) {
    const began = performance.now()
    const failed = await run({ kind: 'system', job: name }, new Date(), stays).then(() => null, errorOf)
    const before = took[name] ?? 0
    if (failed !== null) took[name] = failed
    else if (typeof before === 'number') took[name] = Math.max(before, performance.now() - began)
  }
}
process.stdout.write(`${JSON.stringify(took)}\n`)
process.exit()

function errorOf(error: unknown): string {
  return `failed: ${errorCode(error)}`
}
