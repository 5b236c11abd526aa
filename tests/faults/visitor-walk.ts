import { createHash, randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import {
  aBrowser,
  ask,
  attribute,
  type Browser,
  filled,
  get,
  type Page,
  post,
  shown,
} from '../support/browser.ts'

/** The site that is attacked, its database as its owner sees it, and what tells whether something gave way. */
export type Attacked = {
  url: string
  sql: postgres.Sql
  /** The secret of the house, to know an address by its hash. */
  secret: string
  /** Where letters land. */
  mail: string
  say: (good: boolean, sentence: string) => void
}

/** The network of the one patient visitor, all of whose addresses they can use. */
export const network = (last: number) => `203.0.113.${last % 256}`
/** An address in a network of its own. */
export const elsewhere = (which: number) => `10.${Math.floor(which / 250) % 250}.${which % 250}.7`

/** Does work for all of these, so many at a time. */
export async function together<Item, Done>(
  items: Item[],
  width: number,
  work: (item: Item, which: number) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = []
  let next = 0
  const hand = async () => {
    for (let which = next++; which < items.length; which = next++)
      done[which] = await work(items[which] as Item, which)
  }
  await Promise.all(Array.from({ length: width }, hand))
  return done
}

/** How often each of these happened: "made 6, call 4". */
export function counted(all: string[]): string {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].map(([what, count]) => `${what} ${count}`).join(', ')
}

/** Chooses an activity with the form of a page that was opened before, whatever that page offers; answers where it led. */
export async function choose(browser: Browser, times: Page, activityId: number): Promise<string> {
  const body = filled(times, 'activityId', { activityId: String(activityId), formKey: randomUUID() })
  const headers = { origin: browser.url, referer: browser.url + times.path }
  const answer = await ask(browser, times.path, { method: 'POST', body, headers })
  const on = answer.headers.get('location') ?? ''
  if (on.includes('gegevens/naam')) return 'chosen'
  if (on.includes('even-geduld')) return 'sum'
  return 'refused'
}

type Contact = { way: string; phone?: string }
export type Made = { how: string; sums: number; code: string; browser: Browser }

/**
 * Books whatever it takes, as somebody patient does without a script: fills in everything, and does the sum when there is
 * one. `how` is what became of it.
 */
export async function book(browser: Browser, activityId: number, times: Page, reach: Contact): Promise<Made> {
  const none = { sums: 0, code: '', browser }
  const chosen = await choose(browser, times, activityId)
  if (chosen !== 'chosen') return { ...none, how: chosen }
  let page = await get(browser, '/nl/gegevens/naam')
  page = await post(browser, page, 'forSomeoneElse', { forSomeoneElse: 'no', name: 'Demo Riet' })
  page = await post(browser, page, 'way', { phone: '', sms: '', email: '', ...reach })
  if (page.path.includes('/laptop')) page = await post(browser, page, 'ownLaptop', { ownLaptop: 'yes' })
  for (let sums = 0; sums <= 2; sums += 1) {
    const made = await post(browser, page, 'formKey', {})
    if (made.path.startsWith('/nl/afspraak/gemaakt'))
      return { how: 'made', sums, code: codeIn(made), browser }
    if (!made.path.includes('even-geduld')) return { ...none, sums, how: refusalIn(shown(made)) }
    page = await doSum(browser, made)
  }
  return { ...none, sums: 3, how: 'sum' }
}

function refusalIn(text: string): string {
  if (/al veel geboekt vanaf deze plek/.test(text)) return 'call us'
  if (/geen plek meer met alleen een kaartje/.test(text)) return 'give a contact'
  return 'refused'
}

/** The code of an appointment on the page after booking. */
export function codeIn({ html }: Page): string {
  return /class="code-text"[^>]*>\s*(?:<[^>]+>)*([^<]+)</.exec(html)?.[1]?.replaceAll(/\s/g, '') ?? ''
}

/** Does the sum of a page, hands it in, and answers with the page to go on from. */
export async function doSum(browser: Browser, page: Page): Promise<Page> {
  const field = /<input[^>]*data-salt[^>]*>/.exec(page.html)?.[0] ?? ''
  const [salt, hash, most] = ['data-salt', 'data-hash', 'data-most'].map((name) => attribute(field, name))
  for (let answer = 0; answer < Number(most); answer += 1) {
    if (createHash('sha256').update(`${salt}${answer}`).digest('hex') === hash)
      return post(browser, page, 'data-salt', { answer: String(answer) })
  }
  throw new Error(`${page.path} has no sum that can be done`)
}

/** Opens an appointment with its code: what the page says of it. */
export async function openByCode(browser: Browser, code: string, letter: string): Promise<string> {
  const form = await get(browser, '/nl/afspraak')
  const opened = await post(browser, form, 'code', { code, letter })
  if (opened.path.startsWith('/nl/afspraak/mijn')) return 'opened'
  if (opened.path.includes('even-geduld')) return 'sum'
  return /U hebt het vaak geprobeerd/.test(shown(opened)) ? 'wait' : 'wrong'
}

/** A page with free times, which serves for choosing any. */
export async function timesPage(url: string): Promise<Page> {
  const browser = aBrowser(url)
  const page = await get(browser, '/nl/hulp/vestiging')
  for (const [, slug] of page.html.matchAll(/href="\/nl\/hulp\/tijd\/([a-z0-9-]+)"/g)) {
    const times = await get(browser, `/nl/hulp/tijd/${slug}`)
    if (times.html.includes('name="activityId"')) return times
  }
  throw new Error('no branch has a free time')
}

/** A page of a course in which somebody can choose a place. */
export async function coursePage(url: string): Promise<Page> {
  const browser = aBrowser(url)
  const page = await get(browser, '/nl/cursussen')
  for (const [, id] of page.html.matchAll(/href="\/nl\/cursus\/(\d+)"/g)) {
    const course = await get(browser, `/nl/cursus/${id}`)
    if (course.html.includes('name="activityId"')) return course
  }
  throw new Error('no course has a place')
}
