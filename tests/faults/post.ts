// What happens to letters when the mail server, the disk, the clock or the postmen fail: due = sent once, or on the
// call list; counted by the mail server itself.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { jobs } from '@/app/_start/worker'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import { hold } from '@/lib/bookings/commands/hold'
import { useDatabase as workWith } from '@/lib/tools/database'
import { health } from '@/lib/tools/jobs'
import { keepBooks } from '../support/database'
import { startServer, testLogin } from '../support/server'
import { after, aGuest, aSlot, days, job, minutes } from '../support/world'
import { aMailServer, aPostman, audit, emptied, fillTray, killed, type MailServer } from './postal'

const say = (good: boolean, sentence: string) => {
  process.stdout.write(`${good ? '✓' : '✗'} ${sentence}\n`)
  if (!good) process.exitCode = 1
}

/** Deaths of a postman while the tray is emptied, and how many letters may arrive twice for each. */
const DEATHS = 12
const DOUBLES = 0.5

const server = await startServer()
await migrate(server.url)
await ensureLogin(server.url, testLogin.secret, testLogin.name)
process.env.DATABASE_APP_URL = appUrl(server.url, testLogin.secret, testLogin.name)
process.env.WEGWIJS_DATA = mkdtempSync(join(tmpdir(), 'wegwijs-post-'))
const db = openDatabase(process.env.DATABASE_APP_URL, { max: 4 })
const owner = openDatabase(server.url, { max: 2 })
workWith(db)
keepBooks(owner)
const sql = postgres(server.url, { max: 2, onnotice: () => {} })
try {
  const scenes = [slow, unknown, stranger, deaf, busy, drops, silent, anHourDown, fullDisk, fastClock, deaths]
  const wanted = process.argv.slice(2)
  for (const scene of scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const mail = await aMailServer()
    process.env.SMTP_URL = mail.url
    delete process.env.DEMO
    try {
      await scene(mail)
    } finally {
      await mail.stop()
    }
  }
} finally {
  await Promise.all([db.close(), owner.close(), sql.end({ timeout: 5 })])
  await server.stop()
  rmSync(process.env.WEGWIJS_DATA, { recursive: true, force: true })
}
process.exit()

async function verdict(name: string, mail: MailServer, mostTwice = 0): Promise<void> {
  const { letters, sent, calls, lost, twice, untrue } = await audit(sql, await mail.taken())
  const good = letters > 0 && lost === 0 && twice <= mostTwice && untrue === 0
  say(
    good,
    `${name}: ${letters} letters, ${sent} sent, ${calls} on the call list, ${lost} lost, ${twice} twice, ${untrue} called sent that nobody got`,
  )
}

/** Empties the tray with these postmen; `meanwhile` is what happens to them. */
async function withPostmen(
  given: Parameters<typeof aPostman>[0][],
  seconds: number,
  hasten = false,
): Promise<void> {
  const postmen = await Promise.all(given.map(aPostman))
  const done = await emptied(sql, seconds, hasten)
  await Promise.all(postmen.map((one) => killed(one)))
  if (!done) say(false, `after ${seconds} s letters are still due`)
}

async function slow(mail: MailServer): Promise<void> {
  await fillTray(sql, 6)
  await mail.behave({ pace: 4_000 })
  await withPostmen([{}, {}], 120)
  await verdict('4 s a command, two workers', mail)
}

async function unknown(mail: MailServer): Promise<void> {
  await fillTray(sql, 10)
  await mail.behave({ unknown: true })
  await withPostmen([{}, {}], 60)
  await verdict('addresses that do not exist', mail)
  const [row] = await sql`select max(attempts)::int as tries from message`
  say(row?.tries === 1, `addresses that do not exist: each tried ${row?.tries} time`)
}

async function stranger(mail: MailServer): Promise<void> {
  await fillTray(sql, 10)
  await mail.behave({ stranger: true })
  const later = healthSays('refused').then(async (said) => {
    say(said === 'refused', `a server that will not have the library: health says ${said}`)
    await mail.behave({})
  })
  await withPostmen([{}, {}], 60, true)
  await later
  const { mail: said } = await health(new Date())
  say(said === 'ok', `and says ${said} when it has changed its mind`)
  await verdict('a server that will not have the library at first', mail)
}

/** What health says of the mail server as soon as it says this, or after half a minute. */
async function healthSays(wanted: string): Promise<string> {
  for (let i = 0; ; i += 1) {
    const { mail } = await health(new Date())
    if (mail === wanted || i === 300) return mail
    await sleep(100)
  }
}

async function deaf(mail: MailServer): Promise<void> {
  await fillTray(sql, 4)
  await mail.behave({ deaf: true })
  const later = sleep(15_000).then(() => mail.behave({}))
  await withPostmen([{}, {}], 120, true)
  await later
  await verdict('hangs before its greeting for 15 s', mail)
}

async function busy(mail: MailServer): Promise<void> {
  await fillTray(sql, 10)
  await mail.behave({ busy: true })
  const later = sleep(700).then(() => mail.behave({}))
  await withPostmen([{}, {}], 60, true)
  await later
  await verdict('421 at first', mail)
  await fillTray(sql, 10)
  await mail.behave({ busy: true })
  await withPostmen([{}, {}], 60, true)
  await verdict('421 for ever', mail)
}

async function drops(mail: MailServer): Promise<void> {
  await fillTray(sql, 10)
  await mail.behave({ drops: true })
  await withPostmen([{}, {}], 60, true)
  await verdict('takes the letter and drops the line', mail)
}

async function silent(mail: MailServer): Promise<void> {
  await fillTray(sql, 4)
  await mail.behave({ silent: true })
  await withPostmen([{}, {}], 150, true)
  await verdict('takes the letter and says nothing', mail)
}

/** On a clock of our own, half a minute at a time; nobody listens until an hour has passed. */
async function anHourDown(mail: MailServer): Promise<void> {
  await fillTray(sql, 10)
  const began = Date.now()
  const { SMTP_URL } = process.env
  const deliveries = jobs.filter(({ name }) => name.startsWith('deliver_'))
  for (let half = 0; half <= 140; half += 1) {
    process.env.SMTP_URL = half < 120 ? 'smtp://127.0.0.1:1' : SMTP_URL
    const at = new Date(began + half * 30_000)
    await Promise.all(deliveries.map((one) => one.run(job, at, new AbortController().signal)))
  }
  await verdict('an hour down', mail)
}

/** The demo keeps its letters in the data folder, where there is no room any more. */
async function fullDisk(mail: MailServer): Promise<void> {
  await fillTray(sql, 6)
  const data = mkdtempSync(join(tmpdir(), 'wegwijs-full-'))
  const how = withoutRoom(data)
  try {
    await withPostmen([{ env: { SMTP_URL: '', DEMO: '1', WEGWIJS_DATA: data } }], 60, true)
    await verdict(`full disk (${how})`, mail)
  } finally {
    if (how === 'no space left') execFileSync('umount', [data])
    rmSync(data, { recursive: true, force: true })
  }
}

function withoutRoom(folder: string): 'no space left' | 'no folder can be made' {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', folder], { stdio: 'ignore' })
    writeFileSync(join(folder, 'full'), Buffer.alloc(4096))
    return 'no space left'
  } catch {
    // Only root can have a disk of its own.
    writeFileSync(join(folder, 'mail'), '')
    return 'no folder can be made'
  }
}

/** One worker is twenty minutes ahead: it takes nobody's hold and nobody's letter. */
async function fastClock(mail: MailServer): Promise<void> {
  await fillTray(sql, 6)
  await mail.behave({ pace: 1_500 })
  const began = new Date()
  // Each at a branch of its own: of one day no more than a share is held.
  const ids: number[] = []
  for (let i = 0; i < 10; i += 1) {
    const slot = await aSlot({ startsAt: after(days(4), began) })
    await hold(await aGuest({}, began), { activityId: slot.id }, began)
    ids.push(slot.id)
  }
  const everything = 'settle,sweep_guests,sweep_sign_ins,deliver_door,deliver_today,deliver_rest'
  await withPostmen([{ fast: minutes(20), jobs: everything }, {}], 60)
  const [row] =
    await sql`select count(*)::int as held from booking where activity_id = any (${ids}) and status = 'held'`
  say(row?.held === 10, `a clock 20 minutes fast: ${row?.held} of 10 fresh holds are still there`)
  await verdict('a clock 20 minutes fast', mail)
}

async function deaths(mail: MailServer): Promise<void> {
  await fillTray(sql, 120)
  await mail.behave({ pace: 60 })
  for (let died = 0; died < DEATHS; died += 2) {
    const before = await inAll(mail)
    const both = await Promise.all([aPostman({}), aPostman({})])
    // In the middle of their work, whatever they are at.
    while ((await inAll(mail)) === before && !(await emptied(sql, 0.05))) await sleep(20)
    await sleep(Math.random() * 300)
    await Promise.all(both.map((one) => killed(one)))
  }
  say(!(await emptied(sql, 0.2)), `two workers, killed ${DEATHS} times in the middle of their work`)
  await withPostmen([{}, {}], 120, true)
  await verdict('workers killed', mail, DEATHS * DOUBLES)
}

async function inAll(mail: MailServer): Promise<number> {
  return Object.values(await mail.taken()).reduce((sum, times) => sum + times, 0)
}
