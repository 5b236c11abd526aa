// `npm run faults -- failover`: the host of the primary vanishes with every line to it open, and its synchronous standby is
// promoted. What was acknowledged is there, and one writes again within ten seconds.

import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, chmodSync, cpSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { findBinaries } from '@/db/embedded/binaries'
import { knownPlace } from '@/db/embedded/cluster'
import { bareEnvironment, ownerOf } from '@/db/embedded/postmaster'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import { attempt } from '@/db/tables/tools'
import { freePort } from '../support/machine'
import { aRoad } from '../support/road'
import { startServer, testLogin } from '../support/server'
import { databaseProcesses, signal } from './freeze'

/** Milliseconds: writing before and after, until somebody promotes, and in which one writes again. */
const times = { before: 3_000, noticed: 3_000, again: 10_000, after: 3_000 }
const WRITERS = 6

const primary = await startServer({})
await migrate(primary.url)
await ensureLogin(primary.url, testLogin.secret, testLogin.name)
const standby = await aStandby()
const road = await aRoad(appUrl(primary.url, testLogin.secret, testLogin.name))
const db = openDatabase(road.url, { max: WRITERS })
const acknowledged: string[] = []
const moments: number[] = []
let [writing, lastWrite, failed] = [true, 0, 0]
const writers = Array.from({ length: WRITERS }, () => write())
await sleep(times.before)
const before = acknowledged.length

const frozen = databaseProcesses(primary.dataFolder)
signal(frozen, 'SIGSTOP')
await sleep(times.noticed)
const owner = postgres(standby.url, { max: 1, onnotice: () => {} })
await owner`select pg_promote()`
// Nobody confirms for the new primary as yet.
await owner`alter system reset synchronous_standby_names`
await owner`select pg_reload_conf()`
road.leadTo(standby.url)
const promoted = performance.now()
while (lastWrite < promoted && performance.now() - promoted < 60_000) await sleep(50)
const took = lastWrite < promoted ? null : firstAfter(promoted)
await sleep(times.after)
writing = false
await Promise.all(writers)
const kept = new Set(
  (await owner`select encode(source, 'escape') as source from attempt`).map((row) => row.source),
)
const lost = acknowledged.filter((one) => !kept.has(one)).length
await Promise.all([db.close(), owner.end()])
signal(frozen, 'SIGCONT')
await standby.stop()
await road.close()
await primary.stop()

const good = took !== null && took <= times.again && lost === 0 && before > 0
process.stdout.write(
  `${good ? '✓' : '✗'} primary gone with its lines open: writing again ${took === null ? 'never' : `${(took / 1000).toFixed(1)} s`} after promotion; of ${acknowledged.length} acknowledged writes ${lost} lost, ${failed} failed meanwhile\n`,
)
process.exit(good ? 0 : 1)

async function write(): Promise<void> {
  while (writing) {
    const one = randomUUID()
    try {
      await db
        .insert(attempt)
        .values({ what: 'form', source: Buffer.from(one), hour: new Date(0), count: 1, lastAt: new Date() })
      acknowledged.push(one)
      lastWrite = performance.now()
      moments.push(lastWrite)
    } catch {
      failed += 1
      await sleep(100)
    }
  }
}

function firstAfter(moment: number): number {
  return Math.min(...moments.filter((one) => one >= moment)) - moment
}

type Standby = { url: string; stop: () => Promise<void> }

/** A second PostgreSQL that follows the first one; nothing is acknowledged that it has not. */
async function aStandby(): Promise<Standby> {
  const sql = postgres(primary.url, { max: 1, onnotice: () => {} })
  const { cluster = '', password = '' } = knownPlace(primary.dataFolder) ?? {}
  const copy = `${cluster}-standby`
  const [port, url] = [await freePort(), new URL(primary.url)]
  await sql`select pg_backup_start('standby', true)`
  cpSync(cluster, copy, { recursive: true, preserveTimestamps: true })
  const [made] = await sql`select labelfile from pg_backup_stop()`
  rmSync(join(copy, 'postmaster.pid'), { force: true })
  writeFileSync(join(copy, 'backup_label'), made?.labelfile)
  writeFileSync(join(copy, 'standby.signal'), '')
  const from = `host=${url.hostname} port=${url.port} user=${decodeURIComponent(url.username)} password=${password} application_name=standby`
  appendFileSync(join(copy, 'postgresql.auto.conf'), `primary_conninfo = '${from}'\n`)
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `--reference=${cluster}`, copy])
  chmodSync(copy, 0o700)
  const log = openSync(join(primary.dataFolder, 'standby.log'), 'a')
  const options = [
    '-D',
    copy,
    '-p',
    String(port),
    '-k',
    '',
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=150',
  ]
  const child = spawn(join(findBinaries(), 'bin', 'postgres'), options, {
    ...{ cwd: copy, env: bareEnvironment(), stdio: ['ignore', log, log], ...ownerOf(copy) },
  })
  const gone = once(child, 'exit')
  for (let tried = 0; ; tried++) {
    const [following] = await sql`select 1 from pg_stat_replication where state = 'streaming'`
    if (following) break
    if (tried > 300 || child.exitCode !== null)
      throw new Error(
        `the standby does not follow: ${readFileSync(join(primary.dataFolder, 'standby.log'), 'utf8').slice(-600)}`,
      )
    await sleep(100)
  }
  await sql`alter system set synchronous_standby_names = '*'`
  await sql`select pg_reload_conf()`
  await sql.end()
  url.port = String(port)
  return {
    url: url.href,
    stop: async () => {
      child.kill('SIGINT')
      await gone
      rmSync(copy, { recursive: true, force: true })
    },
  }
}
