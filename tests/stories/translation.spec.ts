import type { Page } from '@playwright/test'
import { addDays, localDate } from '@/lib/tools/time'
import { fillResident, workAs } from './partner-steps'
import { accept, inviteAs, somebody } from './signin-steps'
import { press } from './steps'
import { expect, test } from './story'
import { translated, translating } from './translation'

test('while the browser translates, residents come and go in the form, and what it says is true @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Omar')
  const failures = await translating(page)
  // The last time of all, which no other story looks for.
  await page.goto('/partner/tijden/breukelen')
  await page.locator('.moment-link').last().click()
  await translated(page)
  const [rows, send] = [page.locator('fieldset.row'), page.locator('form.sheet .primary')]
  await expect(send).toContainText('Meld de inwoner aan')
  await expect(rows.locator('legend').first()).toContainText('De inwoner')
  await press(page, 'Nog iemand toevoegen')
  await press(page, 'Nog iemand toevoegen')
  await expect(send).toContainText('Meld 3 inwoners aan')
  await expect(rows.first().locator(':scope > legend')).toContainText('Inwoner 1')
  await press(page, 'Meld 3 inwoners aan')
  await expect(page.locator('.summary')).toContainText('Inwoner 3: Vul een naam in.')
  await expect(page).toHaveTitle(/^Fout: /)
  await press(page, 'Haal inwoner 1 weg')
  await expect(rows.first().locator(':scope > legend')).toContainText('Inwoner 1')
  await expect(send).toContainText('Meld 2 inwoners aan')
  await rows.first().getByLabel('Hoe wil de inwoner genoemd worden?').fill('Riet 123456782')
  await expect(rows.first()).toContainText('Vul hier geen burgerservicenummer (BSN) in')
  await expect(rows.first()).not.toContainText('Vul een naam in')
  await press(page, 'Haal inwoner 1 weg')
  await expect(send).toContainText('Meld de inwoner aan')
  await expect(rows.locator(':scope > legend')).toContainText('De inwoner')
  await expect(rows).not.toContainText('Haal inwoner')
  await fillResident(page, { name: 'Demo Vertaald' })
  await press(page, 'Meld de inwoner aan')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('De inwoner is aangemeld')
  await expect(page.getByRole('main')).toContainText('Demo Vertaald')
  expect(failures).toEqual([])
})

test('while the browser translates, a mistake becomes another one, and what is kept is what is shown @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Carla')
  const failures = await translating(page)
  await page.goto('/beheer/plekken')
  await translated(page)
  await press(page, 'Houd vrij')
  const main = page.getByRole('main')
  await expect(page.locator('.summary')).toContainText('Kies een cursus.')
  const day = page.getByLabel('Tot welke dag')
  await day.fill('31 februari')
  await expect(main).toContainText('Deze dag bestaat niet.')
  await day.fill('zo 1-3-2027')
  await expect(main).toContainText('horen niet bij elkaar')
  await expect(main).not.toContainText('Deze dag bestaat niet.')
  await day.fill('ma 1-3-2027')
  await expect(main).toContainText('maandag 1 maart 2027')
  await day.fill('2-3-2027')
  await expect(main).toContainText('dinsdag 2 maart 2027')
  await expect(main).not.toContainText('maandag 1 maart 2027')
  const search = page.getByLabel('Zoek in de lijst').first()
  await search.fill('digid mijdrecht')
  await expect(page.locator('.found').first()).toContainText('1 gevonden')
  await search.fill('zzz')
  await expect(page.locator('.found').first()).toContainText('Niets gevonden.')
  await search.fill('digid mijdrecht')
  await search.press('Enter')
  await page.getByLabel('Voor welke partner').selectOption('Geldpunt')
  for (const [places, words, button] of [
    ['2', '2 plekken', 'Houd vrij'],
    ['1', '1 plek', 'Bewaar'],
  ] as const) {
    await page.getByLabel('Aantal plekken').fill(places)
    await day.fill(soon())
    await press(page, button)
    await expect(main).toContainText('De plekken worden vrijgehouden.')
    const row = page.getByRole('row', { name: /DigiD-app.*Mijdrecht.*Geldpunt/ }).filter({ hasText: words })
    await expect(row).toHaveCount(1)
    await row.locator('a[href*="wijzig="]').click()
    await translated(page)
  }
  await page.goto('/beheer/plekken')
  await translated(page)
  await page
    .getByRole('row', { name: /DigiD-app.*Mijdrecht.*Geldpunt/ })
    .locator('a[href$="/intrekken"]')
    .click()
  await translated(page)
  await page.locator('main form button').click()
  await expect(page.getByRole('row', { name: /DigiD-app.*Mijdrecht.*Geldpunt/ })).toHaveCount(0)
  expect(failures).toEqual([])
})

test('while the browser translates, every form of people who work here says what is missing @script', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  const failures = await translating(page)
  await sendEmpty(page, '/inloggen')
  const contact = somebody()
  await inviteAs(page, 'Demo Carla', contact, /^Coördinator/)
  for (const path of [
    '/beheer/voorbeelden',
    '/beheer/mensen',
    '/beheer/mensen/uitnodigen',
    '/account',
    '/account/tweede-stap',
  ])
    await sendEmpty(page, path)
  await page.context().clearCookies()
  await workAs(page, 'Demo Paula')
  await sendEmpty(page, '/partner/collegas/uitnodigen')
  await page.goto('/partner/boekingen')
  const own = await page
    .getByRole('row', { name: /Demo Ahmed/ })
    .getByRole('link')
    .getAttribute('href')
  await page.goto(`${own}/wijzigen`)
  await translated(page)
  await page.getByLabel('Hoe wil de inwoner genoemd worden?').fill('')
  await expectWrong(page)
  const slot = '/partner/tijden/mijdrecht'
  await page.goto(slot)
  await page.locator('.moment-link').first().click()
  await translated(page)
  await expectWrong(page)
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': contact.from } })
  const invited = await context.newPage()
  const theirs = await translating(invited)
  await accept(invited, contact.email)
  await context.close()
  expect([...failures, ...theirs]).toEqual([])
})

test('what was typed in a page that is translated before its script comes is still there @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Omar')
  await page.goto('/partner/nieuw')
  const form = await page
    .getByRole('link', { name: /^Aanmelden voor/ })
    .first()
    .getAttribute('href')
  const failures = await translating(page, 'at once')
  const scripts = Promise.withResolvers<void>()
  await page.route('**/*.js', async (route) => {
    await scripts.promise
    await route.continue()
  })
  await page.goto(form ?? '', { waitUntil: 'commit' })
  await translated(page)
  await fillResident(page, { name: 'Demo Vlug', way: 'E-mail', of: 'Via ons', laptop: false })
  scripts.resolve()
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('form.sheet') ?? {}).some((key) => key.startsWith('__reactProps')),
  )
  await press(page, 'Nog iemand toevoegen')
  const first = page.locator('fieldset.row').first()
  await expect(page.locator('fieldset.row')).toHaveCount(2)
  await expect(first.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue('Demo Vlug')
  for (const choice of ['E-mail', 'Via ons', /laptop lenen/])
    await expect(first.getByRole('radio', { name: choice })).toBeChecked()
  await expect(first.getByRole('checkbox', { name: /vindt het goed/ }).first()).toBeChecked()
  // That the page of the server could not be gone on with is said by React, and nothing else.
  expect(failures.filter((one) => !one.includes('error #418'))).toEqual([])
})

async function sendEmpty(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await translated(page)
  for (const form of await page.locator('form.sheet').all()) {
    for (const line of await form.locator('input.text').all()) await line.fill('')
    await form.locator('.buttons .button').first().click()
  }
  if ((await page.locator('form.sheet').count()) > 0)
    await expect(page.locator('.summary').first()).toBeVisible()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

async function expectWrong(page: Page): Promise<void> {
  await page.locator('form.sheet .primary').click()
  await expect(page.locator('.summary')).toBeFocused()
  await expect(page).toHaveTitle(/^Fout: /)
}

/** The day after tomorrow, as people write it. */
function soon(): string {
  return addDays(localDate(new Date()), 2).split('-').reverse().join('-')
}
