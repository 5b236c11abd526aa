import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { addressTrouble } from '../../db/address.ts'
import { knownPlace } from '../../db/embedded/cluster.ts'
import { startDatabase } from '../../db/embedded/database.ts'
import { createFront } from '../_front/front.ts'
import { frontSettings } from '../_front/visitor.ts'
import { build } from './build.ts'
import { openData } from './data.ts'
import { keepJobs } from './jobs.ts'
import { onEnd, root, signalPrograms } from './programs.mjs'
import { runInHouse } from './scripts.ts'
import { checkWhose } from './whose.ts'
import { warnings, welcome } from './words.ts'

/** Milliseconds that stopping may take; after it the process ends anyway. */
const patience = 30_000
const dev = process.argv.includes('--dev')
const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)
const complain = (sentence: string) => void process.stderr.write(`${sentence}\n`)
/** What has to be stopped, in the order in which it was started. */
const started: (() => unknown)[] = []
let stopping: Promise<never> | null = null

type Place = { port: number; host: string | undefined }

/** Opens the site: the database, the build, the app and the server in front of it; what fails is said, and ends it all. */
export async function start(): Promise<void> {
  try {
    await open()
  } catch (error) {
    // A program that was stopped with us has nothing to complain about.
    if (!stopping) complain(`\n${(error as Error).message}`)
    await stop(1)
  }
}

async function open(): Promise<void> {
  process.chdir(root)
  // Before Next is loaded, which reads it once.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  process.env.NEXT_TELEMETRY_DISABLED ??= '1'
  onEnd((signal) => {
    signalPrograms(signal)
    stop(0)
  })
  const folder = openData()
  checkAddresses()
  const place = { port: portOf(process.env.PORT), host: process.env.HOST || undefined }
  await checkFree(place)
  const embedded = !process.env.DATABASE_URL
  const cluster = embedded ? await startEmbedded(folder) : null
  const demo = process.env.DEMO === '1'
  const fits = () => checkWhose({ demo, folder: embedded ? folder : null })
  // Before a build is made for nothing; a database elsewhere may not be there yet.
  if (embedded) await fits()
  // Next reads there from which folder it serves; in development it has one of its own.
  delete process.env.WEGWIJS_BUILD
  if (!dev) process.env.WEGWIJS_BUILD = await build({ demo })
  await fillDatabase(fits)
  if (stopping) return
  // After the database and before it is stopped; beside the app, which takes as long to start.
  if (process.env.WORKER !== 'off') {
    const jobs = keepJobs(complain)
    started.push(() => jobs.stop())
  }
  const address = await startApp(place)
  if (stopping) return
  say(welcome({ address, folder, cluster, demo }))
  if (!demo) await runInHouse('app/_start/nobody.ts')
  for (const warning of await warnings(process.env)) complain(warning)
}

function checkAddresses(): void {
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL'] as const) {
    const address = process.env[name]
    const trouble = address ? addressTrouble(name, address) : null
    if (trouble) throw new Error(trouble)
  }
}

function portOf(text = '3000'): number {
  const port = Number(text || 3000)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`PORT=${text} is not a port number. / PORT=${text} is geen poortnummer.`)
}

/** Asked before anything else is started: a second `npm start` is the likeliest mistake. */
function checkFree({ port, host }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(new Error(whyNot(error, port))))
    probe.listen({ port, host }, () => probe.close(() => resolve()))
  })
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code !== 'EADDRINUSE') return `Port ${port} cannot be used: ${message}`
  return [
    `Port ${port} is already in use; stop what runs there, or choose another: PORT=${port + 1} npm start`,
    `Poort ${port} is al in gebruik; stop wat daar draait, of kies een andere: PORT=${port + 1} npm start`,
  ].join('\n')
}

/** Starts the built-in PostgreSQL, and answers with where its cluster stands. */
async function startEmbedded(folder: string): Promise<string | null> {
  const database = await startDatabase({ dataFolder: folder, revive: true, onLog: say })
  started.push(() => database.stop())
  process.env.DATABASE_URL = database.url
  process.env.DEMO ??= '1'
  database.crashed.then((reason) => {
    complain(`The database does not stay up: ${reason}. Its own words are in ${folder}/postgres.log`)
    stop(1)
  })
  return knownPlace(folder)?.cluster ?? null
}

async function fillDatabase(fits: () => Promise<void>): Promise<void> {
  if ((await runInHouse('app/_start/database.ts')) !== 0) {
    throw new Error('The database could not be brought up to date; what is wrong is said above.')
  }
  await fits()
  if (stopping || process.env.DEMO !== '1' || !existsSync(join(root, 'db/seed.ts'))) return
  if ((await runInHouse('db/seed.ts')) !== 0 && !stopping) {
    complain('The demo library could not be filled; the site starts without it.')
  }
}

/** Starts Next behind the front door and answers with the address to visit. */
async function startApp({ port, host }: Place): Promise<string> {
  const { default: next } = await import('next')
  // The front decides what gets through: built, Next is given a server that never upgrades a connection.
  const closed = dev ? {} : { httpServer: new EventEmitter() as Server }
  const app = next({ dev, dir: root, hostname: host ?? '0.0.0.0', port, ...closed })
  started.push(() => app.close())
  await app.prepare()
  const front = createFront(app.getRequestHandler(), {
    ...frontSettings(),
    // Compiling a page at the first visit takes its time.
    ...(dev ? { deadline: 120_000, dev } : { build: join(root, process.env.WEGWIJS_BUILD ?? '') }),
  })
  await new Promise<void>((resolve, reject) => {
    front.once('error', (error) => reject(new Error(whyNot(error, port))))
    front.listen({ port, host }, resolve)
  })
  started.push(() => front.stop())
  const taken = (front.address() as AddressInfo).port
  process.env.__NEXT_PRIVATE_ORIGIN ??= `http://127.0.0.1:${taken}`
  return (
    process.env.PUBLIC_URL || `http://${host?.includes(':') ? `[${host}]` : (host ?? 'localhost')}:${taken}`
  )
}

/** Stops what was started, the last first, once; then ends the process. */
function stop(code: number): Promise<never> {
  stopping ??= (async () => {
    setTimeout(() => process.exit(code || 1), patience).unref()
    for (const end of started.reverse()) {
      try {
        await end()
      } catch (error) {
        complain((error as Error).message)
        process.exitCode = 1
      }
    }
    return process.exit(process.exitCode || code)
  })()
  return stopping
}
