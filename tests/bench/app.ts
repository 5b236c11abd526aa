import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { knownPlace } from '../../db/embedded/cluster.ts'
import { runningUrl } from '../../db/embedded/database.ts'
import { appUrl } from '../../db/roles.ts'
import { forgetData, freePort, stopped } from '../support/machine.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The app as it runs, and after how many seconds it answered. */
export type App = {
  url: string
  child: ChildProcess
  seconds: number
  /** `url` is the owner's; `appUrl` is by which the site itself works. */
  database: () => { pid: number; url: string; appUrl: string }
  stop: () => Promise<void>
}

/** A new data folder, at a moment when the app is built: the time of a build is not the time of a start. */
export async function builtData(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'wegwijs-bench-'))
  const app = await openApp(data)
  await app.stop()
  forgetData(data)
  return mkdtempSync(join(tmpdir(), 'wegwijs-bench-'))
}

/** Starts the app as `npm start` does and waits for its first sound answer. */
export async function openApp(data: string, given: Record<string, string> = {}): Promise<App> {
  const port = await freePort()
  const { DATABASE_URL: _, ...env } = process.env
  const began = performance.now()
  const child = spawn(process.execPath, ['app/_start/start.mjs'], {
    cwd: root,
    env: { ...env, PORT: String(port), WEGWIJS_DATA: data, DEMO: '1', LIMITS_TIMES: '100000', ...given },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (part) => said.push(String(part)))
  const url = `http://localhost:${port}`
  await answers(url, child, said)
  const seconds = (performance.now() - began) / 1000
  return { url, child, seconds, database: () => databaseOf(data), stop: () => stopped(child) }
}

async function answers(url: string, child: ChildProcess, said: string[]): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the app did not start: ${said.join('').slice(-300)}`)
    const answer = await fetch(`${url}/nl`).catch(() => null)
    if (answer?.ok) return
    await sleep(50)
  }
}

function databaseOf(data: string): { pid: number; url: string; appUrl: string } {
  const note = join(knownPlace(data)?.cluster ?? '', 'postmaster.pid')
  const [pid] = readFileSync(note, 'utf8').split('\n')
  const url = runningUrl(data) ?? ''
  const { WEGWIJS_SECRET } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8'))
  return { pid: Number(pid), url, appUrl: appUrl(url, WEGWIJS_SECRET) }
}

/** Megabytes at rest: of Node the resident memory, of PostgreSQL its proportional share (its processes share buffers). */
export async function memoryOf(app: App): Promise<{ appMb: number; postgresMb: number }> {
  await sleep(5_000)
  const postgres = family(app.database().pid)
  const node = family(app.child.pid ?? 0).filter((pid) => !postgres.includes(pid))
  const sum = (pids: number[], read: (pid: number) => number) =>
    Math.round(pids.reduce((total, pid) => total + read(pid), 0) / 1024)
  return { appMb: sum(node, resident), postgresMb: sum(postgres, share) }
}

const resident = (pid: number) => kilobytes(`/proc/${pid}/status`, /VmRSS:\s+(\d+)/)
const share = (pid: number) => kilobytes(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m) || resident(pid)

function kilobytes(file: string, pattern: RegExp): number {
  try {
    return Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

function family(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
  return [pid, ...children.flatMap((child) => family(Number(child)))]
}

const parentOf = (pid: string) => kilobytes(`/proc/${pid}/status`, /PPid:\s+(\d+)/)
