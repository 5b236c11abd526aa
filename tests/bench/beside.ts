import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import autocannon from 'autocannon'
import { stopped } from '../support/machine.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A page that Next made at the build and that asks the database nothing. */
const page = '/nl/niet-gevonden'
const seconds = 12
const perSecond = 50

/** Milliseconds within which 99 of 100 visits to a static page are answered, while the jobs rest and while they work. */
export type Beside = { resting: number; working: number; ratio: number }

/** Visits a static page at a steady pace, first without the jobs and then beside all of them, one after another. */
export async function besideJobs(url: string, env: NodeJS.ProcessEnv): Promise<Beside> {
  await p99(url)
  const resting = await p99(url)
  const jobs = startJobs(env)
  try {
    const working = await p99(url)
    return { resting, working, ratio: working / Math.max(1, resting) }
  } finally {
    await stopped(jobs)
  }
}

function startJobs(env: NodeJS.ProcessEnv): ChildProcess {
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  const args = ['--import', tsx, join(root, 'tests/bench/jobs.ts'), '--steadily']
  return spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' })
}

async function p99(url: string): Promise<number> {
  const pace = { duration: seconds, connections: 5, overallRate: perSecond }
  const run = await autocannon({ url: url + page, ...pace, headers: { accept: 'text/html' } })
  return run.latency.p99
}
