import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { findBinaries, isRoot, publicFolder, unprivilegedUser } from './binaries.mjs'
import { Held, takeLock } from './lock.mjs'
import { bareEnvironment, clearOrphan, ownerOf, startPostmaster } from './postmaster.mjs'

const run = promisify(execFile)
const user = 'wegwijs'
const name = 'wegwijs'

/** How often within how many milliseconds a database that keeps dying is started again. */
const revivals = { times: 5, within: 60_000 }

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

/**
 * Starts the built-in PostgreSQL on the cluster that belongs to `dataFolder`, making it on the first
 * start, and answers when `url` takes connections.
 *
 * - `port`: a fixed port; otherwise a free one is chosen at each start.
 * - `fast`: gives up safety against power failure for speed (tests).
 * - `revive`: a server that dies is started again on the same port and data.
 * - `temporary`: `stop()` also removes the data (tests).
 * - `onLog(sentence)`: hears what an operator wants to know.
 *
 * `crashed` resolves with the reason when the server died and will not be started again.
 * Throws an Error with a sentence for the operator when another process uses this data.
 */
export async function startDatabase(options) {
  const { dataFolder, port, fast = false, revive = false, temporary = false, onLog = () => {} } = options
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const binaries = findBinaries()
  const place = placeOf(realpathSync(dataFolder))
  const release = lockFor(place.cluster)
  const leave = () => {
    if (temporary) forget(place, dataFolder)
    release()
  }
  try {
    await makeCluster({ binaries, place, fast, onLog })
    await clearOrphan({ binaries, cluster: place.cluster, onLog })
    const serve = (chosen) =>
      startPostmaster({
        binaries,
        cluster: place.cluster,
        port: chosen,
        settings: { ...settings, ...(fast ? careless : {}) },
        logFile: join(dataFolder, 'postgres.log'),
      })
    const first = await onFreePort(port, serve)
    const database = supervise({ ...first, serve, revive, onLog, release: leave })
    try {
      await createDatabase(urlOf(place.password, first.port, 'postgres'))
    } catch (error) {
      await database.stop()
      throw error
    }
    return Object.assign(database, { url: urlOf(place.password, first.port, name), port: first.port })
  } catch (error) {
    release()
    throw error
  }
}

/** The address of the built-in PostgreSQL that runs on a data folder, for its owner; null when none runs. */
export function runningUrl(dataFolder) {
  const file = join(dataFolder, 'database.json')
  if (!existsSync(file)) return null
  const { cluster, password } = JSON.parse(readFileSync(file, 'utf8'))
  const running = join(cluster, 'postmaster.pid')
  return existsSync(running) ? urlOf(password, readFileSync(running, 'utf8').split('\n')[3], name) : null
}

/** Where the cluster is and its password: kept in the data folder, because root's cluster stands elsewhere. */
function placeOf(dataFolder) {
  const file = join(dataFolder, 'database.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const place = {
    cluster: isRoot()
      ? join(publicFolder(), `data-${randomBytes(8).toString('hex')}`)
      : join(dataFolder, 'postgres'),
    password: randomBytes(24).toString('base64url'),
  }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(place, null, 2), { mode: 0o600 })
  renameSync(draft, file)
  return place
}

function forget(place, dataFolder) {
  rmSync(place.cluster, { recursive: true, force: true })
  rmSync(join(dataFolder, 'database.json'), { force: true })
}

function lockFor(cluster) {
  try {
    return takeLock(`${cluster}.lock`)
  } catch (error) {
    if (!(error instanceof Held)) throw error
    throw new Error(
      `Wegwijs is already running on this data (process ${error.holder}). Stop that one first, or give this one another data folder: WEGWIJS_DATA=/some/folder npm start`,
    )
  }
}

/** Makes the cluster under another name first: what has its final name is complete. */
async function makeCluster({ binaries, place, fast, onLog }) {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return
  onLog('Making a new database…')
  const draft = mkdtempSync(`${place.cluster}.draft-`)
  const passwordFile = join(draft, 'password')
  try {
    const folder = join(draft, 'cluster')
    mkdirSync(folder, { mode: 0o700 })
    writeFileSync(passwordFile, place.password, { mode: 0o600 })
    if (isRoot()) {
      const { uid, gid } = unprivilegedUser()
      for (const path of [draft, folder, passwordFile]) chownSync(path, uid, gid)
    }
    await initialise({ binaries, folder, passwordFile, fast })
    renameSync(folder, place.cluster)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function initialise({ binaries, folder, passwordFile, fast }) {
  const options = [
    ...['-D', folder, '-U', user, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ...(fast ? ['--no-sync'] : []),
  ]
  try {
    await run(join(binaries, 'bin', 'initdb'), options, {
      cwd: folder,
      env: bareEnvironment(),
      ...ownerOf(folder),
    })
  } catch (error) {
    throw new Error(`The database could not be made: ${error.stderr || error.message}`)
  }
  chmodSync(folder, 0o700)
}

/** Starts on the wanted port, or on a free one; when somebody takes that in between, on the next. */
async function onFreePort(wanted, serve) {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort())
    try {
      return { port, server: await serve(port) }
    } catch (error) {
      const taken = /could not (bind|create any TCP)/.test(error.message)
      // After a crash the old backends may hold their memory for a moment.
      const lingering = /shared memory block/.test(error.message)
      if (attempt >= 20 || !((taken && wanted === undefined) || lingering)) throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function supervise({ port, server, serve, revive, onLog, release }) {
  let current = server
  let stopping = null
  let reviving = Promise.resolve()
  const deaths = []
  const database = { stop, crashed: undefined }
  Object.defineProperty(database, 'pid', { get: () => current.pid, enumerable: true })
  database.crashed = new Promise((resolve) => {
    const watch = async () => {
      const reason = await current.exited
      if (stopping) return
      deaths.push(Date.now())
      if (!revive || deaths.filter((at) => at > Date.now() - revivals.within).length > revivals.times) {
        release()
        resolve(reason)
        return
      }
      onLog(`${reason}; starting it again.`)
      reviving = onFreePort(port, serve).then(
        (next) => {
          current = next.server
          onLog('The database is back.')
          watch()
        },
        (error) => {
          release()
          resolve(error.message)
        },
      )
    }
    watch()
  })
  return database

  async function stop() {
    stopping ??= (async () => {
      await reviving
      await current.stop()
      release()
    })()
    await stopping
  }
}

async function createDatabase(adminUrl) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    const [found] = await sql`select 1 as yes from pg_database where datname = ${name}`
    if (!found) await sql.unsafe(`create database ${name}`)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const urlOf = (password, port, database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
