import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import autocannon from 'autocannon'
import { stopped } from '../support/machine.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A page that Next made at the build and that asks the database nothing. */
const page = '/nl/niet-gevonden'
const seconds = 8
const rounds = 3
const perSecond = 50

/** Milliseconds within which 99 of 100 visits to a static page are answered, while the jobs rest and while they work. */
export type Beside = { resting: number; working: number; ratio: number }

/** Visits a static page at a steady pace, turn and turn about without the jobs and beside all of them, one after another. */
export async function besideJobs(url: string, env: NodeJS.ProcessEnv): Promise<Beside> {
  await p99(url)
  const [resting, working]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    resting.push(await p99(url))
    const jobs = await startJobs(env)
    try {
      working.push(await p99(url))
    } finally {
      await stopped(jobs)
    }
  }
  // Of one round the slowest visit says more of the machine than of the jobs.
  const [without, beside] = [median(resting), median(working)]
  return { resting: without, working: beside, ratio: beside / Math.max(1, without) }
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

/** The jobs in a process of their own, once each of them was done: a program that is being loaded is not what they cost. */
async function startJobs(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  const args = ['--import', tsx, join(root, 'tests/bench/jobs.ts'), '--steadily']
  const jobs = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(jobs, 'exit').then(() => {
    throw new Error('the jobs ended beside which a page was to be measured')
  })
  await Promise.race([once(jobs.stdout, 'data'), ended])
  ended.catch(() => {})
  return jobs
}

async function p99(url: string): Promise<number> {
  const pace = { duration: seconds, connections: 5, overallRate: perSecond }
  const run = await autocannon({ url: url + page, ...pace, headers: { accept: 'text/html' } })
  return run.latency.p99
}
