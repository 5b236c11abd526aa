import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openData } from '@/app/_start/data'
import { warnings, welcome } from '@/app/_start/words'
import { markSite } from '@/db/site'
import { freshDatabase } from '../support/database'

const database = freshDatabase('test', 1)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wegwijs-data-'))
  for (const name of ['WEGWIJS_SECRET', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY']) vi.stubEnv(name, '')
  vi.stubEnv('WEGWIJS_DATA', folder)
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('DEMO', '1')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('a start without the secrets of the site says that no job runs, and what to type', async () => {
  openData()
  await markSite(database.url, process.env.WEGWIJS_SECRET ?? '')
  expect(await warnings(process.env)).toEqual([])
  rmSync(join(folder, 'secrets.json'))
  vi.stubEnv('WEGWIJS_SECRET', '')
  openData()
  expect(await warnings(process.env)).toEqual([expect.stringMatching(/No job runs[\s\S]+npm run not-a-copy/)])
})

test('where the secrets are damaged it is said what ends with them, and how the site goes on', () => {
  writeFileSync(join(folder, 'secrets.json'), '{')
  expect(openData).toThrow(/second step[\s\S]+npm run not-a-copy/)
})

test('a start of a real site without a mail server says so', async () => {
  vi.stubEnv('DEMO', '0')
  vi.stubEnv('SMTP_URL', '')
  expect(await warnings(process.env)).toEqual([expect.stringContaining('NO MAIL SERVER')])
})

test('a start says where the database itself stands, which as root is not in the data folder', () => {
  const opened = { address: 'http://localhost:3000', folder: '/root/wegwijs/.data', demo: true }
  const cluster = '/var/lib/wegwijs/data-0123456789abcdef'
  expect(welcome({ ...opened, cluster })).toContain(cluster)
  expect(welcome({ ...opened, cluster: null })).not.toContain('database')
})
