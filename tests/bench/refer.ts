// Asking a partner without HTTP: `ask` against the same statements by hand, each prepared, with nothing decided in between.
// PostgreSQL runs without waiting for the disk; prints one line of JSON.
import { randomBytes, randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import { ask } from '@/lib/needs/commands/ask'
import { NEED_CODE_LENGTH } from '@/lib/needs/rules/code'
import { codeFrom } from '@/lib/residents/rules/code'
import { useDatabase as answerFrom } from '@/lib/tools/database'
import { keepBooks } from '../support/database'
import { aNetwork, anAsk, did, type Network } from '../support/needs'
import { startServer, testLogin } from '../support/server'
import { type Sent, statementsOf } from '../support/statements'
import { now } from '../support/world'
import './uncaught'

const rounds = 5
const clients = 8
const each = 200

const server = await startServer({ fast: true })
try {
  await migrate(server.url)
  await ensureLogin(server.url, testLogin.secret, testLogin.name)
  const url = appUrl(server.url, testLogin.secret, testLogin.name)
  const [db, owner] = [openDatabase(url, { max: clients }), openDatabase(server.url, { max: 2 })]
  const sql = postgres(url, { max: clients, fetch_types: false, onnotice: () => {} })
  answerFrom(db)
  keepBooks(owner)
  const network = await aNetwork()
  const byHand = await handOf(sql, network)
  const throughApp = async () => {
    did(await ask(network.adviser, anAsk(network), now))
  }
  for (const one of [throughApp, byHand]) await perSecond(one)
  const [app, hand]: [number[], number[]] = [[], []]
  // Turn and turn about: what disturbs the computer disturbs both.
  for (let round = 0; round < rounds; round++) {
    app.push(await perSecond(throughApp))
    hand.push(await perSecond(byHand))
  }
  const ratio = median(app.map((n, i) => n / (hand[i] as number)))
  const { statements } = byHand
  process.stdout.write(`${JSON.stringify({ app: median(app), byHand: median(hand), ratio, statements })}\n`)
  await Promise.all([db.close(), owner.close(), sql.end()])
} finally {
  await server.stop()
}

/** What one asking sent, sent again for somebody else: with ids, code and form of its own. */
async function handOf(sql: postgres.Sql, network: Network) {
  const form = anAsk(network)
  let made = { needId: '', code: '' }
  const sent = await statementsOf(async () => {
    made = did(await ask(network.adviser, form, now))
  })
  const ids = newIds(sent, [network.adviser.userId])
  const again = () => {
    const fresh = new Map<string, string>([[made.code, codeFrom(randomBytes(64), NEED_CODE_LENGTH)]])
    for (const id of ids) fresh.set(id, randomUUID())
    const replaced = (value: unknown): unknown => {
      if (typeof value !== 'string') return value
      const own = fresh.get(value)
      if (own) return own
      return value.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => fresh.get(id) ?? id)
    }
    return sql.begin(async (tx) => {
      const [scope, ...rest] = sent as [Sent, ...Sent[]]
      const send = ({ query, values }: Sent) =>
        tx.unsafe(query, values.map(replaced) as never[], { prepare: true })
      // Not waited for, as the program does not: it goes ahead of the first in the same breath.
      const told = send(scope).execute()
      for (const one of rest) await send(one)
      await told
    })
  }
  return Object.assign(async () => void (await again()), { statements: sent.length })
}

/** The ids that this asking made itself, among all that it sent. */
function newIds(sent: Sent[], known: string[]): string[] {
  const all = sent
    .flatMap(({ values }) => values)
    .filter((one): one is string => typeof one === 'string')
    .filter((one) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(one))
  const hears = sent.filter(({ query }) => /"message"/.test(query)).flatMap(({ values }) => values)
  const users = new Set<unknown>(known)
  // Who hears of it is somebody who was there already.
  for (const value of hears)
    if (typeof value === 'string' && /^referral:[^:]+:asked:/.test(value)) users.add(value.split(':')[3])
  return [...new Set(all)].filter((id) => !users.has(id))
}

async function perSecond(run: () => Promise<unknown>): Promise<number> {
  let left = each
  const client = async () => {
    while (left > 0) {
      left -= 1
      await run()
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return (each * 1000) / (performance.now() - began)
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
}
