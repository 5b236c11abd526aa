// What the second wall costs: `book` by a partner's employee in two databases that differ in one thing, row-level
// security. Turn and turn about; prints one line of JSON.
import postgres from 'postgres'
import { type Database, openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import type { Actor } from '@/lib/tools/access'
import { useDatabase as answerFrom } from '@/lib/tools/database'
import { keepBooks } from '../support/database'
import { startServer, testLogin } from '../support/server'
import { aWorker } from '../support/walls'
import { aBooking, aBranch, aSlot, bookOne, now } from '../support/world'
import './uncaught'

type Side = { app: Database; owner: Database; actor: Actor; speeds: number[]; close: () => Promise<unknown> }

const rounds = 5
const spread = { activities: 50, desks: 12, clients: 8 }

const server = await startServer({ fast: true })
try {
  await migrate(server.url)
  await ensureLogin(server.url, testLogin.secret, testLogin.name)
  const walled = await side(server.url)
  await walled.close()
  const open = await side(await withoutWall(server.url))
  const both = [await side(server.url), open]
  for (const one of both) await perSecond(one)
  for (let round = 0; round < rounds; round++) for (const one of both) one.speeds.push(await perSecond(one))
  const [on, off] = both.map((one) => one.speeds) as [number[], number[]]
  await Promise.all(both.map((one) => one.close()))
  console.log(
    JSON.stringify({
      on: median(on),
      off: median(off),
      ratio: median(on.map((n, i) => n / (off[i] as number))),
    }),
  )
} finally {
  await server.stop()
}

/** A copy of the database in which every table shows all its rows. */
async function withoutWall(url: string): Promise<string> {
  const admin = postgres(new URL('/postgres', url).href, { max: 1, onnotice: () => {} })
  const open = new URL('/open', url).href
  await admin.unsafe(`create database open template "${new URL(url).pathname.slice(1)}"`)
  await admin.end()
  const sql = postgres(open, { max: 1 })
  const secured = await sql`select relname as name from pg_class where relrowsecurity`
  for (const { name } of secured) await sql.unsafe(`alter table ${name} disable row level security`)
  await sql.end()
  return open
}

async function side(url: string): Promise<Side> {
  const app = openDatabase(appUrl(url, testLogin.secret, testLogin.name), { max: spread.clients })
  const owner = openDatabase(url, { max: 4 })
  const sql = postgres(url, { max: 1 })
  const actor = await aWorker(sql, 'partner')
  return { app, owner, actor, speeds: [], close: () => Promise.all([app.close(), owner.close(), sql.end()]) }
}

async function perSecond({ app, owner, actor }: Side): Promise<number> {
  answerFrom(app)
  keepBooks(owner)
  const { id: branchId } = await aBranch()
  const slots = await Promise.all(
    Array.from({ length: spread.activities }, () => aSlot({ desks: spread.desks, branchId })),
  )
  const left = Array.from({ length: spread.desks }, () => slots.map((slot) => aBooking(slot.id))).flat()
  const count = left.length
  const client = async () => {
    for (let input = left.pop(); input; input = left.pop()) {
      const booked = await bookOne(actor, input, now)
      if (!booked.ok) throw new Error(`refused: ${booked.reason}`)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: spread.clients }, client))
  return (count * 1000) / (performance.now() - began)
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
}
