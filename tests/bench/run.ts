// Measures the app against yardsticks in the same run, prints a table and writes bench.json. Nothing fails on a floor.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { forgetData } from '../support/machine.mjs'
import { builtData, memoryOf, openApp } from './app.mjs'
import { httpBook } from './book.mjs'
import { partnerPage } from './partner.mjs'
import { httpRead } from './read.mjs'
import { printTable } from './table.mjs'
import { weight } from './weight.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const data = process.argv.includes('--data') ? process.argv[process.argv.indexOf('--data') + 1] : 'demo'
if (!['demo', 'province'].includes(data)) {
  process.stderr.write(`--data ${data ?? ''}: there is "demo" and "province".\n`)
  process.exit(1)
}

const results = { at: new Date().toISOString(), node: process.version, data }
if (data === 'demo') {
  results.booking_core = await part('booking_core', () => script('core.ts'))
  results.rls_cost = await part('rls_cost', () => script('rls.ts'))
}
Object.assign(results, await part('app', app))
writeFileSync(join(root, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`)
printTable(results)

/** One part that breaks does not take the others along; what it said stands in the table. */
async function part(name, work) {
  process.stderr.write(`${name}…\n`)
  try {
    return await work()
  } catch (error) {
    process.exitCode = 1
    // Of a program that failed the last line it wrote says why.
    const said = String(error.stderr ?? '').trim() || error.message
    process.stderr.write(`${said}\n`)
    return { error: said.split('\n').at(-1) }
  }
}

/** Runs a TypeScript of this folder by itself; its last line is what it measured. */
async function script(name, env = {}) {
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  const args = ['--import', tsx, join(root, 'tests/bench', name)]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
  })
  return JSON.parse(stdout.trim().split('\n').at(-1))
}

async function app() {
  const folder = await builtData()
  let running
  try {
    running = await openApp(folder)
    const first = running.seconds
    await running.stop()
    running = await openApp(folder)
    const start = { first, second: running.seconds, ...(await memoryOf(running)) }
    const grown = data === 'province' ? { province: await part('province', () => province(running)) } : {}
    return {
      start,
      ...grown,
      weight: await part('weight', () => weight(running.url)),
      http_read: await part('http_read', () => httpRead(running.url)),
      http_book: await part('http_book', () => httpBook(running)),
      partner_page: await part('partner_page', () => partnerPage(running.url)),
    }
  } finally {
    await running?.stop()
    forgetData(folder)
  }
}

/** Measures the small library first, then fills the province beside it and asks the same again. */
async function province({ url, database }) {
  const env = { DATABASE_URL: database().url }
  const small = {
    http_read: await httpRead(url),
    questions: await script('questions.ts', env),
    partner_page: await partnerPage(url),
  }
  const began = performance.now()
  const filled = await script('province.ts', env)
  const seconds = (performance.now() - began) / 1000
  // What the site knows of branches and courses may be ten seconds old.
  await sleep(11_000)
  return {
    filled,
    seconds,
    small,
    http_read: await httpRead(url),
    questions: await script('questions.ts', env),
    partner_page: await partnerPage(url),
  }
}
