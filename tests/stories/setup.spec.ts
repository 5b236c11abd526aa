import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { build } from '../../app/_start/build.ts'
import { type Site, startSite } from '../support/checkout'
import { forgetData, freePort } from '../support/machine'
import { aPng } from '../support/png'
import { allByKeys } from './setup-keys'
import { sideways, violations } from './sound'
import { heading, press } from './steps'
import { expect, test } from './story'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)
/** The pages in which a script may run. */
const scripted = new WeakSet<Page>()

// A site of its own, without invented data, has a build of its own as well; the second story finds it there.
test.describe.configure({ mode: 'serial', timeout: 600_000 })

for (const javaScriptEnabled of [true, false])
  test(`a library is set up by hand from an empty database, ${javaScriptEnabled ? 'with' : 'without'} a script`, async ({
    browser,
  }) => {
    const empty = await openEmpty()
    try {
      const page = await visitorOf(browser, empty.site, javaScriptEnabled)
      await nothingToBook(page)
      await comesIn(page, await inviteFirst(empty))
      await saysWhoItIs(page)
      await givesItAMark(page)
      await saysWhatComesFirst(page)
      await addsABranch(page)
      await saysWhenItIsOpen(page)
      await holdsHoursInTheEvening(page)
      await addsAPointOutside(page)
      await isFound(page)
      if (javaScriptEnabled) for (const by of allByKeys) await by(page)
      else await staysItsOwn(empty)
    } finally {
      await empty.site.stop()
      forgetData(empty.data)
    }
  })

test('a build that is not for the demo has no invented people to be and no page of what would have been sent', async ({
  browser,
}) => {
  const empty = await openEmpty()
  try {
    expect(demoIn(await build({ demo: true }))).toEqual({ page: true, action: true })
    expect(demoIn(await build({ demo: false }))).toEqual({ page: false, action: false })
    const page = await visitorOf(browser, empty.site, true)
    await page.goto('/inloggen')
    await expect(page.getByRole('button', { name: 'Stuur mij een link' })).toBeVisible()
    await expect(page.locator('body')).not.toContainText(/Meedoen als|Doe mee/)
    expect((await page.goto('/beheer/post'))?.status()).toBe(404)
  } finally {
    await empty.site.stop()
    forgetData(empty.data)
  }
})

/** What of the demo stands in a build: its page among the routes, its action among those that a form can name. */
function demoIn(built: string): { page: boolean; action: boolean } {
  const has = (file: string, what: string) => {
    const text = readFileSync(join(root, built, file), 'utf8')
    // The build was read right: these every build has.
    expect(text).toMatch(/askLinkAction|beheer\/mensen/)
    return text.includes(what)
  }
  const routes = ['server/app-paths-manifest.json', 'app-path-routes-manifest.json', 'routes-manifest.json']
  const found = new Set(routes.map((file) => has(file, 'beheer/post')))
  expect(found.size, 'the lists of routes agree').toBe(1)
  return { page: found.has(true), action: has('server/server-reference-manifest.json', 'joinDemoAction') }
}

type Empty = { site: Site; data: string; env: Parameters<typeof startSite>[1] }

async function openEmpty(): Promise<Empty> {
  const data = mkdtempSync(join(tmpdir(), 'wegwijs-setup-'))
  const env = { WEGWIJS_DATA: data, PORT: String(await freePort()), DEMO: '0', SECOND_FACTOR: 'off' }
  return { site: await startSite(root, env), data, env }
}

async function visitorOf(browser: Browser, site: Site, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled })
  const page = await context.newPage()
  if (javaScriptEnabled) scripted.add(page)
  return page
}

/** The link that the command says beside the running site. */
async function inviteFirst({ env }: Empty): Promise<string> {
  const words = ['Bibliotheek Voorbeeld', 'Demo Carla', 'demo.carla@bibliotheek.example']
  const { DATABASE_URL: _, ...own } = process.env
  const { stdout } = await run('npm', ['run', '--silent', 'first-coordinator', '--', ...words], {
    cwd: root,
    env: { ...own, ...env },
  })
  return /https?:\S+/.exec(stdout)?.[0] ?? 'no link'
}

/** Started without a word about DEMO, this would be the demo: no second step, and letters that go nowhere. */
async function staysItsOwn({ site, env }: Empty): Promise<void> {
  await site.stop()
  await expect(startSite(root, { ...env, DEMO: '1' })).rejects.toThrow('did not start')
}

async function nothingToBook(page: Page): Promise<void> {
  await page.goto('/nl')
  await expect(page.getByRole('main')).toContainText('U kunt hier nog geen afspraak maken')
  // No number stands there that nobody gave.
  await expect(page.locator('body')).not.toContainText(/06 0000/)
  await page.goto('/nl/is-er-niet')
  await expect(page.locator('body')).not.toContainText(/06 0000|Bel/)
  for (const [language, words] of [
    ['nl', 'U kunt hier nog geen afspraak maken'],
    ['en', 'You cannot make an appointment here yet'],
    ['ar', 'لا يمكنك حجز موعد هنا بعد'],
  ] as const) {
    await page.goto(`/${language}/hulp`)
    await heading(page, words)
    await sound(page)
  }
}

async function comesIn(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await heading(page, 'Welkom, Demo Carla')
  await press(page, 'Ik doe mee')
  await expect(page).not.toHaveURL(/uitnodiging/)
  await page.getByRole('navigation').getByRole('link', { name: 'Bibliotheek', exact: true }).click()
  await heading(page, 'De bibliotheek')
  await expect(page.getByRole('main')).toContainText('Er zijn nog 7 dingen te doen.')
  await sound(page)
}

async function saysWhoItIs(page: Page): Promise<void> {
  await press(page, 'Naam en telefoon')
  await page.getByLabel('Telefoonnummer').fill('0297')
  await page.getByLabel('Naam van de afzender').fill('Bibliotheek Voorbeeld, IDO')
  await press(page, 'Bewaar')
  await expect(page.locator('.summary')).toContainText('te weinig cijfers')
  // What was typed is still there.
  await expect(page.getByLabel('Naam van de afzender')).toHaveValue('Bibliotheek Voorbeeld, IDO')
  await page.getByLabel('Telefoonnummer').fill('0297 123 456')
  await press(page, 'Bewaar')
  await expect(page.getByRole('main')).toContainText('Bewaard.')
  await expect(page.getByRole('main')).toContainText('Er zijn nog 6 dingen te doen.')
}

async function givesItAMark(page: Page): Promise<void> {
  await press(page, 'Logo')
  const file = page.getByLabel('Bestand met het logo')
  await press(page, 'Bewaar het logo')
  await expect(page.locator('.summary')).toContainText('Kies eerst een bestand.')
  const photo = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('GIF89a, says the file') }
  await file.setInputFiles(photo)
  await press(page, 'Bewaar het logo')
  await expect(page.locator('.summary')).toContainText('geen PNG')
  await file.setInputFiles({ ...photo, buffer: Buffer.alloc(300_000, 1) })
  await press(page, 'Bewaar het logo')
  await expect(page.locator('.summary')).toContainText('te groot')
  await file.setInputFiles({ ...photo, buffer: Buffer.from(aPng({ width: 60, height: 40 })) })
  await press(page, 'Bewaar het logo')
  await expect(page.getByRole('main')).toContainText('Het logo is bewaard.')
  const seen = await page.request.get('/logo.png')
  expect([seen.status(), seen.headers()['content-type']]).toEqual([200, 'image/png'])
  const again = await page.request.get('/logo.png', {
    headers: { 'if-none-match': seen.headers().etag ?? '' },
  })
  expect(again.status()).toBe(304)
  await sound(page)
}

/** Where something has to be chosen that is not there yet, the way to it stands in place of a form. */
async function saysWhatComesFirst(page: Page): Promise<void> {
  for (const [path, sentence] of [
    ['/beheer/spreekuren/nieuw', 'Er is nog geen vestiging. Zet er eerst een bij.'],
    ['/beheer/bibliotheek/adressen', 'Er is nog geen vestiging. Zet er eerst een bij.'],
    ['/beheer/gesloten', 'Er is nog geen vestiging. Zet er eerst een bij.'],
    ['/beheer/plekken', 'Er is nog geen partner. Zet er eerst een bij.'],
    ['/beheer/afspraken/nieuw', 'Er is nog geen partner. Zet er eerst een bij.'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('main')).toContainText(sentence)
    await expect(page.getByRole('main').locator('select')).toHaveCount(0)
  }
}

async function addsABranch(page: Page): Promise<void> {
  await page.goto('/beheer/bibliotheek/vestigingen')
  await press(page, 'Zet eerst een gemeente erbij')
  await page.getByLabel('Naam van de gemeente').fill('De Ronde Venen')
  await press(page, 'Zet erbij')
  await expect(page.getByRole('main')).toContainText('De gemeente staat erbij.')
  await sound(page)
  await press(page, 'Verder: vestigingen')
  await press(page, 'Bewaar de vestiging')
  await expect(page.locator('.summary')).toContainText('Vul de postcode in, zoals 1234 AB.')
  await sound(page)
  await page.getByLabel('Naam', { exact: true }).fill('Mijdrecht')
  await page.getByRole('radio', { name: 'Midden' }).check()
  await page.getByLabel('Straat en huisnummer').fill('Voorbeeldstraat 1')
  await page.getByLabel('Postcode').fill('1234ab')
  await page.getByLabel('Plaats').fill('Mijdrecht')
  await page.getByLabel('Ingang en hoe u er komt').fill('De ingang is naast de apotheek.')
  await press(page, 'Bewaar de vestiging')
  await heading(page, 'Openingstijden van Mijdrecht')
}

async function saysWhenItIsOpen(page: Page): Promise<void> {
  const day = (kind: string, name: string) => page.getByRole('group', { name: kind }).getByLabel(name)
  await day('Open, met medewerkers', 'maandag').fill('10 tot 12, 13 tot 17')
  await day('Open zonder medewerkers', 'maandag').fill('8 - 10')
  await day('Inloop van het IDO', 'maandag').fill('12 - 14')
  await press(page, 'Bewaar de openingstijden')
  await expect(page.locator('.summary')).toContainText('De inloop op maandag valt buiten de openingstijden')
  await day('Inloop van het IDO', 'maandag').fill('9 - 11')
  await press(page, 'Bewaar de openingstijden')
  await expect(page.locator('.summary')).toContainText('De inloop op maandag valt in uren zonder medewerkers')
  await sound(page)
  await day('Inloop van het IDO', 'maandag').fill('13 - 14')
  await press(page, 'Bewaar de openingstijden')
  await heading(page, 'Mijdrecht')
  await expect(page.getByRole('main')).toContainText(/10\.00.*12\.00.uur en 13\.00.*17\.00.uur/)
  await sound(page)
  for (const [button, title] of [
    ['Wijzig gegevens en adres', 'Wijzig Mijdrecht'],
    ['Deze vestiging verhuist', 'Mijdrecht verhuist'],
    ['Sluit deze vestiging', 'Sluit Mijdrecht'],
  ] as const) {
    await press(page, button)
    await heading(page, title)
    await sound(page)
    await press(page, 'Mijdrecht')
    await heading(page, 'Mijdrecht')
  }
}

/** What falls outside opening hours is said before it is saved, whichever of the two is changed; both can be meant. */
async function holdsHoursInTheEvening(page: Page): Promise<void> {
  const main = page.getByRole('main')
  await page.goto('/beheer/bibliotheek')
  await press(page, 'Verder: spreekuren')
  await expect(page.getByLabel('Waar?')).toHaveValue(/\d+/)
  await page.getByLabel('Dag', { exact: true }).selectOption('maandag')
  await page.getByLabel('Van', { exact: true }).fill('16')
  await page.getByLabel('Tot', { exact: true }).fill('19')
  await press(page, 'Kijk wat er verandert')
  await heading(page, 'Mijdrecht: nieuw spreekuur')
  await expect(main).toContainText(/buiten de openingstijden van Mijdrecht: maandag 17\.00.*19\.00.uur/)
  await expect(main).toContainText('Geteld tot en met')
  await sound(page)
  await press(page, 'Begin het spreekuur')
  await expect(main).toContainText('volgende keer: maandag')
  await press(page, 'Verder: collega’s')
  await heading(page, 'Mensen')
  await page.goto('/beheer/bibliotheek/vestigingen')
  await press(page, 'Mijdrecht')
  await press(page, 'Wijzig de openingstijden')
  const monday = page.getByRole('group', { name: 'Open, met medewerkers' }).getByLabel('maandag')
  await monday.fill('10 - 12')
  await page.getByRole('group', { name: 'Inloop van het IDO' }).getByLabel('maandag').fill('')
  await press(page, 'Bewaar de openingstijden')
  await expect(page.locator('.summary')).toContainText('Er valt iets buiten deze openingstijden')
  await expect(main).toContainText(
    /Deze uren vallen dan buiten de openingstijden, of er is dan niemand: maandag 16\.00.*19\.00.uur/,
  )
  await sound(page)
  await page.getByRole('checkbox', { name: 'Dat klopt. Bewaar het zo.' }).check()
  await monday.fill('10 - 12, 13 - 17')
  await page.getByRole('group', { name: 'Inloop van het IDO' }).getByLabel('maandag').fill('13 - 14')
  await press(page, 'Bewaar de openingstijden')
  await heading(page, 'Mijdrecht')
}

/** The next branch is one link away; a point outside a library is not asked when its door is open. */
async function addsAPointOutside(page: Page): Promise<void> {
  await press(page, 'Nog een vestiging')
  await page.getByLabel('Naam', { exact: true }).fill('Wijksteunpunt')
  await page.getByRole('radio', { name: 'Ergens anders' }).check()
  await page.getByRole('radio', { name: 'Midden' }).check()
  await page.getByLabel('Straat en huisnummer').fill('Voorbeeldstraat 2')
  await page.getByLabel('Postcode').fill('1234ab')
  await page.getByLabel('Plaats').fill('Mijdrecht')
  await press(page, 'Bewaar de vestiging')
  await heading(page, 'Openingstijden van Wijksteunpunt')
  await press(page, 'Sla dit over')
  await heading(page, 'Wijksteunpunt')
}

/** What was left can be found again, and residents read where somebody is for who walks in. */
async function isFound(page: Page): Promise<void> {
  await page.goto('/beheer/bibliotheek')
  await expect(page.getByRole('main')).toContainText('Er is nog één ding te doen.')
  await expect(async () => {
    await page.goto('/nl')
    await expect(page.getByRole('main')).toContainText(/13\.00.*14\.00.uur/, { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('main')).toContainText(/Voorbeeldstraat.1,.1234.AB.Mijdrecht/)
  await expect(page.getByRole('main')).toContainText(/0297.123.456/)
  await sound(page)
}

/** Fits a small telephone, and axe finds nothing; without a script there is only what can be seen. */
async function sound(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 700 })
  if (!scripted.has(page)) return
  expect(await sideways(page), `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await violations(page, page.url())).toEqual([])
}
