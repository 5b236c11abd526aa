import { notInArray, sql } from 'drizzle-orm'
import { siteMark } from '@/db/site'
import { jobRun } from '@/db/tables/tools'
import type { Actor } from './access'
import { clock, ownClock } from './clock'
import { config } from './config'
import { database, lookout } from './database'
import { errorCode, log } from './log'
import type { Trouble } from './refusal'
import { type Troubles, troubles } from './trouble'

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

/**
 * Keeps every job going at its own pace until `stop`, which waits for what is running. `isHeld` says that none may run as
 * yet; it is asked until it does not.
 */
export function startWorker(
  jobs: readonly Job[],
  isHeld: () => Promise<boolean> = async () => false,
): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const begun = untilLet(isHeld, stopping.signal).then(async () => {
    if (!stopping.signal.aborted) await enrol(jobs, clock())
  })
  const running = jobs.map(async (job) => {
    await begun
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

/** Milliseconds between two looks whether the jobs may run. */
const HELD_FOR = 10_000

async function untilLet(isHeld: () => Promise<boolean>, stopping: AbortSignal): Promise<void> {
  for (let said = ''; !stopping.aborted; await pause(HELD_FOR, stopping)) {
    // Without an answer nobody knows; the jobs could not do anything either.
    const held = await isHeld().catch((error) => errorCode(error))
    if (held === false) return
    const why = held === true ? 'copy' : held
    if (why !== said) log('jobs_held', { why })
    said = why
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
  /** `read_only`: it answers, and is a standby. */
  database: 'ok' | 'read_only' | 'down'
  /** `off`: they are late, and this process does none; `copy`: the database is a restored copy, from which nothing goes out. */
  worker: 'ok' | 'late' | 'off' | 'copy'
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
 * Whether the database answers within two seconds and can be written to, whether the jobs were done in the last three
 * minutes, whether letters reach anybody, and whether this machine's clock is right.
 */
export async function health(now: Date): Promise<Health> {
  const found = await Promise.race([looked(now), nothingAfter(PATIENCE)]).catch(() => null)
  const off = config().worker ? 'late' : 'off'
  const rest = { ...carriersAs(found?.troubles), clock: ownClock() }
  if (!found) return { database: 'down', worker: off, ...rest }
  const worker = found.copy ? 'copy' : found.late ? off : 'ok'
  return { database: found.standby ? 'read_only' : 'ok', worker, ...rest }
}

function carriersAs(found: Troubles = {}): Pick<Health, 'mail' | 'sms'> {
  const { smtpUrl, smsUrl, demo } = config()
  const none = demo ? 'files' : 'none'
  return { mail: smtpUrl ? (found.email ?? 'ok') : none, sms: smsUrl ? (found.sms ?? 'ok') : none }
}

type Looked = { standby: boolean; copy: boolean; late: boolean; troubles: Troubles }

let looking: Promise<Looked> | null = null

/** One look at a time, over a line of its own: however many ask, they neither wait for visitors nor hold any up. */
function looked(now: Date): Promise<Looked> {
  looking ??= look(now).finally(() => {
    looking = null
  })
  return looking
}

async function look(now: Date): Promise<Looked> {
  const [row] = await lookout().execute<Omit<Looked, 'troubles'>>(sql`
    select pg_is_in_recovery() as standby, is_copy(${siteMark(config().secret)}) as copy,
      coalesce(min(finished_at) < ${now.toISOString()}::timestamptz - ${LATE}::int * interval '1 second', true) as late
    from job_run`)
  if (!row) throw new Error('the database said nothing')
  return { ...row, troubles: await troubles() }
}

function nothingAfter(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null).unref())
}
