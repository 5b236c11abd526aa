import { globSync, readFileSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { APIRequestContext, Page } from '@playwright/test'
import { accept, inviteAs, somebody } from './signin-steps'
import { chooseTime, ownNumber, reachBy, sayName } from './steps'
import { expect, test } from './story'
import { strange } from './strange'

type Action = { id: string; name: string; file: string; page: string }
type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: object }> }

/** Every action of the house, as the newest build for the demo knows them, with a page that carries it. */
function actionsIn(folder: RegExp): Action[] {
  const built = globSync('.next/builds/*-demo/server/server-reference-manifest.json')
  const newest = built.sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs).at(-1) ?? ''
  const { node } = JSON.parse(readFileSync(newest, 'utf8')) as Manifest
  const found = Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const pages = Object.keys(workers).sort((a, b) => holes(a) - holes(b))
    const page = (pages[0] ?? '').replace(/^app/, '').replace(/\/page$/, '')
    return { id, name: exportedName, file: filename, page }
  })
  // What ends a visit comes last: afterwards nobody is anybody.
  const last = /^(endGuest|signOut)/
  return found
    .filter(({ file }) => folder.test(file))
    .sort((a, b) => Number(last.test(a.name)) - Number(last.test(b.name)))
}

const holes = (path: string) => path.split('[').length

/** The names of all that any form of the house can hold, from the inputs themselves. */
async function allNames(): Promise<string[]> {
  const names = new Set<string>(['naar', 'wijzig', 'terug', 'more', 'less'])
  for (const file of globSync('lib/*/{input,input/*}.ts')) {
    const inputs = (await import(pathToFileURL(file).href)) as Record<string, { shape?: object }>
    for (const input of Object.values(inputs)) for (const name in input?.shape) names.add(name)
  }
  const people = ['p0', 'p1'].flatMap((row) => [...names].map((name) => `people.${row}.${name}`))
  return [...names, ...people]
}

/** The very form that a browser without scripts would send to an action. */
function formOf({ id }: Action, fields: Record<string, string>): Record<string, string> {
  return {
    $ACTION_REF_1: '',
    '$ACTION_1:0': JSON.stringify({ id, bound: '$@1' }),
    '$ACTION_1:1': JSON.stringify([{ values: {}, errors: {}, reason: null }]),
    $ACTION_KEY: 'k0',
    ...fields,
  }
}

/** Where to go from a page of ours: the telephone, or for who works at the library itself all their own pages. */
const wayOn = /href="tel:|<nav class="desk-nav"/

/** `thirds`: each action gets a third of what is strange, another third than the next one. */
async function sendEverything(
  request: APIRequestContext,
  home: string,
  actions: Action[],
  how: 'all' | 'thirds' = 'all',
) {
  const names = await allNames()
  expect(names.length).toBeGreaterThan(90)
  for (const [nth, action] of actions.entries()) {
    const sent = how === 'all' ? strange : strange.filter((_, i) => i % 3 === nth % 3)
    const path = action.page.replace('[language]', 'nl').replace(/\[\w+\]/, '1')
    const everywhere = (text: string) => Object.fromEntries(names.map((name) => [name, text]))
    for (const fields of [{}, ...sent.map(everywhere)]) {
      const multipart = formOf(action, { language: 'nl', ...fields })
      const answer = await request.post(path, { multipart, headers: { origin: home }, maxRedirects: 0 })
      const what = `${action.name} with ${JSON.stringify(Object.values(fields)[0])?.slice(0, 30)}`
      expect(answer.status(), what).toBeLessThan(500)
      // Not stopped before the action: as a form it is one of ours (400), and the action is known (409).
      expect([400, 409], what).not.toContain(answer.status())
      // What is wrong stands on a page of its own, to which the answer leads.
      const { location = '' } = answer.headers()
      const shown = location.includes('antwoord=') ? await request.get(location, { maxRedirects: 0 }) : answer
      expect(shown.status(), what).toBeLessThan(500)
      const text = await shown.text()
      expect(text, what).not.toContain('    at ')
      if (shown.status() < 300 || shown.status() >= 400) expect(text, what).toMatch(wayOn)
    }
  }
}

test('an action that is not ours is not known: the others are @script', async ({ request }) => {
  const [known] = actionsIn(/\[language\]/)
  const stranger = { ...(known as Action), id: `7f${'0'.repeat(40)}` }
  const url = new URL(test.info().project.use.baseURL ?? '')
  const multipart = formOf(stranger, { language: 'nl' })
  const answer = await request.post('/nl/afspraak', { multipart, headers: { origin: url.origin } })
  expect(answer.status()).toBe(409)
})

const homeOf = (page: Page) => new URL(page.url()).origin

test('whatever is sent to any action of the resident’s site, the answer is a page with a telephone @script', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const actions = actionsIn(/\[language\]/)
  expect(actions.length).toBeGreaterThan(12)
  await page.goto('/nl')
  await sendEverything(page.request, homeOf(page), actions)
  await chooseTime(page, 'Maarssenbroek', 0)
  await sayName(page, 'Demo Riet')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await sendEverything(page.request, homeOf(page), actions)
})

/** The coordinator may ask for the most, and is sent all of it; the others are stopped or read the same inputs. */
const hands = {
  nobody: null,
  'a coordinator': { role: /^Coördinator/ },
  'a contact person of a partner': { role: /^Contactpersoon/, organisation: 'Geldpunt' },
}

for (const [hand, works] of Object.entries(hands))
  test(`whatever ${hand} sends to any action of the door or a desk, it is a page with a way on @script`, async ({
    page,
    browser,
  }) => {
    // Some hundred actions, each with all that is strange.
    test.setTimeout(600_000)
    const actions = actionsIn(/^(?!.*\[language\])/)
    expect(actions.length).toBeGreaterThan(25)
    await page.goto('/nl')
    const home = homeOf(page)
    const who = somebody()
    const organisation = works && 'organisation' in works ? works.organisation : undefined
    if (works) await inviteAs(page, 'Demo Carla', who, works.role, organisation)
    const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': who.from } })
    const own = await context.newPage()
    if (works) await accept(own, who.email)
    await sendEverything(own.request, home, actions, hand === 'a coordinator' ? 'all' : 'thirds')
    await context.close()
  })
