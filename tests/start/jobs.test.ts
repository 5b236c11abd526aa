import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepJobs } from '@/app/_start/jobs'
import { askLink } from '@/lib/team/commands/signin'
import { linkKey } from '@/lib/tools/keys'
import { freshDatabase } from '../support/database'
import { aWorker, door } from '../support/workers'
import { aVisitor } from '../support/world'

const database = freshDatabase('test')
const environment = { ...process.env }
const said: string[] = []
let jobs: { stop: () => Promise<void> } | undefined

beforeEach(() => {
  said.length = 0
  process.env.DATABASE_APP_URL = database.appUrl
  delete process.env.SMTP_URL
  delete process.env.DEMO
})

afterEach(async () => {
  await jobs?.stop()
  jobs = undefined
  process.env = { ...environment }
})

/** The processes of the jobs that this one started. */
function running(): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  return rows
    .filter((row) => row.includes('_start/worker.ts'))
    .map((row) => row.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === process.pid)
    .map(([pid]) => Number(pid))
}

const patient = { timeout: 100_000, interval: 200 }
const working = () => database.sql`select job from job_run`.then((rows) => rows.length)

test('the jobs run in a process of their own, are started again when it dies, and end with the site', async () => {
  jobs = keepJobs((sentence) => void said.push(sentence))
  await expect.poll(working, patient).toBeGreaterThan(5)
  const [first] = running()
  process.kill(Number(first), 'SIGKILL')
  await expect.poll(() => said, patient).toEqual(['The jobs ended (code 137); starting them again.'])
  await expect.poll(running, patient).not.toEqual([])
  expect(running()).not.toContain(first)
  await database.sql`delete from job_run`
  await expect.poll(working, patient).toBeGreaterThan(0)
  await jobs.stop()
  expect(running()).toEqual([])
  expect(said).toHaveLength(1)
}, 240_000)

test('without a mail server a link to sign in is written on the terminal, and is not called sent', async () => {
  const { email } = await aWorker({ role: 'adviser', at: new Date() })
  await askLink(door, { email, browser: 'browser', knownAs: null, visitor: aVisitor() }, new Date())
  const [row] = await database.sql`select sign_in_id as id from message where kind = 'sign_in'`
  const printed = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  try {
    const { jobs: all } = await import('@/app/_start/worker')
    const deliver = all.find(({ name }) => name === 'deliver_door')
    await deliver?.run({ kind: 'system', job: 'deliver_door' }, new Date(), new AbortController().signal)
    expect(printed.mock.calls.join('')).toContain(`/inloggen/link?sleutel=${linkKey('sign_in', row?.id)}`)
  } finally {
    printed.mockRestore()
  }
  const [told] = await database.sql`select status, receipt, attempts from message where kind = 'sign_in'`
  expect(told).toEqual({ status: 'failed', receipt: 'ON_TERMINAL', attempts: 1 })
})
