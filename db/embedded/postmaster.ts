import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  closeSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import { isRoot } from './binaries.ts'

/** Milliseconds for a clean stop, and for a start that may have to replay a crash. */
const stopTime = 10_000
const startTime = 60_000
const logLimit = 5_000_000

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The environment PostgreSQL runs in: nothing of ours, so no secret ends up in its process. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const windows = { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP }
  const bare = { PATH: process.env.PATH, LC_ALL: 'C', ...(process.platform === 'win32' ? windows : {}) }
  // The types of Next say that every environment names its NODE_ENV.
  return bare as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv
}

/** As root: the user and group that own the cluster, for `spawn`. Nothing as an ordinary user. */
export function ownerOf(cluster: string): { uid?: number; gid?: number } {
  if (!isRoot()) return {}
  const { uid, gid } = statSync(cluster)
  return { uid, gid }
}

type Place = { binaries: string; cluster: string }
type Start = Place & { port: number; settings: Record<string, string | number>; logFile: string }
type Running = Place & { child: ChildProcess; exited: Promise<string> }

/** A running PostgreSQL; `exited` resolves with how it ended. */
export type Postmaster = { pid: number; exited: Promise<string>; stop: () => Promise<void> }

/**
 * Starts PostgreSQL on `cluster` and answers when it takes connections. It runs in a session of its
 * own, so that Ctrl-C in a terminal reaches it through us, after the app has stopped.
 */
export async function startPostmaster({
  binaries,
  cluster,
  port,
  settings,
  logFile,
}: Start): Promise<Postmaster> {
  shorten(logFile)
  const log = openSync(logFile, 'a', 0o600)
  const options = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', cluster, ...options], {
    cwd: cluster,
    env: bareEnvironment(),
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
    ...ownerOf(cluster),
  })
  closeSync(log)
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`PostgreSQL could not be started: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`PostgreSQL ended (${signal ?? `code ${code}`})`))
  })
  let gone: string | null = null
  exited.then((reason) => {
    gone = reason
  })
  const deadline = Date.now() + startTime
  while (!isReady(cluster, child.pid)) {
    if (gone !== null) throw new Error(`${gone}. ${lastWords(logFile)}`)
    if (Date.now() > deadline) {
      child.kill('SIGQUIT')
      throw new Error(`PostgreSQL was not ready within ${startTime / 1000} s. ${lastWords(logFile)}`)
    }
    await pause(20)
  }
  return { pid: child.pid ?? 0, exited, stop: () => stopPostmaster({ binaries, cluster, child, exited }) }
}

/**
 * Deals with what a killed parent left behind: a PostgreSQL that still runs on this cluster is
 * stopped cleanly; a pid file whose process is gone, or is now some other program, is removed.
 * Nothing that is not PostgreSQL on this cluster is ever touched.
 */
export async function clearOrphan({
  binaries,
  cluster,
  onLog,
}: Place & { onLog: (sentence: string) => void }): Promise<void> {
  const pid = recordedPid(cluster)
  if (pid === null) return
  if (!runsOn(pid, cluster)) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return
  }
  onLog('A database from an earlier start is still running; stopping it first.')
  await control(binaries, cluster, 'fast')
  const deadline = Date.now() + stopTime
  while (runsOn(pid, cluster)) {
    if (Date.now() > deadline) await control(binaries, cluster, 'immediate')
    if (Date.now() > deadline + stopTime) throw new Error(`PostgreSQL (process ${pid}) does not stop`)
    await pause(50)
  }
}

async function stopPostmaster({ binaries, cluster, child, exited }: Running): Promise<void> {
  const end = (signal: NodeJS.Signals, mode: 'fast' | 'immediate') =>
    process.platform === 'win32' ? control(binaries, cluster, mode) : child.kill(signal)
  await end('SIGINT', 'fast')
  const hurry = setTimeout(() => end('SIGQUIT', 'immediate'), stopTime)
  await exited
  clearTimeout(hurry)
}

/** Runs pg_ctl stop without waiting; a process that is already gone is fine. */
function control(binaries: string, cluster: string, mode: 'fast' | 'immediate'): Promise<unknown> {
  return new Promise((resolve) => {
    const child = spawn(join(binaries, 'bin', 'pg_ctl'), ['stop', '-D', cluster, '-m', mode, '-W', '-s'], {
      cwd: cluster,
      env: bareEnvironment(),
      stdio: 'ignore',
      ...ownerOf(cluster),
    })
    child.once('error', resolve)
    child.once('exit', resolve)
  })
}

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function recordedPid(cluster: string): number | null {
  const pid = Math.abs(Number(pidFile(cluster)[0]))
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

function isReady(cluster: string, pid: number | undefined): boolean {
  const lines = pidFile(cluster)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

/** Whether process `pid` is PostgreSQL working on this cluster. */
function runsOn(pid: number, cluster: string): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) && /^postgres$/.test(commandName(pid))
    } catch {
      return false
    }
  }
  if (process.platform === 'win32') return isAlive(pid)
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster)
  } catch {
    return false
  }
}

const commandName = (pid: number) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim()

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Why it ended; the farewells of backends that outlive a killed postmaster say nothing about that. */
function lastWords(logFile: string): string {
  const farewell = /unexpected postmaster exit/
  const words = readFileSync(logFile, 'utf8').trimEnd().split('\n')
  const lines = words.filter((line) => !farewell.test(line)).slice(-5)
  return `The last lines of ${logFile}:\n${lines.join('\n')}`
}

function shorten(logFile: string): void {
  try {
    if (statSync(logFile).size > logLimit) truncateSync(logFile)
  } catch {
    // There is no log yet.
  }
}
