// Everybody acts on the same needs while the database is killed: what was answered stands, nothing stands half, and every
// open need is somebody's.
import { readFileSync } from 'node:fs'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import { useDatabase as workWith } from '@/lib/tools/database'
import { keepBooks } from '../support/database'
import { type Answers, aCrowd, needViolations, storm } from '../support/needs-storm'
import { startServer, testLogin } from '../support/server'
import { databaseAnswers, killNowAndThen, looking, onlooker, say } from './kills'

const SECONDS = 20
const KILLS = 5
const HANDS = 24

const uncaught: string[] = []
process.on('unhandledRejection', (error) => uncaught.push(String(error)))

// Nothing careless: what is acknowledged has to survive the death of the server.
const server = await startServer({ revive: true })
await migrate(server.url)
await ensureLogin(server.url, testLogin.secret, testLogin.name)
const db = openDatabase(appUrl(server.url, testLogin.secret, testLogin.name), { max: HANDS })
const owner = openDatabase(server.url, { max: 2 })
const sql = onlooker(server)
workWith(db)
keepBooks(owner)
try {
  await soak('needs undisturbed', async () => {})
  await soak(`needs, killed ${KILLS} times`, () => killNowAndThen(server, KILLS))
  const deadlocks = readFileSync(server.log, 'utf8').split('deadlock detected').length - 1
  say(deadlocks === 0, `${deadlocks} deadlocks in the log of the server`)
  say(uncaught.length === 0, `${uncaught.length} errors that nobody caught ${uncaught[0] ?? ''}`)
} finally {
  await Promise.all([db.close(), owner.close(), sql.end({ timeout: 5 })])
  await server.stop()
}
process.exit()

async function soak(name: string, disturb: () => Promise<void>): Promise<void> {
  const crowd = await aCrowd(12)
  const until = Date.now() + SECONDS * 1000
  const told: Answers = { events: [], made: [], done: 0, refused: 0, busy: 0 }
  const work = async () => {
    for (let round = 0; Date.now() < until; round++) {
      // While the database is away everything fails, and is nobody's answer.
      const one = await storm(sql, crowd, {
        turns: 200,
        first: round * 200,
        width: HANDS,
        isBusy: () => true,
      })
      told.events.push(...one.events)
      told.made.push(...one.made)
      for (const key of ['done', 'refused', 'busy'] as const) told[key] += one[key]
    }
  }
  await Promise.all([work(), disturb()])
  await databaseAnswers(server)
  say(told.done > 50, `${name}: ${told.done} done, ${told.refused} refused, ${told.busy} without an answer`)
  const { events, made, wrong } = await looking(server, async (fresh) => ({
    events: await fresh`select id from event where id = any (${told.events})`,
    made: await fresh`select id from need where id = any (${told.made})`,
    wrong: await needViolations(fresh),
  }))
  say(
    events.length === told.events.length,
    `${name}: ${told.events.length - events.length} acknowledged events lost`,
  )
  const lost = new Set(told.made).size - made.length
  say(lost === 0, `${name}: ${lost} acknowledged needs lost`)
  say(
    wrong.length === 0,
    `${name}: ${wrong.length} rules broken${wrong.map((one) => `\n    ${one}`).join('')}`,
  )
}
