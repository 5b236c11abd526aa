import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { GET as lookAtJobs } from '@/app/api/health/jobs/route'
import { markSite } from '@/db/site'
import type { Actor } from '@/lib/tools/access'
import { lookout, database as poolOfHouse, useDatabase as workWith } from '@/lib/tools/database'
import { health, type Job, startWorker } from '@/lib/tools/jobs'
import { isCopy } from '@/lib/tools/site'
import { freshDatabase } from '../../support/database'
import { after, minutes, now } from '../../support/world'

const database = freshDatabase('test')

/** A moment before every other. */
const long = new Date('2020-01-01T12:00:00Z')

const job = (name: string, run: Job['run'] = async () => {}): Job => ({ name, every: 60, run })
const runs = () => database.sql`select job, finished_at from job_run order by job`

async function finished(...jobs: string[]): Promise<void> {
  for (const name of jobs)
    await database.sql`insert into job_run (job, finished_at) values (${name}, ${long})`
}

/** Lets a worker do each of these jobs once; answers as whom, by name. */
async function workOnce(jobs: Job[]): Promise<Actor[]> {
  const actors: Actor[] = []
  let allBegan = () => {}
  const begun = new Promise<void>((resolve) => {
    allBegan = resolve
  })
  const watched = jobs.map(({ run, ...rest }) => ({
    ...rest,
    run: (actor: Actor, at: Date, stopping: AbortSignal) => {
      if (actors.push(actor) === jobs.length) allBegan()
      return run(actor, at, stopping)
    },
  }))
  const worker = startWorker(watched)
  await begun
  await worker.stop()
  return actors.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}

describe('the jobs', () => {
  test('each run as the system, and it is written down when', async () => {
    await finished('deliver', 'settle')
    const actors = await workOnce([job('settle'), job('deliver')])
    expect(actors).toEqual([
      { kind: 'system', job: 'deliver' },
      { kind: 'system', job: 'settle' },
    ])
    for (const { finished_at } of await runs()) expect(finished_at).not.toEqual(long)
  })

  test('one that fails never stops the others, and did not finish', async () => {
    await finished('broken', 'deliver')
    await workOnce([job('broken', () => Promise.reject(new Error('no'))), job('deliver')])
    const [broken, deliver] = await runs()
    expect(broken).toEqual({ job: 'broken', finished_at: long })
    expect(deliver?.finished_at).not.toEqual(long)
  })

  test('of a worker run at once; stopping waits for what is running and forgets older jobs', async () => {
    await finished('of_an_earlier_version')
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    let done = false
    const worker = startWorker([
      job('deliver', async () => {
        started()
        await database.sql`select pg_sleep(0.05)`
        done = true
      }),
    ])
    await running
    await worker.stop()
    expect(done).toBe(true)
    expect((await runs()).map((r) => r.job)).toEqual(['deliver'])
  })
})

describe('a copy', () => {
  const secret = 'of this site'
  const held = process.env.WEGWIJS_SECRET
  beforeEach(() => {
    process.env.WEGWIJS_SECRET = secret
  })
  afterEach(() => {
    process.env.WEGWIJS_SECRET = held
  })

  test('of another site is a copy, and of this one is not; who starts twice changes nothing', async () => {
    expect(await isCopy()).toBe(false)
    await markSite(database.url, 'of the site it was taken from')
    expect(await isCopy()).toBe(true)
    await markSite(database.url, secret)
    expect(await isCopy()).toBe(true)
    await markSite(database.url, secret, { anew: true })
    expect(await isCopy()).toBe(false)
  })

  test('restored elsewhere with the same secret is a copy', async () => {
    await markSite(database.url, secret)
    await database.sql`update site set place = '7000000000000000001/16384'`
    expect(await isCopy()).toBe(true)
    expect(await health(now)).toMatchObject({ database: 'ok', worker: 'copy' })
    await markSite(database.url, secret, { anew: true })
    expect((await health(now)).worker).toBe('late')
  })

  test('where PostgreSQL does not tell where it stands, the secret decides', async () => {
    await markSite(database.url, secret)
    await database.sql`update site set place = null`
    expect(await isCopy()).toBe(false)
  })

  test('runs no job until somebody says that it is the site', async () => {
    let [asked, ran] = [0, false]
    const looked = Promise.withResolvers<void>()
    const worker = startWorker(
      [
        job('deliver', async () => {
          ran = true
        }),
      ],
      async () => {
        asked += 1
        looked.resolve()
        return true
      },
    )
    await looked.promise
    await worker.stop()
    expect({ asked, ran, runs: [...(await runs())] }).toEqual({ asked: 1, ran: false, runs: [] })
  })
})

describe('health', () => {
  afterEach(() => void vi.unstubAllEnvs())

  test('is good while every job was done in the last three minutes, and late after that', async () => {
    await finished('deliver')
    expect(await health(after(minutes(2), long))).toMatchObject({ database: 'ok', worker: 'ok' })
    expect(await health(after(minutes(4), long))).toMatchObject({ database: 'ok', worker: 'late' })
  })

  test('says that this process has no worker when it was switched off', async () => {
    vi.stubEnv('WORKER', 'off')
    expect(await health(now)).toMatchObject({ database: 'ok', worker: 'off' })
  })

  test.each(['on', 'off'])(
    'is well for a monitor while somebody does the jobs, with WORKER=%s here',
    async (worker) => {
      vi.stubEnv('WORKER', worker)
      expect((await lookAtJobs()).status).toBe(503)
      await database.sql`insert into job_run (job, finished_at) values ('deliver', now())`
      expect((await lookAtJobs()).status).toBe(200)
      await database.sql`update job_run set finished_at = now() - interval '4 minutes'`
      expect((await lookAtJobs()).status).toBe(503)
    },
  )

  test('calls no database down because everybody of the pool is at work', async () => {
    vi.stubEnv('DATABASE_APP_URL', database.appUrl)
    vi.stubEnv('DATABASE_POOL', '2')
    workWith(undefined)
    const [pool, done, taken] = [poolOfHouse(), Promise.withResolvers<void>(), { lines: 0 }]
    const all = Promise.withResolvers<void>()
    const work = [1, 2].map(() =>
      pool.transaction(async () => {
        taken.lines += 1
        if (taken.lines === 2) all.resolve()
        await done.promise
      }),
    )
    await all.promise
    const found = await Promise.all([health(now), health(now), health(now)])
    expect(found.map((one) => one.database)).toEqual(['ok', 'ok', 'ok'])
    done.resolve()
    await Promise.all(work)
    await Promise.all([pool.close(), lookout().close()])
    workWith(database.db)
  })

  test('says that the database is down, not why', async () => {
    await database.sql`alter table job_run rename to gone`
    expect(await health(now)).toMatchObject({ database: 'down', worker: 'late' })
  })

  test('says that letters reach nobody where there is no mail server, unless it is the demo', async () => {
    const before = { ...process.env }
    try {
      delete process.env.SMTP_URL
      delete process.env.DEMO
      expect((await health(now)).mail).toBe('none')
      process.env.DEMO = '1'
      expect((await health(now)).mail).toBe('files')
      process.env.SMTP_URL = 'smtp://127.0.0.1:1'
      expect((await health(now)).mail).toBe('ok')
    } finally {
      process.env = before
    }
  })
})
