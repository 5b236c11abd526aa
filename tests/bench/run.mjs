// Measures the app against yardsticks in the same run, prints a table and writes bench.json. Nothing fails on a floor.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { builtData, forget, memoryOf, openApp } from './app.mjs'
import { httpBook } from './book.mjs'
import { httpRead } from './read.mjs'
import { printTable } from './table.mjs'
import { weight } from './weight.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const wanted = process.argv[process.argv.indexOf('--data') + 1]

if (process.argv.includes('--data')) {
  console.error(
    `--data ${wanted ?? ''}: measuring on the data of a whole province is not implemented; only the demo library is.`,
  )
  process.exit(1)
}

const results = {
  at: new Date().toISOString(),
  node: process.version,
  booking_core: await part('booking_core', core),
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
    return { error: error.message.split('\n')[0] }
  }
}

async function core() {
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  const script = join(root, 'tests/bench/core.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', tsx, script], { cwd: root })
  return JSON.parse(stdout.trim().split('\n').at(-1))
}

async function app() {
  const data = await builtData()
  let running
  try {
    running = await openApp(data)
    const first = running.seconds
    await running.stop()
    running = await openApp(data)
    const start = { first, second: running.seconds, ...(await memoryOf(running)) }
    return {
      start,
      weight: await part('weight', () => weight(running.url)),
      http_read: await part('http_read', () => httpRead(running.url)),
      http_book: await part('http_book', () => httpBook(running)),
    }
  } finally {
    await running?.stop()
    forget(data)
  }
}
