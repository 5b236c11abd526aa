import postgres from 'postgres'
import type { App } from './app.ts'

const bookings = 120
const clients = 8
let people = 0

/** A browser that keeps its cookies, and a page it sees. */
export type Browser = { url: string; cookies: Map<string, string> }
type Page = { path: string; html: string }

export type Booked = { perSecond: number; clients: number; requestsPerBooking: number }

/** Whole bookings per second through the forms as a browser without JavaScript sends them. */
export async function httpBook({ url, database }: App): Promise<Booked> {
  await makeRoom(database().url)
  await Promise.all(Array.from({ length: clients }, () => bookOnce(url)))
  let left = bookings
  const client = async () => {
    while (left-- > 0) await bookOnce(url)
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - began) / 1000
  return { perSecond: bookings / seconds, clients, requestsPerBooking: 8 }
}

/** A demo library has room for few: every moment gets more desks. */
async function makeRoom(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 })
  await sql`
    insert into place (activity_id, number)
    select a.id, n from activity a, generate_series(50, 99) n
    where a.kind = 'consultation' and a.starts_at > now() on conflict do nothing`
  await sql.end()
}

async function bookOnce(url: string): Promise<void> {
  people += 1
  const browser: Browser = { url, cookies: new Map() }
  const contact = `06${String(70_000_000 + people)}`
  const times = await get(browser, '/nl/hulp/tijd/mijdrecht')
  const ids = [...times.html.matchAll(/name="activityId" value="(\d+)"/g)].map((found) => found[1] ?? '')
  const activityId = ids[people % ids.length] ?? ''
  const named = await send(browser, times, 'activityId', { activityId })
  const reached = await send(browser, named, 'forSomeoneElse', { forSomeoneElse: 'no', name: 'Demo Riet' })
  const checked = await send(browser, reached, 'way', { way: 'call', phone: contact, sms: '', email: '' })
  const made = await send(browser, checked, 'formKey', {})
  if (made.path !== '/nl/afspraak/gemaakt') throw new Error(`the booking ended at ${made.path}`)
}

/** Opens a page as a browser that keeps its cookies, and goes where it is sent. */
export async function get(browser: Browser, path: string): Promise<Page> {
  const answer = await ask(browser, path, {})
  const on = answer.headers.get('location')
  if (on) {
    await answer.arrayBuffer()
    return get(browser, new URL(on, browser.url).pathname)
  }
  if (answer.status !== 200) throw new Error(`GET ${path} was answered with ${answer.status}`)
  return { path, html: await answer.text() }
}

/** Fills in the form that holds `mark`, by itself or as the name of a field, sends it, and follows to the next page. */
export async function send(
  browser: Browser,
  page: Page,
  mark: string,
  values: Record<string, string>,
): Promise<Page> {
  const main = page.html.slice(page.html.indexOf('<main'))
  const form = main
    .match(/<form[\s\S]*?<\/form>/g)
    ?.find((one) => one.includes(`name="${mark}"`) || one.includes(mark))
  if (!form) throw new Error(`${page.path} has no form with ${mark}`)
  const body = new FormData()
  for (const [name, value] of hidden(form)) body.append(name, value)
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  const answer = await ask(browser, page.path, { method: 'POST', body, headers: { origin: browser.url } })
  await answer.arrayBuffer()
  const to = answer.headers.get('location')
  if (!to) throw new Error(`POST ${page.path} was answered with ${answer.status} and no way on`)
  return get(browser, new URL(to, browser.url).pathname)
}

async function ask({ url, cookies }: Browser, path: string, { headers, ...options }: RequestInit) {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  const answer = await fetch(url + path, {
    ...options,
    redirect: 'manual',
    // As behind a proxy that nobody told of: one computer plays everybody here.
    headers: {
      accept: 'text/html',
      'x-forwarded-for': '192.0.2.1',
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
  })
  for (const line of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = line.replace(/;.*/, '').split(/=(.*)/)
    cookies.set(name, value)
  }
  return answer
}

function hidden(form: string): [name: string, value: string][] {
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')])
}

function attribute(tag: string, name: string): string {
  const text = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
