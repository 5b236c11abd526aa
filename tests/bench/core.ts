// Bookings without HTTP: `book` against the same statements by hand. PostgreSQL runs without waiting for the
// disk, so that what is compared is the work of the program; prints one line of JSON.
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import { type BookInput, book } from '@/lib/bookings/commands/book'
import { useDatabase as answerFrom } from '@/lib/tools/database'
import { keepBooks } from '../support/database'
import { startServer, testLogin } from '../support/server'
import { aBooking, aBranch, anyone, aSlot, now } from '../support/world'
import { bookByHand } from './raw'
import './uncaught'

type Book = (input: BookInput) => Promise<unknown>

const rounds = 5
const spread = { activities: 50, desks: 16, clients: 8 }
const crowd = 192

const throughApp: Book = async (input) => {
  const booked = await book(anyone, input, now)
  if (!booked.ok) throw new Error(`refused: ${booked.reason}`)
}

const server = await startServer({ fast: true })
try {
  await migrate(server.url)
  await ensureLogin(server.url, testLogin.secret, testLogin.name)
  const url = appUrl(server.url, testLogin.secret, testLogin.name)
  const owner = openDatabase(server.url, { max: 4 })
  keepBooks(owner)
  const core = await compare(url)
  const hot = await crowded(url)
  await owner.close()
  console.log(JSON.stringify({ ...core, hot }))
} finally {
  await server.stop()
}

async function compare(url: string) {
  const db = openDatabase(url, { max: spread.clients })
  const sql = postgres(url, { max: spread.clients, onnotice: () => {} })
  answerFrom(db)
  const byHand: Book = (input) => bookByHand(sql, input, now)
  await perSecond(throughApp, spread.clients, await spreadOut())
  await perSecond(byHand, spread.clients, await spreadOut())
  const [app, hand]: [number[], number[]] = [[], []]
  // Turn and turn about: what disturbs the computer disturbs both.
  for (let round = 0; round < rounds; round++) {
    app.push(await perSecond(throughApp, spread.clients, await spreadOut()))
    hand.push(await perSecond(byHand, spread.clients, await spreadOut()))
  }
  await Promise.all([db.close(), sql.end()])
  return { app: median(app), byHand: median(hand), ratio: median(app.map((n, i) => n / (hand[i] as number))) }
}

async function crowded(url: string) {
  const db = openDatabase(url, { max: 64 })
  answerFrom(db)
  const speeds: Record<number, number[]> = { 64: [], 1: [], 4: [], 8: [], 16: [] }
  // So that every connection has prepared its statements, before anyone waits for a lock.
  for (let warm = 0; warm < 2; warm++) await perSecond(throughApp, 64, await spreadOut())
  for (let round = 0; round < 3; round++) {
    for (const [clients, seen] of Object.entries(speeds))
      seen.push(await perSecond(throughApp, Number(clients), await oneFor(crowd)))
  }
  await db.close()
  const { 64: many, ...fewer } = Object.fromEntries(Object.entries(speeds).map(([n, s]) => [n, median(s)]))
  const best = Math.max(...Object.values(fewer))
  return { many, fewer, ratio: (many as number) / best }
}

async function spreadOut(): Promise<BookInput[]> {
  const { id: branchId } = await aBranch()
  const slots = await Promise.all(
    Array.from({ length: spread.activities }, () => aSlot({ desks: spread.desks, branchId })),
  )
  return Array.from({ length: spread.desks }, () => slots.map((slot) => aBooking(slot.id))).flat()
}

async function oneFor(people: number): Promise<BookInput[]> {
  const slot = await aSlot({ desks: people })
  return Array.from({ length: people }, () => aBooking(slot.id))
}

async function perSecond(run: Book, clients: number, inputs: BookInput[]): Promise<number> {
  const left = [...inputs]
  const client = async () => {
    for (let input = left.pop(); input; input = left.pop()) await run(input)
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return (inputs.length * 1000) / (performance.now() - began)
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
}
