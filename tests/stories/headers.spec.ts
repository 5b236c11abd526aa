import type { APIRequestContext } from '@playwright/test'
import { closedPolicy, policyOf, safeHeaders } from '../../app/_front/headers'
import { expect, test } from './story'

const security = /^(x-content|x-frame|referrer|cross-origin|permissions|content-security|strict-transport)/
const everywhere = Object.fromEntries(
  Object.entries(safeHeaders('http')).map(([name, value]) => [name.toLowerCase(), value]),
)

test('whatever is asked of the site carries the same security headers, and a policy of its kind @script', async ({
  request,
}) => {
  const css = /\/_next\/static\/[^"]+\.css/.exec(await (await request.get('/nl')).text())?.[0] ?? ''
  const kinds: [path: string, status: number, policy: string][] = [
    ['/', 307, closedPolicy],
    ['/nl/', 308, closedPolicy],
    ['/nl', 200, closedPolicy],
    ['/nl/hulp', 200, closedPolicy],
    ['/nl/even-geduld', 200, policyOf('/nl/even-geduld')],
    ['/nl/afspraak/kaartje', 307, policyOf('/nl/afspraak/kaartje')],
    ['/nl/afspraak/agenda.ics', 303, closedPolicy],
    ['/beheer/post', 200, closedPolicy],
    ['/api/health', 200, closedPolicy],
    ['/nl/niet-hier', 404, closedPolicy],
    ['/partner/niet-hier', 404, closedPolicy],
    [css, 200, closedPolicy],
    ['/_next/static/nergens.js', 404, closedPolicy],
    ['/_next/image?url=%2Flogo.png&w=64&q=75', 404, closedPolicy],
    ['/%69nloggen', 404, closedPolicy],
  ]
  for (const [path, status, policy] of kinds) {
    const answer = await request.get(path, { maxRedirects: 0 })
    const found = answer.headersArray().filter(({ name }) => security.test(name.toLowerCase()))
    const { 'content-security-policy': said, ...headers } = Object.fromEntries(
      found.map(({ name, value }) => [name.toLowerCase(), value]),
    )
    expect([path, answer.status(), said]).toEqual([path, status, policy])
    expect(headers, path).toEqual(everywhere)
    // Nobody says it a second time.
    expect(found.length, path).toBe(Object.keys(everywhere).length + 1)
  }
})

test('a page of people who work here runs the scripts that carry its number, and no other @script', async ({
  request,
}) => {
  const answer = await request.get('/inloggen')
  const policy = answer.headers()['content-security-policy'] ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(policy.replace(nonce ?? '', '')).toBe(policyOf('/inloggen')?.replace(/(?<=nonce-)[^']+/, ''))
  const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((one) => !one.includes(`nonce="${nonce}"`))).toEqual([])
})

test('the pages that everybody asks for say that they are everybody’s, and are copied out @script', async ({
  request,
}) => {
  const pages = [
    '',
    '/vestigingen',
    '/hulp/vestiging',
    '/hulp/tijd/mijdrecht',
    '/hulp/tijd/mijdrecht?later=1',
  ]
  const courses = ['/cursussen', '/cursussen/in/mijdrecht/alle', await aCourse(request)]
  for (const path of [...pages, ...courses]) {
    const answer = await request.get(`/nl${path}`)
    expect(answer.status(), path).toBe(200)
    // What is made for one visitor still has the scripts of Next in it.
    expect((await answer.text()).includes('<script'), path).toBe(false)
  }
  expect(await (await request.get('/nl/hulp')).text()).toContain('<script')
})

async function aCourse(request: APIRequestContext): Promise<string> {
  const list = await (await request.get('/nl/cursussen')).text()
  return /\/cursus\/\d+/.exec(list)?.[0] ?? ''
}
