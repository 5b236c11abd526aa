// Measures the app against yardsticks in the same run, prints a table and writes bench.json. A missed floor
// fails the command. `--data province` and `--data country` (1.3 million bookings: minutes to fill) measure there.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { forgetData } from '../support/machine.ts'
import { type App, builtData, memoryOf, openApp } from './app.ts'
import { besideJobs } from './beside.ts'
import { httpBook } from './book.ts'
import { partnerPage } from './partner.ts'
import { httpRead } from './read.ts'
import type {
  AgendaTook,
  Asked,
  Core,
  Desk,
  Fill,
  Jobs,
  NeedList,
  Part,
  Province,
  Reading,
  Refer,
  Results,
  Wall,
} from './results.ts'
import { printTable } from './table.ts'
import { deskWalk } from './walk.ts'
import { weight } from './weight.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const data = process.argv.includes('--data')
  ? (process.argv[process.argv.indexOf('--data') + 1] ?? '')
  : 'demo'
/** Libraries of five years each: a province is twelve, the country has 145. */
const libraries: Record<string, number> = { demo: 1, province: 12, country: 145 }
if (!(data in libraries)) {
  process.stderr.write(`--data ${data}: there is ${Object.keys(libraries).join(', ')}.\n`)
  process.exit(1)
}

const results: Results = { at: new Date().toISOString(), node: process.version, data }
if (data === 'demo') {
  results.booking_core = await part('booking_core', () => script<Core>('core.ts'))
  results.rls_cost = await part('rls_cost', () => script<Wall>('rls.ts'))
  results.input = await part('input', () => script<Reading>('input.ts'))
  results.refer = await part('refer', () => script<Refer>('refer.ts'))
  results.agenda_fill = await part('agenda_fill', () => script<Fill>('fill.ts'))
}
Object.assign(results, await part('app', app))
writeFileSync(join(root, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`)
printTable(results)

/** One part that breaks does not take the others along; what it said stands in the table. */
async function part<Measured>(name: string, work: () => Promise<Measured>): Promise<Part<Measured>> {
  process.stderr.write(`${name}…\n`)
  try {
    return await work()
  } catch (error) {
    process.exitCode = 1
    // Of a program that failed the last line it wrote says why.
    const { stderr, message } = error as Error & { stderr?: string }
    const said = String(stderr ?? '').trim() || message
    process.stderr.write(`${said}\n`)
    return { error: said.split('\n').at(-1) ?? '' }
  }
}

/** Runs a TypeScript of this folder by itself; its last line is what it measured. */
async function script<Measured>(
  name: string,
  env: Record<string, string> = {},
  given: string[] = [],
): Promise<Measured> {
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  const args = ['--import', tsx, join(root, 'tests/bench', name), ...given]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
  })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}

async function app(): Promise<Partial<Results>> {
  const folder = await builtData()
  let open: App | undefined
  try {
    open = await openApp(folder)
    const first = open.seconds
    await open.stop()
    // In a large library its own jobs are left out: they are measured one by one, and set to work on purpose.
    const running = await openApp(folder, data === 'demo' ? {} : { WORKER: 'off' })
    open = running
    const start = { first, second: running.seconds, ...(await memoryOf(running)) }
    const grown = data === 'demo' ? {} : { province: await part(data, () => province(running)) }
    return {
      start,
      ...grown,
      weight: await part('weight', () => weight(running.url)),
      http_read: await part('http_read', () => httpRead(running.url)),
      http_book: await part('http_book', () => httpBook(running)),
      partner_page: await part('partner_page', () => partnerPage(running.url)),
      // In a large library it stands beside the small one.
      ...(data === 'demo'
        ? {
            desk: await desk(running),
            need_list: await needs(running),
            agenda: await agenda(running),
          }
        : {}),
      desk_walk: await part('desk_walk', () => deskWalk(running.url)),
    }
  } finally {
    await open?.stop()
    forgetData(folder)
  }
}

/** What desk and register ask the database, with nothing in between. */
function desk({ database }: App): Promise<Part<Desk>> {
  const { url, appUrl } = database()
  return part('desk', () => script<Desk>('desk.ts', { DATABASE_URL: url, DATABASE_APP_URL: appUrl }))
}

/** The lists of needs, with nothing in between. */
function needs({ database }: App): Promise<Part<NeedList>> {
  const { url, appUrl } = database()
  return part('need_list', () =>
    script<NeedList>('needs.ts', { DATABASE_URL: url, DATABASE_APP_URL: appUrl }),
  )
}

/** The week of the coordinator, and who is hit by a change, with nothing in between. */
function agenda({ database }: App): Promise<Part<AgendaTook>> {
  const { url, appUrl } = database()
  return part('agenda', () =>
    script<AgendaTook>('agenda.ts', { DATABASE_URL: url, DATABASE_APP_URL: appUrl }),
  )
}

/** Measures the small library first, then fills the province beside it and asks the same again. */
async function province(running: App): Promise<Province> {
  const { url, database } = running
  const env = { DATABASE_URL: database().url }
  const asked = async (): Promise<Asked> => ({
    http_read: await httpRead(url),
    questions: await script('questions.ts', env),
    partner_page: await partnerPage(url),
  })
  const [small, deskSmall, needsSmall] = [await asked(), await desk(running), await needs(running)]
  const agendaSmall = await agenda(running)
  const began = performance.now()
  const filled = await script<Record<string, number>>('province.ts', env, [String(libraries[data]), '5'])
  const seconds = (performance.now() - began) / 1000
  // What the site knows of branches and courses may be ten seconds old.
  await sleep(11_000)
  // Before the jobs do a week of work, and nobody waits at the desk any more.
  const desks = { small: deskSmall, here: await desk(running) }
  const lists = { small: needsSmall, here: await needs(running) }
  const agendas = { small: agendaSmall, here: await agenda(running) }
  const working = { ...process.env, DATABASE_APP_URL: database().appUrl }
  const jobs = await script<Jobs>('jobs.ts', { DATABASE_APP_URL: database().appUrl })
  return {
    filled,
    seconds,
    small,
    desk: desks,
    needs: lists,
    agenda: agendas,
    jobs,
    beside: await besideJobs(url, working),
    ...(await asked()),
  }
}
