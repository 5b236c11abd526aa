// Residents book while days close and open again, and the database is killed: what was answered stands, nothing stands half,
// and nobody stands before a closed door. Before that many more random histories than the tests have time for.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import { useDatabase as workWith } from '@/lib/tools/database'
import { History } from '../support/agenda-history'
import { begins, type Step, step } from '../support/agenda-steps'
import { aLibrary, nothing, storm } from '../support/agenda-storm'
import { agendaViolations } from '../support/agenda-violations'
import { keepBooks } from '../support/database'
import { startServer, testLogin } from '../support/server'
import { now } from '../support/world'
import { databaseAnswers, killNowAndThen, looking, onlooker, say } from './kills'

const SECONDS = 20
const KILLS = 5
const HANDS = 32
const HISTORIES = 300

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
  await histories()
  await soak('agenda undisturbed', async () => {})
  await soak(`agenda, killed ${KILLS} times`, () => killNowAndThen(server, KILLS))
  const deadlocks = readFileSync(server.log, 'utf8').split('deadlock detected').length - 1
  say(deadlocks === 0, `${deadlocks} deadlocks in the log of the server`)
  say(uncaught.length === 0, `${uncaught.length} errors that nobody caught ${uncaught[0] ?? ''}`)
} finally {
  await Promise.all([db.close(), owner.close(), sql.end({ timeout: 5 })])
  await server.stop()
}
process.exit()

async function histories(): Promise<void> {
  const seed = Date.now() % 1_000_000
  const history = async (begin: string, steps: Step[]) => {
    const story = await History.open(sql, new Date(begin))
    for (const one of steps) await story.do(one)
  }
  const property = fc.asyncProperty(begins, fc.array(step, { minLength: 12, maxLength: 30 }), history)
  const found = await fc.check(property, { numRuns: HISTORIES, seed, endOnFailure: true })
  const why = found.failed ? `: ${found.errorInstance}\n    ${JSON.stringify(found.counterexample)}` : ''
  say(!found.failed, `${found.numRuns} random histories, seed ${seed}${why}`)
}

async function soak(name: string, disturb: () => Promise<void>): Promise<void> {
  const [library, told] = [await aLibrary(), nothing()]
  const until = Date.now() + SECONDS * 1000
  const work = async () => {
    for (let round = 0; Date.now() < until; round++)
      // While the database is away everything fails, and is nobody's answer.
      await storm(sql, library, told, { turns: 200, first: round * 200, width: HANDS, isBusy: () => true })
  }
  await Promise.all([work(), disturb()])
  await databaseAnswers(server)
  const { booked, off, changed, hit, refused, busy } = told
  say(
    changed > 0 && booked.size > 30,
    `${name}: ${booked.size} booked, ${changed} changes that hit ${hit}, ${refused} refused, ${busy} without an answer`,
  )
  const { kept, wrong } = await looking(server, async (fresh) => ({
    kept: await fresh`select id, status from booking where id = any (${[...booked]})`,
    wrong: await agendaViolations(fresh, now),
  }))
  const gone = kept.filter(({ id, status }) => status !== 'booked' && !off.has(id)).length
  say(
    kept.length === booked.size && gone === 0,
    `${name}: ${booked.size - kept.length + gone} acknowledged bookings lost`,
  )
  say(
    wrong.length === 0,
    `${name}: ${wrong.length} rules broken${wrong.map((one) => `\n    ${one}`).join('')}`,
  )
}
