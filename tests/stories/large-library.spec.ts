import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { runningUrl } from '../../db/embedded/database'
import { type Site, startSite } from '../support/checkout'
import { forgetData, freePort } from '../support/machine'
import { fittingPage, soundPage } from './sound'
import { heading, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'

// A library with so many branches and courses that nobody can be shown all of them at once.
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const libraries = 6
const data = mkdtempSync(join(tmpdir(), 'wegwijs-large-'))
let site: Site

test.beforeAll(async () => {
  const env = { WEGWIJS_DATA: data, PORT: String(await freePort()) }
  site = await startSite('.', env)
  fill()
  await site.stop()
  // Pages are copied for some seconds: a new start knows the new branches at once.
  site = await startSite('.', env)
})

test.afterAll(async () => {
  await site?.stop()
  forgetData(data)
})

/** Writes the other libraries of a province down, with their hours and courses to come. */
function fill(): void {
  const DATABASE_URL = runningUrl(data) ?? ''
  const program = ['--import', 'tsx', 'tests/bench/province.ts', String(libraries), '1']
  execFileSync(process.execPath, program, { env: { ...process.env, DATABASE_URL }, stdio: 'pipe' })
}

test('a resident chooses the municipality first, then the branch, and books', async ({
  browser,
  javaScriptEnabled,
}) => {
  const look = javaScriptEnabled ? soundPage : fittingPage
  const page = await visitor(browser, javaScriptEnabled)
  await page.goto('/nl/hulp')
  await press(page, /DigiD-app instellen/)
  await heading(page, 'Waar wilt u komen?')
  await look(page, 'branches of a large library')
  await page.locator('summary', { hasText: 'Gemeente 4' }).click()
  await press(page, /Vestiging 4-2/)
  await heading(page, 'Wanneer kunt u komen?')
  await page.getByRole('radio').first().check()
  await press(page, 'Kies deze tijd')
  await sayName(page, 'Demo Riet')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await heading(page, 'Klopt dit?')
  await expect(page.getByRole('main')).toContainText('Vestiging 4-2')
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
  await page.context().close()
})

test('every branch stands on a page of its own, and courses come in pages that can be narrowed', async ({
  browser,
  javaScriptEnabled,
}) => {
  const look = javaScriptEnabled ? soundPage : fittingPage
  const page = await visitor(browser, javaScriptEnabled)
  await page.goto('/nl/vestigingen')
  await look(page, 'every branch')
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(7 + 9 * (libraries - 1))
  await page.goto('/nl/cursussen')
  await look(page, 'courses of a large library')
  const courses = page.locator('main .cards a.card')
  await expect(courses).toHaveCount(24)
  const first = await courses.first().textContent()
  await press(page, 'Latere cursussen')
  await expect(courses.first()).not.toHaveText(first ?? '')
  await press(page, 'Eerdere cursussen')
  await expect(courses.first()).toHaveText(first ?? '')

  await press(page, 'Gemeente 3')
  await expect(courses.first()).toContainText('Vestiging 3-')
  expect(await courses.count()).toBeLessThan(24)
  const [branch = ''] = /Vestiging 3-\d/.exec((await courses.first().textContent()) ?? '') ?? []
  await press(page, branch)
  await expect(courses.filter({ hasNotText: branch })).toHaveCount(0)
  await page.context().close()
})

async function visitor(browser: Browser, javaScriptEnabled: boolean) {
  const viewport = { width: 320, height: 640 }
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled, viewport })
  return context.newPage()
}
