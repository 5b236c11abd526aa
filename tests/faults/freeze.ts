import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../../app/_start/programs.mjs'
import { knownPlace } from '../../db/embedded/cluster.ts'
import { forgetData, freePort, stopped } from '../support/machine.ts'

const page = '/nl/hulp/tijd/mijdrecht'
const patience = { start: 240_000, copy: 2_000, frozen: 9_000, thawed: 10_000 }
const phoneNumber = /\b0\d{1,3}[\s-]\d{3,4}(\s?\d{3,4})?/

type App = { child: ChildProcess; data: string; url: string }
type Met = { status: number; text: string } | null

let app: App | null = null
let frozen: number[] = []

/** Freezes every process of the database of a running app: who visits still gets a page with a telephone number. */
export async function freeze(say: (good: boolean, sentence: string) => void): Promise<boolean> {
  app = await startApp()
  try {
    await answersWell(app, patience.start)
    frozen = databaseProcesses(app.data)
    signal(frozen, 'SIGSTOP')
    // A copy of the page may be a second old, and would say nothing of the database.
    await sleep(patience.copy)
    const began = Date.now()
    const met = await visit(app.url, patience.frozen)
    const took = ((Date.now() - began) / 1000).toFixed(1)
    const helpful = met !== null && phoneNumber.test(withoutTags(met.text))
    say(helpful, `database frozen (${frozen.length} processes): ${sayPage(met, helpful)} after ${took} s`)
    const thawedAt = Date.now()
    signal(frozen, 'SIGCONT')
    frozen = []
    const back = await answersWell(app, patience.thawed).then(
      () => true,
      () => false,
    )
    const seconds = ((Date.now() - thawedAt) / 1000).toFixed(1)
    say(back, `database thawed: ${back ? 'the page is there again' : 'still no page'} after ${seconds} s`)
    return helpful && back
  } finally {
    await stopApp()
  }
}

function sayPage(met: Met, helpful: boolean): string {
  if (met === null) return 'no answer'
  return `status ${met.status}, ${helpful ? 'a page with a telephone number' : 'a page without a telephone number'}`
}

async function startApp(): Promise<App> {
  const data = mkdtempSync(join(tmpdir(), 'wegwijs-faults-'))
  const port = await freePort()
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, ['app/_start/start.mjs'], {
    cwd: root,
    env: { ...env, PORT: String(port), WEGWIJS_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return { child, data, url: `http://localhost:${port}${page}` }
}

/** Stops the app with its database, and removes what it kept. */
export async function stopApp(): Promise<void> {
  if (!app) return
  const { child, data } = app
  app = null
  signal(frozen, 'SIGCONT')
  await stopped(child)
  forgetData(data)
}

async function answersWell({ child, url }: App, within: number): Promise<void> {
  const until = Date.now() + within
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error('the app did not start; what is wrong is said above')
    const met = await visit(url, Math.max(1, until - Date.now()))
    if (met?.status === 200) return
    await sleep(100)
  }
  throw new Error(`no page within ${within / 1000} s`)
}

async function visit(url: string, within: number): Promise<Met> {
  try {
    const answer = await fetch(url, {
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(within),
    })
    return { status: answer.status, text: await answer.text() }
  } catch {
    return null
  }
}

function withoutTags(html: string): string {
  return html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>|&nbsp;|\u00a0/g, ' ')
}

/** The PostgreSQL of this data folder, and everything it started; the first one first. */
export function databaseProcesses(data: string): number[] {
  const note = join(knownPlace(data)?.cluster ?? '', 'postmaster.pid')
  const first = Number(readFileSync(note, 'utf8').split('\n')[0])
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const children = rows
    .map((row) => row.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === first)
  return [first, ...children.map(([pid]) => Number(pid))]
}

/** Sends a signal to each of these processes that is there still. */
export function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
