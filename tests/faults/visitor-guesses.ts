import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CODE_ALPHABET, CODE_LENGTH } from '@/lib/residents/rules/code'
import { aBrowser, type Browser, get, look, type Page, post } from '../support/browser.ts'
import {
  type Attacked,
  book,
  counted,
  doSum,
  elsewhere,
  openByCode,
  timesPage,
  together,
} from './visitor-walk.ts'

/** Guesses codes, at the address of a reading room and then from everywhere: whoever has a right one gets in all the same. */
export async function guessCodes(site: Attacked): Promise<void> {
  const { url, say } = site
  const owner = aBrowser(url, elsewhere(800))
  const theirs = await anAppointment(site, owner)
  const home = aBrowser(url, elsewhere(801))
  const before = await openByCode(home, theirs, 'D')

  const room = '198.51.100.7'
  const there: string[] = []
  for (let i = 0; i < 16; i += 1) there.push(await openByCode(aBrowser(url, room), guess(), 'D'))
  const late = there.slice(10).every((answer) => answer === 'wait')
  say(late && !there.includes('opened'), `16 wrong codes at one address: ${counted(there)}`)
  const beside = await openByCode(aBrowser(url, room), theirs, 'D')
  say(beside === 'opened', `the right one, typed at that address by its owner: ${beside}`)

  const everywhere = await together(Array.from({ length: 260 }), 12, (_, which) =>
    openByCode(aBrowser(url, elsewhere(1_000 + which)), guess(), 'D'),
  )
  const braked = everywhere.slice(-40).every((answer) => answer === 'sum')
  say(
    braked && !everywhere.includes('opened'),
    `260 wrong codes from as many networks: ${counted(everywhere)}`,
  )
  const known = await openByCode(home, theirs, 'D')
  say(
    before === 'opened' && known === 'opened',
    `the right one, in a browser that had a right one before: ${known}`,
  )
  const fresh = aBrowser(url, elsewhere(802))
  const first = await openByCode(fresh, theirs, 'D')
  if (first === 'sum') await doSum(fresh, await look(fresh, '/nl/even-geduld?naar=afspraak'))
  const then = await openByCode(fresh, theirs, 'D')
  say(then === 'opened', `the right one, in a browser nobody knows: ${first}, and after a sum: ${then}`)

  const patient = aBrowser(url, elsewhere(803))
  const tries: string[] = []
  for (let round = 0; round < 3; round += 1) {
    await doSum(patient, await look(patient, '/nl/even-geduld?naar=afspraak'))
    for (let i = 0; i < 5; i += 1) tries.push(await openByCode(patient, guess(), 'D'))
  }
  const guessed = tries.filter((answer) => answer !== 'sum').length
  say(guessed <= 9, `who does three sums guesses ${guessed} times: ${counted(tries)}`)
}

/** Strangers ask for the link of somebody who works here, until there are no more: the owner gets in all the same. */
export async function askLinks(site: Attacked): Promise<void> {
  const { url, sql, say } = site
  const [carla] = await sql<{ email: string }[]>`select email from user_account where name = 'Demo Carla'`
  const email = carla?.email ?? ''
  const known = aBrowser(url, elsewhere(700))
  const first = await enter(site, known, email)
  say(first === 'in', `before: somebody who works here signs in by a link: ${first}`)

  const here: string[] = []
  for (let i = 0; i < 8; i += 1) here.push((await askFor(aBrowser(url, '203.0.113.9'), email)).how)
  say(
    here.slice(5).every((how) => how === 'wait'),
    `8 askings of one stranger: ${counted(here)}`,
  )

  const some = await together(Array.from({ length: 30 }), 6, (_, which) =>
    askFor(aBrowser(url, elsewhere(2_000 + which)), email),
  )
  say(true, `30 strangers elsewhere: ${counted(some.map(({ how }) => how))}`)
  const newHere = aBrowser(url, elsewhere(701))
  const owner = await enter(site, newHere, email)
  say(owner === 'in', `its owner, in a browser nobody knows: ${owner}`)

  const more = await together(Array.from({ length: 45 }), 6, (_, which) =>
    askFor(aBrowser(url, elsewhere(3_000 + which)), email),
  )
  say(
    more.every(({ how }) => how === 'sent after a sum'),
    `45 more strangers, each for a sum: ${counted(more.map(({ how }) => how))}`,
  )
  const late = await enter(site, aBrowser(url, elsewhere(702)), email)
  say(late === 'in', `its owner after all of them, in another browser nobody knows: ${late}`)
  const later = aBrowser(url, elsewhere(700))
  for (const [name, value] of known.cookies)
    if (name.endsWith('wegwijs-bekend')) later.cookies.set(name, value)
  const again = await enter(site, later, email)
  say(again === 'in', `its owner, in a browser that was here before: ${again}`)
}

/** Asks for a link, with a sum when that is wanted. */
async function askFor(browser: Browser, email: string): Promise<{ how: string }> {
  let form = await get(browser, '/inloggen')
  for (let sums = 0; ; sums += 1) {
    const asked = await post(browser, form, 'email', { email })
    if (asked.path.startsWith('/inloggen/gestuurd')) return { how: sums ? 'sent after a sum' : 'sent' }
    if (!asked.path.includes('even-geduld') || sums > 1) return { how: 'wait' }
    form = await doSum(browser, asked)
  }
}

/** Asks for a link, waits for the letter, and signs in with it. */
async function enter(site: Attacked, browser: Browser, email: string): Promise<string> {
  const since = Date.now()
  const { how } = await askFor(browser, email)
  if (how === 'wait') return how
  for (const until = Date.now() + 25_000; Date.now() < until; await sleep(250)) {
    for (const path of linksSince(site.mail, email, since)) {
      const page = await look(browser, path)
      const entered = await post(browser, page, 'name="key"', {}).catch(() => null)
      if (entered?.sent && !entered.path.startsWith('/inloggen')) return 'in'
    }
  }
  return 'no letter'
}

/** The ways in that stand in the letters to an address since a moment. */
function linksSince(folder: string, email: string, since: number): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).mtimeMs >= since)
    .map((file) =>
      readFileSync(file, 'utf8')
        .replaceAll(/=\r?\n/g, '')
        .replaceAll('=3D', '='),
    )
    .filter((letter) => letter.toLowerCase().includes(`to: ${email}`))
    .flatMap((letter) => /\/inloggen\/link\?sleutel=[\w.~-]+/.exec(letter)?.[0] ?? [])
}

async function anAppointment(site: Attacked, browser: Browser): Promise<string> {
  const times: Page = await timesPage(site.url)
  const [free] = await site.sql`
    select a.id::int from activity a, free_places(a.id, now())
    where a.kind = 'consultation' and a.cancelled_at is null
      and a.starts_at between now() + interval '1 day' and now() + interval '50 days'
    order by a.starts_at desc limit 1`
  const made = await book(browser, free?.id ?? 0, times, { way: 'call', phone: '0612000001' })
  if (made.code === '') throw new Error(`no appointment to guess at: ${made.how}`)
  return made.code
}

function guess(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
}
