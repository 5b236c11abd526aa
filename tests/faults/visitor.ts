// `npm run faults -- visitor`: one patient visitor, with a network full of addresses and friends in many others, tries for a
// few minutes to take everything from everybody, by the forms and addresses of the running site. Loopback only, demo data.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { openApp } from '../bench/app.ts'
import { aBrowser, get, post } from '../support/browser.ts'
import { forgetData } from '../support/machine.ts'
import { say } from './kills.ts'
import { askLinks, guessCodes } from './visitor-guesses.ts'
import { longNames, plant, tricks } from './visitor-paths.ts'
import { bookEverything, hash, holdEverything } from './visitor-places.ts'
import { type Attacked, elsewhere } from './visitor-walk.ts'

/** However it goes, it ends. */
const MINUTES = 8

const data = mkdtempSync(join(tmpdir(), 'wegwijs-visitor-'))
const app = await openApp(data, { LIMITS_TIMES: '1', TRUSTED_PROXIES: '1' })
const stop = async () => {
  await app.stop()
  forgetData(data)
}
process.once('SIGTERM', () => void stop().finally(() => process.exit(130)))
setTimeout(() => {
  say(false, `not done within ${MINUTES} minutes`)
  void stop().finally(() => process.exit(1))
}, MINUTES * 60_000).unref()

const sql = postgres(app.database().url, { max: 4, onnotice: () => {} })
const { WEGWIJS_SECRET } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8'))
const site: Attacked = { url: app.url, sql, secret: WEGWIJS_SECRET, mail: join(data, 'mail'), say }
try {
  await part(tricks)
  await part(plant)
  await part(longNames)
  await part(holdEverything)
  await part(bookEverything)
  await part(guessCodes)
  await part(askLinks)
  await part(seenByTheCoordinator)
} finally {
  await sql.end({ timeout: 5 })
  await stop()
}
process.exit()

/** One attack that breaks off has not shown that anything held, and does not take the others along. */
async function part(attack: (site: Attacked) => Promise<void>): Promise<void> {
  const began = Date.now()
  await attack(site).catch((error: Error) =>
    say(false, `${attack.name}: ${error.stack} ${error.cause ?? ''}`),
  )
  process.stdout.write(`  ${attack.name}: ${((Date.now() - began) / 1_000).toFixed(0)} s\n`)
}

/** The coordinator was told of it by a task, and takes back together what is plainly false. */
async function seenByTheCoordinator({ url, sql, say, ...rest }: Attacked): Promise<void> {
  const source = hash({ url, sql, say, ...rest }, 'network', '203.0.113')
  const task = () => sql<{ id: string }[]>`select id from task where kind = 'rush' and source = ${source}`
  for (const until = Date.now() + 80_000; (await task()).length === 0 && Date.now() < until; )
    await sleep(1_000)
  const [told] = await task()
  say(told !== undefined, `the coordinator has ${told ? 'a' : 'no'} task about that network`)
  const carla = aBrowser(url, elsewhere(500))
  await post(carla, await get(carla, '/inloggen'), 'Demo Carla', {})
  const page = await get(carla, `/beheer/drukte?taak=${told?.id}&vink=nieuw`)
  const ticked = [...page.html.matchAll(/name="(false\.[0-9a-f-]+)"/g)].map(([, name = '']) => name)
  const booked = () =>
    sql`select count(*)::int as left from booking where source = ${source} and status = 'booked'`
  const [before] = await booked()
  await post(carla, page, 'false.', Object.fromEntries(ticked.map((name) => [name, 'yes'])))
  const [after] = await booked()
  say(
    before?.left > 0 && after?.left === 0,
    `she sees ${ticked.length} of its appointments, and takes them back together: ${before?.left} stood, ${after?.left} stand`,
  )
}
