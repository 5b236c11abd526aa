import { request } from 'node:http'
import { aBrowser, type Browser, filled, get, look, post } from '../support/browser.ts'
import { hash } from './visitor-places.ts'
import { type Attacked, choose, codeIn, elsewhere, openByCode, timesPage } from './visitor-walk.ts'

type Told = { status: number; policy: string; location: string; ended: number }
type Trick = { method?: string; path: string; headers?: Record<string, string>; body?: Buffer; type?: string }

/** Whatever is asked by a path, a method or a header that no page of ours uses is refused, with the policy of every answer. */
export async function tricks(site: Attacked): Promise<void> {
  const { url, say, sql } = site
  const visitor = aBrowser(url, elsewhere(600))
  const times = await timesPage(url)
  const form = await packed(filled(times, 'activityId', { activityId: '1' }))
  const own = { origin: url, ...form.headers }
  const posted = { method: 'POST', body: form.body, headers: own }
  const nowhere = '0'.repeat(40)
  const all: [number[], Trick][] = [
    [[404], { ...posted, path: '/api/../nl/hulp' }],
    [[404], { ...posted, path: '/_next/../nl/hulp' }],
    [[404], { path: '/nl/../aanmelden' }],
    [[404], { path: '/nl/../inloggen' }],
    [[404], { path: '/%6el/hulp' }],
    [[404], { path: '/nl/%2e%2e/inloggen' }],
    [[404], { path: '//nl/hulp' }],
    [[404], { path: '/nl/./hulp' }],
    [[404], { path: '/nl\\hulp' }],
    [[400], { path: 'http://elders.example/nl' }],
    [[400], { path: '*' }],
    [[404], { path: '/_next/image?url=%2Flogo.png&w=64&q=75' }],
    [[404], { path: '/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75' }],
    [[404], { path: '/_next/data/x/nl.json' }],
    ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'].flatMap((method): [number[], Trick][] => [
      [[405], { ...posted, method, path: '/nl/hulp' }],
      [[405], { method, path: '/api/health' }],
      [[404], { method, path: '/api/../nl/hulp' }],
    ]),
    [[403], { ...posted, headers: form.headers, path: times.path }],
    [[403], { ...posted, headers: { ...own, origin: 'https://elders.example' }, path: times.path }],
    [[403], { ...posted, headers: { ...own, 'sec-fetch-site': 'cross-site' }, path: times.path }],
    [[404, 409], { ...posted, path: '/nl/privacy' }],
    [[404, 409], { ...posted, path: '/nl/niet-hier' }],
    [[404, 409], { ...posted, path: '/inloggen' }],
    [[400, 404], { ...posted, headers: { ...own, 'next-action': nowhere }, path: '/nl/privacy' }],
    [[400], { ...posted, headers: { ...own, 'next-action': '../x' }, path: '/nl/hulp' }],
    [[400], { ...posted, body: Buffer.alloc(0), path: '/nl/hulp' }],
    [[415], { ...posted, headers: { ...own, 'content-type': 'text/plain' }, path: '/nl/hulp' }],
    [[413], { ...posted, body: Buffer.alloc(80_000, 'a'), path: '/nl/hulp' }],
  ]
  const wrong: string[] = []
  for (const [wanted, trick] of all) {
    const { status, policy } = await askRaw(visitor, trick)
    const what = `${trick.method ?? 'GET'} ${trick.path}: ${status}`
    if (!wanted.includes(status)) wrong.push(`${what}, not ${wanted.join(' or ')}`)
    if (!policy.includes('default-src')) wrong.push(`${what} without a policy`)
  }
  say(wrong.length === 0, `${all.length} tricks with paths, methods and forms refused${lines(wrong)}`)
  const [counted] = await sql`select count(*)::int as tries from attempt
    where source in (${hash(site, 'address', '127.0.0.1')}, ${hash(site, 'address', '::1')})`
  say(counted?.tries === 0, `${counted?.tries} forms counted as sent by this very computer`)
}

const lines = (all: string[]) => all.map((one) => `\n    ${one}`).join('')

/** A browser into which a stranger put a token of their own books: the stranger sees nothing of it. */
export async function plant(site: Attacked): Promise<void> {
  const { url, say, sql } = site
  const stranger = aBrowser(url, elsewhere(610))
  const topics = await get(stranger, '/nl/hulp')
  await post(stranger, topics, 'topic', {
    topic: /name="topic" value="([^"]+)"/.exec(topics.html)?.[1] ?? '',
  })
  const theirs = aBrowser(url, elsewhere(611))
  for (const [name, value] of stranger.cookies) theirs.cookies.set(name, value)
  const times = await timesPage(url)
  const [free] = await sql`
    select a.id::int from activity a, free_places(a.id, now())
    where a.kind = 'consultation' and a.cancelled_at is null
      and a.starts_at between now() + interval '1 day' and now() + interval '50 days' order by a.starts_at desc limit 1`
  await choose(theirs, times, free?.id ?? 0)
  let page = await get(theirs, '/nl/gegevens/naam')
  page = await post(theirs, page, 'forSomeoneElse', { forSomeoneElse: 'no', name: 'Demo Geplant' })
  page = await post(theirs, page, 'way', { way: 'call', phone: '0612000002', sms: '', email: '' })
  const seen = [await look(stranger, '/nl/gegevens/klopt-het')]
  const made = await post(theirs, page, 'formKey', {})
  for (const path of ['gemaakt', 'mijn', 'afzeggen', 'kaartje', 'verzetten'])
    seen.push(await look(stranger, `/nl/afspraak/${path}`))
  const told = seen.filter(({ html }) => html.includes('Geplant')).length
  const good = made.path.startsWith('/nl/afspraak/gemaakt') && made.html.includes('Geplant')
  say(
    good && told === 0,
    `with a planted token one books (${made.path}); the stranger sees it on ${told} pages`,
  )
  const opened = await openByCode(theirs, codeIn(made), 'D')
  say(opened === 'opened', `and for whom it is, it opens: ${opened}`)
}

/** Sixty connections send a name of ten thousand signs, for so many seconds: others do not wait for them. */
export async function longNames(site: Attacked, seconds = 12): Promise<void> {
  const { url, say } = site
  const times = await timesPage(url)
  const victim = aBrowser(url, elsewhere(620))
  const calm = await timed(() => walkAbout(victim), 3)
  const [free] = await site.sql`
    select a.id::int from activity a, free_places(a.id, now())
    where a.kind = 'consultation' and a.cancelled_at is null and a.starts_at > now() + interval '2 days'
    order by a.starts_at desc limit 1`
  // Elsewhere: so many forms are what one network may send in an hour, and the rest of the attack is to be seen.
  const own = aBrowser(url, '198.51.100.60')
  await choose(own, times, free?.id ?? 0)
  const form = await get(own, '/nl/gegevens/naam')
  const name = '12 '.repeat(3_334).slice(0, 10_000)
  const body = await packed(filled(form, 'forSomeoneElse', { forSomeoneElse: 'no', name }))
  const until = Date.now() + seconds * 1_000
  let sent = 0
  const refused = new Map<number, number>()
  const hands = Array.from({ length: 60 }, async (_, which) => {
    const hand: Browser = { url, address: `198.51.100.${which}`, cookies: new Map(own.cookies) }
    while (Date.now() < until) {
      const { status } = await askRaw(hand, {
        ...{ method: 'POST', path: form.path, body: body.body },
        headers: { origin: url, referer: url + form.path, ...body.headers },
      })
      sent += 1
      refused.set(status, (refused.get(status) ?? 0) + 1)
    }
  })
  const meanwhile: number[] = []
  while (Date.now() < until) meanwhile.push(...(await timed(() => walkAbout(victim), 1)))
  await Promise.all(hands)
  const p95 = (all: number[]) => [...all].sort((a, b) => a - b)[Math.ceil(all.length * 0.95) - 1] ?? 0
  const statuses = [...refused].map(([status, count]) => `${status}: ${count}`).join(', ')
  say(
    p95(meanwhile) < 2_000,
    `60 connections sent ${sent} names of 10,000 signs in ${seconds} s (${statuses}); others wait ${p95(meanwhile).toFixed(0)} ms (p95 of ${meanwhile.length}), ${p95(calm).toFixed(0)} ms without them`,
  )
  const [kept] = await site.sql`select count(*)::int as names from guest where length(name) > 200`
  say(kept?.names === 0, `${kept?.names} of those names kept`)
}

/** Pages that are made for one visitor: no copy of them hangs anywhere. */
const pages = ['/nl/hulp', '/nl/afspraak', '/nl/privacy', '/inloggen']
async function walkAbout(browser: Browser): Promise<number[]> {
  const took: number[] = []
  for (const path of pages) {
    const began = performance.now()
    const { status } = await look(browser, path)
    took.push(status === 200 ? performance.now() - began : Number.POSITIVE_INFINITY)
  }
  return took
}

async function timed(walk: () => Promise<number[]>, times: number): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < times; i += 1) took.push(...(await walk()))
  return took
}

async function packed(form: FormData): Promise<{ body: Buffer; headers: Record<string, string> }> {
  const answer = new Response(form)
  const type = answer.headers.get('content-type') ?? ''
  return { body: Buffer.from(await answer.arrayBuffer()), headers: { 'content-type': type } }
}

/** Asks with the path as it stands here: a browser would tidy it up first. */
function askRaw({ url, address, cookies }: Browser, trick: Trick): Promise<Told> {
  const { hostname, port, host } = new URL(url)
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  const { method = 'GET', path, body } = trick
  const headers = {
    ...{ host, accept: 'text/html', 'x-forwarded-for': address, connection: 'close' },
    ...(cookie ? { cookie } : {}),
    ...(body ? { 'content-length': String(body.length) } : {}),
    ...trick.headers,
  }
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers }, (answer) => {
      const { statusCode = 0, headers: said } = answer
      answer.resume()
      const told = { status: statusCode, policy: String(said['content-security-policy'] ?? '') }
      answer.on('end', () => resolve({ ...told, location: said.location ?? '', ended: Date.now() }))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
