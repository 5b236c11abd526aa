import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { findBinaries } from './binaries.ts'
import { forget, isMade, knownPlace, makeCluster, owner, type Place, placeOf } from './cluster.ts'
import { Held, takeLock } from './lock.mjs'
import { clearOrphan, type Postmaster, startPostmaster } from './postmaster.ts'
import { Supervised } from './supervised.ts'

const name = 'wegwijs'

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 150,
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Error details and statements carry names and telephone numbers; the log shall not.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  jit: 'off',
}
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

export type DatabaseOptions = {
  dataFolder: string
  /** A fixed port; otherwise a free one is chosen at each start. */
  port?: number
  /** Gives up safety against power failure for speed (tests). */
  fast?: boolean
  /** A server that dies is started again on the same port and data. */
  revive?: boolean
  /** `stop()` also removes the data (tests). */
  temporary?: boolean
  /** Hears what an operator wants to know. */
  onLog?: (sentence: string) => void
}

export type EmbeddedDatabase = Supervised & { readonly url: string; readonly port: number }

type Serve = (port: number) => Promise<Postmaster>

/**
 * Starts the built-in PostgreSQL on the cluster that belongs to `dataFolder`, making it on the first
 * start, and answers when `url` takes connections. Throws an Error with a sentence for the operator when
 * another process uses this data.
 */
export async function startDatabase(options: DatabaseOptions): Promise<EmbeddedDatabase> {
  const { dataFolder, revive = false, temporary = false, onLog = () => {} } = options
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const binaries = findBinaries()
  const place = placeOf(realpathSync(dataFolder))
  const release = lockFor(place.cluster)
  const leave = () => {
    if (temporary) forget(place, dataFolder)
    release()
  }
  try {
    const serve = await preparedServer(binaries, place, options)
    const { port, server } = await onFreePort(options.port, serve)
    const startAgain = revive ? async () => (await onFreePort(port, serve)).server : undefined
    const database = new Supervised(server, { startAgain, onLog, release: leave })
    try {
      await createDatabase(urlOf(place.password, port, 'postgres'))
    } catch (error) {
      await database.stop()
      throw error
    }
    return Object.assign(database, { url: urlOf(place.password, port, name), port })
  } catch (error) {
    release()
    throw error
  }
}

/** The address of the built-in PostgreSQL that runs on a data folder, for its owner; null when none runs. */
export function runningUrl(dataFolder: string): string | null {
  const place = knownPlace(dataFolder)
  const running = place && join(place.cluster, 'postmaster.pid')
  if (!running || !existsSync(running)) return null
  return urlOf(place.password, Number(readFileSync(running, 'utf8').split('\n')[3]), name)
}

function lockFor(cluster: string): () => void {
  try {
    return takeLock(`${cluster}.lock`)
  } catch (error) {
    if (!(error instanceof Held)) throw error
    throw new Error(
      `Wegwijs is already running on this data (process ${error.holder}). Stop that one first, or give this one another data folder: WEGWIJS_DATA=/some/folder npm start`,
    )
  }
}

/** Makes sure that there is a cluster on which nobody works, and answers with how to serve it. */
async function preparedServer(binaries: string, place: Place, options: DatabaseOptions): Promise<Serve> {
  const { dataFolder, fast = false, onLog = () => {} } = options
  const { cluster } = place
  if (!isMade(place)) {
    onLog('Making a new database…')
    await makeCluster(place, { binaries, fast })
  }
  await clearOrphan({ binaries, cluster, onLog })
  const how = { ...settings, ...(fast ? careless : {}) }
  const logFile = join(dataFolder, 'postgres.log')
  return (port) => startPostmaster({ binaries, cluster, port, settings: how, logFile })
}

/** Starts on the wanted port, or on a free one; when somebody takes that in between, on the next. */
async function onFreePort(wanted: number | undefined, serve: Serve) {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort())
    try {
      return { port, server: await serve(port) }
    } catch (error) {
      const { message } = error as Error
      const taken = /could not (bind|create any TCP)/.test(message)
      // After a crash the old backends may hold their memory for a moment.
      const lingering = /shared memory block/.test(message)
      if (attempt >= 20 || !((taken && wanted === undefined) || lingering)) throw error
      await sleep(250)
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

async function createDatabase(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    const [found] = await sql`select 1 as yes from pg_database where datname = ${name}`
    if (!found) await sql.unsafe(`create database ${name}`)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const urlOf = (password: string, port: number, database: string) =>
  `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`
