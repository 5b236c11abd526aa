import { describe, expect, test } from 'vitest'
import { health, type Job, runJobs, startWorker } from '@/lib/jobs'
import { freshDatabase } from '../support/database'
import { after, minutes, now } from '../support/world'

const database = freshDatabase('test')

const job = (name: string, run: Job['run'] = async () => {}): Job => ({ name, every: 60, run })
const runs = () => database.sql`select job, finished_at from job_run order by job`

describe('the jobs', () => {
  test('each run once as the system, and it is written down when', async () => {
    const actors: unknown[] = []
    const seen = async (actor: unknown) => actors.push(actor)
    await runJobs([job('settle', seen), job('deliver', seen)], now)
    expect(actors).toEqual([
      { kind: 'system', job: 'settle' },
      { kind: 'system', job: 'deliver' },
    ])
    expect(await runs()).toEqual([
      { job: 'deliver', finished_at: now },
      { job: 'settle', finished_at: now },
    ])
  })

  test('one that fails never stops the others, and did not finish', async () => {
    await runJobs([job('broken', () => Promise.reject(new Error('no'))), job('deliver')], now)
    expect((await runs()).map((r) => r.job)).toEqual(['deliver'])
  })

  test('of a worker run at once; stopping waits for what is running and forgets older jobs', async () => {
    await runJobs([job('of_an_earlier_version')], now)
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    let finished = false
    const worker = startWorker([
      job('deliver', async () => {
        started()
        await database.sql`select pg_sleep(0.05)`
        finished = true
      }),
    ])
    await running
    await worker.stop()
    expect(finished).toBe(true)
    expect((await runs()).map((r) => r.job)).toEqual(['deliver'])
  })
})

describe('health', () => {
  test('is good while every job was done in the last three minutes, and late after that', async () => {
    await runJobs([job('deliver')], now)
    expect(await health(after(minutes(2)))).toEqual({ database: 'ok', worker: 'ok' })
    expect(await health(after(minutes(4)))).toEqual({ database: 'ok', worker: 'late' })
  })

  test('says that this process has no worker when it was switched off', async () => {
    const before = process.env.WORKER
    process.env.WORKER = 'off'
    expect(await health(now)).toEqual({ database: 'ok', worker: 'off' })
    if (before === undefined) delete process.env.WORKER
    else process.env.WORKER = before
  })

  test('says that the database is down, not why', async () => {
    await database.sql`alter table job_run rename to gone`
    expect(await health(now)).toEqual({ database: 'down', worker: 'late' })
  })
})
