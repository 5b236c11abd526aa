import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { copyBuilt, type Site, startSite } from '../support/checkout'
import { forgetData, freePort } from '../support/machine'
import { chooseTime, heading, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'

const minutes = 60_000
let checkout = ''
let site: Site
const data = { ours: '', other: '' }
let port = ''

// The stories build on each other: a second real build takes as long as all other stories together.
test.describe.configure({ mode: 'serial', timeout: 10 * minutes })

test.beforeAll(async () => {
  // The time of the stories does not count for what comes before them.
  test.setTimeout(10 * minutes)
  checkout = await copyBuilt()
  for (const name of ['ours', 'other'] as const) data[name] = mkdtempSync(join(tmpdir(), 'wegwijs-upgrade-'))
  port = String(await freePort())
  site = await startSite(checkout, { WEGWIJS_DATA: data.ours, PORT: port })
})

test.afterAll(async () => {
  await site?.stop()
  for (const folder of Object.values(data)) forgetData(folder)
  rmSync(checkout, { recursive: true, force: true })
})

test('forms left open during an upgrade still book, and a site keeps its pages while the next is built', async ({
  browser,
}) => {
  const early = await visitor(browser)
  await chooseTime(early, 'Mijdrecht', 0)
  const late = await visitor(browser)
  await chooseTime(late, 'Mijdrecht', 1)
  await sayName(late, 'Demo Riet')
  await reachBy(late, 'Bel mij', 'phone', ownNumber())
  await heading(late, 'Klopt dit?')

  change('app/_shared/texts/nl.json', '"title": "Klopt dit?"', '"title": "Klopt alles?"')
  change(
    'app/[language]/actions.ts',
    'export const answerTopicAction',
    'export const unused = action(topicInput, answerTopic, () => "")\nexport const answerTopicAction',
  )
  const next = await startSite(checkout, { WEGWIJS_DATA: data.other, PORT: String(await freePort()) })
  await next.stop()
  expect(builds()).toHaveLength(2)
  expect(await broken(late, '/nl/cursussen')).toEqual([])
  expect(await broken(late, '/nl/gegevens/klopt-het')).toEqual([])
  await heading(late, 'Klopt dit?')

  await upgrade()
  await press(late, 'Maak de afspraak')
  await heading(late, 'Uw afspraak is gemaakt')
  await sayName(early, 'Demo Wim')
  await reachBy(early, 'Dat hoeft niet: ik krijg een kaartje')
  await heading(early, 'Klopt alles?')
})

test('a form from a site with another key still books', async ({ browser }) => {
  const page = await visitor(browser)
  await chooseTime(page, 'Mijdrecht', 2)
  await sayName(page, 'Demo Selam')
  await reachBy(page, 'Dat hoeft niet: ik krijg een kaartje')
  await upgrade({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') })
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
})

test('a form that the new site does not know leads to a page with a way on and a telephone', async ({
  browser,
}) => {
  const page = await visitor(browser)
  await chooseTime(page, 'Mijdrecht', 3)
  await page.evaluate(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>(
      'main input[name^="$ACTION_"][name$=":0"]',
    ))
      field.value = field.value.replace(/"id":"[0-9a-f]{8}/, '"id":"7f000000')
  })
  await page.getByRole('radio', { name: 'Voor mijzelf' }).check()
  await page.getByLabel('Hoe mogen wij u noemen?').fill('Demo Riet')
  const answer = page.waitForResponse((one) => one.request().method() === 'POST')
  await press(page, 'Verder')
  expect((await answer).status()).toBe(409)
  await expect(page.locator('body')).toContainText(/06 0000 00\d\d/)
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
})

async function visitor(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: true })
  return context.newPage()
}

/** Stops the site and starts it again on the same address and data, from the sources as they are now. */
async function upgrade(env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY?: string } = {}): Promise<void> {
  await site.stop()
  site = await startSite(checkout, { WEGWIJS_DATA: data.ours, PORT: port, ...env })
}

function change(path: string, from: string, to: string): void {
  const file = join(checkout, path)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}

function builds(): string[] {
  const folder = join(checkout, '.next/builds')
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'BUILD_ID')))
}

/** What a page fetches and does not get. */
async function broken(page: Page, path: string): Promise<string[]> {
  const failed: string[] = []
  page.on('response', (answer) => answer.status() >= 400 && failed.push(answer.url()))
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  return failed
}
