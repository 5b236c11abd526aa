import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { build } from './build.mjs'
import { openData } from './data.mjs'
import { goOnUnder, install } from './install.mjs'
import { onEnd, root, runTypeScript, signalPrograms } from './programs.mjs'

/** Milliseconds that stopping may take; after it the process ends anyway. */
const patience = 30_000
const dev = process.argv.includes('--dev')
const say = (sentence) => process.stdout.write(`${sentence}\n`)
/** What has to be stopped, in the order in which it was started. */
const started = []
let stopping = null

try {
  await goOnUnder(await install())
  await start()
} catch (error) {
  // A program that was stopped with us has nothing to complain about.
  if (!stopping) process.stderr.write(`\n${error.message}\n`)
  await stop(1)
}

async function start() {
  process.chdir(root)
  // Before Next is loaded, which reads it once.
  process.env.NODE_ENV = dev ? 'development' : 'production'
  process.env.NEXT_TELEMETRY_DISABLED ??= '1'
  onEnd((signal) => {
    signalPrograms(signal)
    stop(0)
  })
  const folder = openData()
  const place = { port: portOf(process.env.PORT), host: process.env.HOST || undefined }
  await checkFree(place)
  if (!process.env.DATABASE_URL) await startEmbedded(folder)
  // Next reads there from which folder it serves; in development it has one of its own.
  delete process.env.WEGWIJS_BUILD
  if (!dev) process.env.WEGWIJS_BUILD = await build({ demo: process.env.DEMO === '1' })
  await fillDatabase()
  if (stopping) return
  const address = await startApp(place)
  if (!stopping) say(welcome({ address, folder }))
}

function portOf(text = '3000') {
  const port = Number(text || 3000)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`PORT=${text} is not a port number. / PORT=${text} is geen poortnummer.`)
}

/** Asked before anything else is started: a second `npm start` is the likeliest mistake. */
function checkFree({ port, host }) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(new Error(whyNot(error, port))))
    probe.listen({ port, host }, () => probe.close(resolve))
  })
}

function whyNot({ code, message }, port) {
  if (code !== 'EADDRINUSE') return `Port ${port} cannot be used: ${message}`
  return [
    `Port ${port} is already in use; stop what runs there, or choose another: PORT=${port + 1} npm start`,
    `Poort ${port} is al in gebruik; stop wat daar draait, of kies een andere: PORT=${port + 1} npm start`,
  ].join('\n')
}

async function startEmbedded(folder) {
  const { startDatabase } = await import('../../db/embedded.mjs')
  const database = await startDatabase({ dataFolder: folder, revive: true, onLog: say })
  started.push(() => database.stop())
  process.env.DATABASE_URL = database.url
  process.env.DEMO ??= '1'
  database.crashed.then((reason) => {
    process.stderr.write(
      `The database does not stay up: ${reason}. Its own words are in ${folder}/postgres.log\n`,
    )
    stop(1)
  })
}

async function fillDatabase() {
  if ((await runTypeScript('db/migrate.ts')) !== 0) {
    throw new Error('The database could not be brought up to date; what is wrong is said above.')
  }
  if (stopping || process.env.DEMO !== '1' || !existsSync(join(root, 'db/seed.ts'))) return
  if ((await runTypeScript('db/seed.ts')) !== 0 && !stopping) {
    process.stderr.write('The demo library could not be filled; the site starts without it.\n')
  }
}

/** Starts Next behind the front door and answers with the address to visit. */
async function startApp({ port, host }) {
  const { default: next } = await import('next')
  const { createFront } = await import('./front.mjs')
  const { frontSettings } = await import('./visitor.mjs')
  // The front decides what gets through: built, Next is given a server that never upgrades a connection.
  const closed = dev ? {} : { httpServer: new EventEmitter() }
  const app = next({ dev, dir: root, hostname: host ?? '0.0.0.0', port, ...closed })
  started.push(() => app.close())
  // instrumentation.ts starts the worker; its jobs end before the database does.
  started.push(() => globalThis.wegwijsWorker?.stop())
  await app.prepare()
  const front = createFront(app.getRequestHandler(), {
    ...frontSettings(),
    // Compiling a page at the first visit takes its time.
    ...(dev ? { deadline: 120_000 } : { build: join(root, process.env.WEGWIJS_BUILD) }),
  })
  await new Promise((resolve, reject) => {
    front.once('error', (error) => reject(new Error(whyNot(error, port))))
    front.listen({ port, host }, resolve)
  })
  started.push(() => front.stop())
  const taken = front.address().port
  process.env.__NEXT_PRIVATE_ORIGIN ??= `http://127.0.0.1:${taken}`
  return (
    process.env.PUBLIC_URL || `http://${host?.includes(':') ? `[${host}]` : (host ?? 'localhost')}:${taken}`
  )
}

function welcome({ address, folder }) {
  const site = address.replace(/\/$/, '')
  const demo = [
    '  The library is invented: nothing is sent to anybody.',
    `  What would have been sent   ${site}/beheer/post`,
  ]
  return [
    '',
    `Wegwijs is open: ${site}`,
    '',
    `  Book a consultation         ${site}/nl/hulp`,
    `  Choose a course             ${site}/nl/cursussen`,
    `  See or cancel with a code   ${site}/nl/afspraak`,
    ...(process.env.DEMO === '1' ? demo : []),
    `  Data and secrets are in     ${folder}`,
    '  Stop with Ctrl-C; what was booked stays.',
    '',
  ].join('\n')
}

/** Stops what was started, the last first, once; then ends the process. */
function stop(code) {
  stopping ??= (async () => {
    setTimeout(() => process.exit(code || 1), patience).unref()
    for (const end of started.reverse()) {
      try {
        await end()
      } catch (error) {
        process.stderr.write(`${error.message}\n`)
        process.exitCode = 1
      }
    }
    process.exit(process.exitCode || code)
  })()
  return stopping
}
