import { globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
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
  const names = new Set<string>(['naar', 'wijzig', 'terug'])
  for (const file of globSync('lib/*/{input,input/*}.ts')) {
    const inputs = (await import(pathToFileURL(file).href)) as Record<string, { shape?: object }>
    for (const input of Object.values(inputs)) for (const name in input?.shape) names.add(name)
  }
  return [...names]
}

const inRows = (names: string[], group: string) =>
  ['p0', 'p1'].flatMap((row) => names.map((name) => `${group}.${row}.${name}`))

/** In these a form asks only for a row more or less: what has them comes to no command. */
const growing = ['more', 'less']

/**
 * What an action can read of a form: every name that stands in its file, in its inputs, or in a file beside it; of a group
 * (`^people\.(p…`, as its input reads it) in two rows as well.
 */
function namesOf({ file }: Action, names: string[]): string[] {
  const text = textsOf(file).join('\n')
  const words = new Set(text.match(/\w+/g))
  const own = names.filter((name) => words.has(name))
  const groups = new Set([...text.matchAll(/\^(\w+)\\\.\(p/g)].map(([, group]) => `${group}`))
  return [...own, ...[...groups].flatMap((group) => inRows(own, group))]
}

/** A file of ours, and those of its desk and of the inputs that it is made of. */
function textsOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const from = [...text.matchAll(/ from '(@\/|\.[./]*\/)([^']+)'/g)].map(([, start, path]) =>
    start === '@/' ? `${path}` : join(dirname(file), start ?? '', path ?? ''),
  )
  const own = from.filter((path) => /^(lib\/\w+\/input|app\/(?!_))/.test(path))
  const files = own.flatMap((path) => globSync(`${path.replaceAll('[', '[[]')}.{ts,tsx}`))
  return [text, ...files.flatMap((one) => textsOf(one, seen))]
}

const filled = (names: string[], text: string) => Object.fromEntries(names.map((name) => [name, text]))

/** No longer than goes into one form together with the others: what is stopped at the door comes to no action. */
const shortened = (text: string, names: string[]) => text.slice(0, Math.floor(45_000 / names.length))

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

/**
 * Each action gets, in all that it can read, what is strange; with a `third` only that third of it, another third than the
 * next one. One of them stands in every name of the house: what an action does not ask for, it lets lie.
 */
async function sendEverything(
  request: APIRequestContext,
  home: string,
  actions: Action[],
  third: number | null = null,
) {
  const names = await allNames()
  expect(names.length).toBeGreaterThan(90)
  for (const [nth, action] of actions.entries()) {
    const own = namesOf(action, names)
    expect(own.length, `${action.name} reads nothing`).toBeGreaterThan(0)
    const sent = strange.filter((_, i) => third === null || i % 3 === (nth + third) % 3)
    const foreign = strange[nth % strange.length] as string
    const path = action.page.replace('[language]', 'nl').replace(/\[\w+\]/, '1')
    const all = filled([...names, ...inRows(names, 'people'), ...growing], foreign)
    for (const fields of [{}, all, ...sent.map((text) => filled(own, shortened(text, own)))]) {
      const multipart = formOf(action, { language: 'nl', ...fields })
      const answer = await request.post(path, { multipart, headers: { origin: home }, maxRedirects: 0 })
      const what = `${action.name} with ${JSON.stringify(Object.values(fields)[0])?.slice(0, 30)}`
      expect(answer.status(), what).toBeLessThan(500)
      // Not stopped before the action: as a form it is one of ours (400), and the action is known (409).
      expect([400, 409], what).not.toContain(answer.status())
      if (fields !== all) expect(answer.status(), what).not.toBe(413)
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

/** The three of them together send every action all that is strange. */
const hands = {
  nobody: { third: 0 },
  'a coordinator': { third: 1, role: /^Coördinator/ },
  'a contact person of a partner': { third: 2, role: /^Contactpersoon/, organisation: 'Geldpunt' },
}

for (const [hand, works] of Object.entries(hands))
  test(`whatever ${hand} sends to any action of the door or a desk, it is a page with a way on @script`, async ({
    page,
    browser,
  }) => {
    // Some hundred actions.
    test.setTimeout(600_000)
    const actions = actionsIn(/^(?!.*\[language\])/)
    expect(actions.length).toBeGreaterThan(25)
    await page.goto('/nl')
    const home = homeOf(page)
    const who = somebody()
    const organisation = 'organisation' in works ? works.organisation : undefined
    if ('role' in works) await inviteAs(page, 'Demo Carla', who, works.role, organisation)
    const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': who.from } })
    const own = await context.newPage()
    if ('role' in works) await accept(own, who.email)
    await sendEverything(own.request, home, actions, works.third)
    await context.close()
  })
