import { notInArray, sql } from 'drizzle-orm'
import { jobRun } from '@/db/tables/tools'
import type { Actor } from './access'
import { clock, ownClock } from './clock'
import { config } from './config'
import { database } from './database'
import { errorCode, log } from './log'
import type { Trouble } from './refusal'
import { troubles } from './trouble'

/** Work that any instance may do at any moment: doing it twice changes nothing. */
export type Job = {
  name: string
  /** Seconds between two runs. */
  every: number
  /** `stopping` asks for an end at the next letter. */
  run: (actor: Actor, now: Date, stopping: AbortSignal) => Promise<unknown>
}

/** Runs a job once; one that fails leaves a line in the log and never stops the others. */
async function runJob(job: Job, now: Date, stopping: AbortSignal): Promise<void> {
  try {
    await job.run({ kind: 'system', job: job.name }, now, stopping)
    const finished = { job: job.name, finishedAt: now }
    await database()
      .insert(jobRun)
      .values(finished)
      .onConflictDoUpdate({ target: jobRun.job, set: { finishedAt: now } })
  } catch (error) {
    log('job_failed', { job: job.name, code: errorCode(error) })
  }
}

/** Keeps every job going at its own pace until `stop`, which waits for what is running. */
export function startWorker(jobs: readonly Job[]): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const enrolled = enrol(jobs, clock())
  const running = jobs.map(async (job) => {
    await enrolled
    await repeat(job, stopping.signal)
  })
  log('worker_started', { jobs: jobs.length })
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

/** From now on health misses a job that never finishes, and forgets the jobs of an earlier version. */
async function enrol(jobs: readonly Job[], now: Date): Promise<void> {
  const names = jobs.map((job) => job.name)
  try {
    await database().delete(jobRun).where(notInArray(jobRun.job, names))
    await database()
      .insert(jobRun)
      .values(names.map((job) => ({ job, finishedAt: now })))
      .onConflictDoNothing()
  } catch (error) {
    log('worker_not_enrolled', { code: errorCode(error) })
  }
}

async function repeat(job: Job, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await runJob(job, clock(), stopping)
    await pause(job.every * 1000, stopping)
  }
}

function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  if (stopping.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stopping.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    stopping.addEventListener('abort', done)
  })
}

/**
 * `none`: letters reach nobody, people are called; `files`: the demo keeps them for who looks. `refused`: the other side
 * will not have this library's (a password, a policy), so that somebody has to mend it; `away`: it does not answer.
 */
type CarrierHealth = 'ok' | 'none' | 'files' | Trouble

export type Health = {
  database: 'ok' | 'down'
  worker: 'ok' | 'late' | 'off'
  mail: CarrierHealth
  sms: CarrierHealth
  /** `off`: this machine's own clock differs five seconds or more; the site goes by the database's. */
  clock: 'ok' | 'off'
}

/** Seconds after which a job that did not finish is late. */
const LATE = 180
/** Milliseconds that the database has to answer. */
const PATIENCE = 2_000

/**
 * Whether the database answers within two seconds, whether the jobs were done in the last three minutes, whether
 * letters reach anybody, and whether this machine's clock is right.
 */
export async function health(now: Date): Promise<Health> {
  const late = await Promise.race([lateJobs(now), nothingAfter(PATIENCE)]).catch(() => null)
  const off = config().worker ? 'late' : 'off'
  const rest = { ...(await carriers()), clock: ownClock() }
  if (late === null) return { database: 'down', worker: off, ...rest }
  return { database: 'ok', worker: late ? off : 'ok', ...rest }
}

async function carriers(): Promise<Pick<Health, 'mail' | 'sms'>> {
  const { smtpUrl, smsUrl, demo } = config()
  const none = demo ? 'files' : 'none'
  const found =
    smtpUrl || smsUrl ? await Promise.race([troubles(), nothingAfter(PATIENCE)]).catch(() => null) : null
  return {
    mail: smtpUrl ? (found?.email ?? 'ok') : none,
    sms: smsUrl ? (found?.sms ?? 'ok') : none,
  }
}

async function lateJobs(now: Date): Promise<boolean> {
  const limit = new Date(now.getTime() - LATE * 1000)
  const [row] = await database()
    .select({ oldest: sql<string | null>`min(${jobRun.finishedAt})` })
    .from(jobRun)
  return !row?.oldest || new Date(row.oldest) < limit
}

function nothingAfter(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null).unref())
}
