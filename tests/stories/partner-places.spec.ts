import type { Page } from '@playwright/test'
import { addDays, localDate } from '@/lib/tools/time'
import { chooseRun, fillResident, workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { heading, press } from './steps'
import { expect, test } from './story'

test('two partners want the last place: one has it, the other is told kindly and chooses something else', async ({
  page,
  browser,
  javaScriptEnabled,
}, info) => {
  // Every run of this story takes another time: the very last ones in the agenda of this branch.
  const which = -1 - (info.project.name === 'with JavaScript' ? 0 : 1) - 2 * info.retry
  const other = await browser.newPage({ javaScriptEnabled, baseURL: info.project.use.baseURL })
  const desks: [Page, string][] = [
    [page, 'Demo Paula'],
    [other, 'Demo Kees'],
  ]
  for (const [desk, name] of desks) {
    await workAs(desk, name)
    await desk.goto('/partner/tijden/abcoude')
    const moments = desk.locator('.moment-link')
    await moments.nth((await moments.count()) + which).click()
    await fillResident(desk, { name: `${name} wie komt` })
  }
  await press(page, 'Meld de inwoner aan')
  await heading(page, 'De inwoner is aangemeld')

  await press(other, 'Meld de inwoner aan')
  await expect(other.locator('.summary')).toContainText('Net vol: iemand anders was u voor.')
  await expect(other.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue('Demo Kees wie komt')
  await other.getByRole('group', { name: 'Kies wat nog kan' }).getByRole('radio').first().check()
  await press(other, 'Meld de inwoner aan')
  await heading(other, 'De inwoner is aangemeld')
  await other.close()
})

test('a family that does not fit hears so, chooses again, and is in with fewer @script', async ({ page }) => {
  await workAs(page, 'Demo Kees')
  await page.goto('/partner/tijden/maarssenbroek')
  await page.locator('.moment-link').last().click()
  await fillResident(page, { name: 'Demo Vader' })
  await press(page, 'Nog iemand toevoegen')
  for (let others = 1; (await roomHere(page)) >= others; others++) {
    await fillResident(page, { name: `Demo Kind ${'abc'.charAt(others - 1)}` }, others)
    if ((await roomHere(page)) > others) await press(page, 'Nog iemand toevoegen')
  }
  await press(page, /^Meld \d inwoners aan/)
  await expect(page.locator('.summary')).toContainText('niet genoeg plekken voor iedereen')
  await press(page, /^Meld \d inwoners aan/)
  await expect(page.getByRole('group', { name: 'Kies wat nog kan' })).toContainText('Maak een keuze')
  await press(page, /^Haal inwoner 2 weg/)
  await page.getByRole('radio', { name: /^Deze tijd/ }).check()
  await press(page, /^Meld .* aan$/)
  await heading(page, /aangemeld/)
})

/** How many residents fit in what the page is about. */
async function roomHere(page: Page): Promise<number> {
  return Number(/\d+/.exec((await page.locator('.about-left').textContent()) ?? '')?.[0] ?? 0)
}

test('in a course that is full the partner sees the other runs and the waiting list on the same page', async ({
  page,
}, info) => {
  const name = `Demo Wacht ${info.project.name.length}${info.retry}`
  await workAs(page, 'Demo Kees')
  await chooseRun(page, 'Klik & Tik', 'Breukelen')
  const choices = page.getByRole('group', { name: 'Kies wat nog kan' })
  // Which of them still has room depends on who told their story before.
  await expect(choices).toContainText(/Klik & Tik in (Mijdrecht|Maarssenbroek)/)
  await choices.getByRole('radio', { name: /wachtlijst van deze cursus/ }).check()
  await fillResident(page, { name, laptop: false })
  await press(page, 'Meld de inwoner aan')
  await expect(page.locator('.summary')).toContainText(
    'Voor de wachtlijst moeten wij de inwoner kunnen bereiken',
  )
  await fillResident(page, { name, way: 'E-mail', of: 'Via ons', laptop: false })
  await press(page, 'Meld de inwoner aan')
  await heading(page, 'De inwoner staat op de wachtlijst')
  await page.goto('/partner')
  await expect(page.getByRole('row', { name }).first()).toContainText(/Op de wachtlijst, nummer \d/)
})

test('a coordinator keeps places for a partner, who sees them; and lets go of them', async ({
  page,
}, info) => {
  const [partner, person] =
    info.project.name === 'with JavaScript' ? ['Kwadraad', 'Demo Kees'] : ['VluchtelingenWerk', 'Demo Paula']
  await workAs(page, 'Demo Carla')
  await page.goto('/beheer/plekken')
  await expect(page.getByRole('row', { name: /Klik & Tik.*Maarssenbroek/ })).toContainText(
    'VluchtelingenWerk',
  )
  await page
    .getByLabel('Cursus')
    .selectOption({ label: await optionWith(page, 'Workshop DigiD-app, Mijdrecht') })
  await page.getByLabel('Voor welke partner').selectOption(partner)
  await page.getByLabel('Aantal plekken').fill('99')
  await page.getByLabel('Tot welke dag').fill(dayAfter(1))
  await press(page, 'Houd vrij')
  await expect(page.locator('.summary')).toContainText('Zo veel plekken zijn er niet meer vrij.')
  await page.getByLabel('Aantal plekken').fill('2')
  await press(page, 'Houd vrij')
  await expect(page.locator('.notice')).toContainText('De plekken worden vrijgehouden.')

  await page.context().clearCookies()
  await workAs(page, person)
  await page.goto('/partner/nieuw')
  await expect(page.getByRole('row', { name: /Workshop DigiD-app.*Mijdrecht/ })).toContainText(
    /2 plekken voor jullie, tot \d+\s\w+/,
  )
  expect((await page.goto('/beheer/plekken'))?.status()).toBe(404)

  await page.context().clearCookies()
  await workAs(page, 'Demo Carla')
  await page.goto('/beheer/plekken')
  const row = page.getByRole('row', { name: new RegExp(`Workshop DigiD-app.*Mijdrecht.*${partner}`) })
  await row.getByRole('link', { name: /Trek in/ }).click()
  await press(page, 'Ja, trek in')
  await expect(page.locator('.notice')).toContainText('De plekken zijn weer voor iedereen.')
  await expect(row).toHaveCount(0)
})

test('whom nothing else reaches stands on a list of calls, until somebody told them @plain', async ({
  page,
}) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/bellen')
  await heading(page, 'Nog te bellen')
  const calls = page.locator('.call')
  const first = calls.filter({ has: page.getByRole('button', { name: 'Ik bel' }) }).first()
  await expect(first).toContainText(/06 \d\d|vertel het aan de balie/)
  await expect(first).toContainText(/Taal: (Nederlands|Engels|Arabisch)/)
  const name = (await first.getByRole('heading').textContent()) ?? ''
  const before = await calls.filter({ hasText: name }).count()
  // Of whom something is guarded stays on the list until somebody has another number; anybody else becomes a task.
  const isGuarded = (await first.getByRole('link', { name: 'Lopende vraag' }).count()) > 0
  await first.getByRole('button', { name: 'Ik bel' }).click()

  // What is taken stands first, with how it can end; a colleague sees who calls.
  const mine = page.locator('.call.mine')
  await expect(mine).toContainText(name)
  await expect(mine.getByRole('button', { name: /^Geen gehoor/ })).toBeVisible()
  const other = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin })
  const colleague = await other?.newPage()
  if (!other || !colleague) throw new Error('no second browser')
  await workAs(colleague, 'Demo Carla')
  await colleague.goto('/bellen')
  await expect(colleague.locator('.call').filter({ hasText: 'Demo Anton belt nu.' })).toContainText(name)
  await other.close()

  await mine.getByRole('button', { name: /^Nummer klopt niet/ }).click()
  await expect(page.getByRole('main')).toContainText(`Dat is opgeschreven. ${name}: nummer klopt niet.`)
  await expect(calls.filter({ hasText: name })).toHaveCount(isGuarded ? before : before - 1)
  if (!isGuarded) await expect(page.getByRole('main')).toContainText('Vraag het goede nummer.')
  await page
    .locator('.call-said')
    .getByRole('button', { name: /^Maak ongedaan \(nog 10 min\)/ })
    .click()
  await expect(page.getByRole('main')).toContainText('Dat is ongedaan gemaakt.')
  await expect(calls.filter({ hasText: name })).toHaveCount(before)
  if (!isGuarded) await expect(page.getByRole('main')).not.toContainText('Vraag het goede nummer.')

  // Nobody stands on top of an empty list.
  await page.goto('/bellen?reden=waiting')
  await expect(page.getByRole('main')).toContainText('Met deze keuze is er nu niemand om te bellen.')
  await expect(page.getByRole('main')).not.toContainText('bovenaan')
})

test('every page of the partner and of kept places fits 320 px, and axe finds nothing @script', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await workAs(page, 'Demo Paula')
  await page.goto('/partner/boekingen')
  const one = await page
    .getByRole('row', { name: /Demo Ahmed/ })
    .getByRole('link')
    .getAttribute('href')
  await page.goto('/partner/nieuw')
  const course = await page
    .getByRole('link', { name: /^Aanmelden voor/ })
    .first()
    .getAttribute('href')
  const full = await page
    .getByRole('link', { name: /^Wachtlijst voor/ })
    .first()
    .getAttribute('href')
  const slot = await page.locator('.moment-link').first().getAttribute('href')
  const id = (one ?? '').split('/').at(-1)
  const paths = [
    '/partner',
    '/partner?niveau=start&vrij=ja',
    '/partner/nieuw',
    '/partner/tijden/mijdrecht',
    course,
    full,
    slot,
    `/partner/gelukt?boeking=${id}`,
    `/partner/gelukt/kaartjes?boeking=${id}`,
    '/partner/boekingen',
    one,
    `${one}/kaartje`,
    `${one}/afzeggen`,
    `${one}/wijzigen`,
  ]
  for (const path of paths) await sound(page, path ?? '')
  await page.goto(course ?? '')
  await press(page, 'Nog iemand toevoegen')
  await press(page, 'Meld 2 inwoners aan')
  await expect(page.locator('.wrong').first()).toBeVisible()
  await sound(page)
  await page.context().clearCookies()
  await workAs(page, 'Demo Carla')
  await sound(page, '/bellen')
  await sound(page, '/beheer/plekken')
  await press(page, 'Houd vrij')
  await expect(page.locator('.wrong').first()).toBeVisible()
  await sound(page)
})

async function sound(page: Page, path?: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  if (path) expect((await page.goto(path))?.status(), path).toBe(200)
  expect(await sideways(page), `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await violations(page, page.url())).toEqual([])
}

/** So many days from now, as people write it: "28-11". */
function dayAfter(days: number): string {
  const [, month, day] = addDays(localDate(new Date()), days).split('-').map(Number)
  return `${day}-${month}`
}

async function optionWith(page: Page, words: string): Promise<string> {
  const all = await page.getByLabel('Cursus').locator('option').allTextContents()
  return all.find((text) => text.includes(words)) ?? ''
}
