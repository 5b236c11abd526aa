import type { Browser, Page } from '@playwright/test'
import { appointmentAt, ownName, rowWith } from './desk-steps'
import { comeInAs, workAs } from './partner-steps'
import { sessionIn } from './signin-steps'
import { sideways, violations } from './sound'
import { behindTheStories, heading } from './steps'
import { expect, test } from './story'

/** Milliseconds in which one screen sees what is tapped on another. */
const SOON = 5_000

async function deskOf(browser: Browser, who: string, branch: string, from: string): Promise<Page> {
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': from } })
  const page = await context.newPage()
  await workAs(page, who)
  await page.goto(`/balie?vestiging=${branch}`)
  await heading(page, /^Vandaag/)
  return page
}

test('somebody comes, is helped, and her question is counted; a tap too many is taken back', async ({
  page,
}) => {
  const name = ownName()
  await appointmentAt('vinkeveen', name, -10)
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=vinkeveen')
  const row = rowWith(page, name)
  await expect(row).toContainText('nog niet')
  await row.getByRole('button', { name: /^Er is/ }).click()
  await expect(row).toContainText('er is ·')
  await row.getByRole('button', { name: /^Geholpen/ }).click()
  await expect(row).toContainText('geholpen ·')
  await expect(row.getByRole('link', { name: 'Tel de vraag' })).toHaveAttribute(
    'href',
    '/balie?vestiging=vinkeveen&onderwerp=digid-app&via=appointment#vraag',
  )
  await row.getByRole('button', { name: /^Maak ongedaan/ }).click()
  await expect(row).toContainText('er is ·')
})

test('who was seen becomes "kwam niet" only after a question, and how she came is two taps', async ({
  page,
}) => {
  const name = ownName()
  await appointmentAt('vinkeveen', name, -30)
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=vinkeveen')
  const row = rowWith(page, name)
  await row.getByText('Anders', { exact: false }).first().click()
  await row.getByRole('button', { name: /^Te laat/ }).click()
  await expect(row).toContainText(/er is · .*, te laat/)
  await row
    .getByRole('button', { name: /^Kwam niet/ })
    .first()
    .click()
  await expect(row).toContainText('was er, zegt de lijst. Toch ‘kwam niet’?')
  await row.getByRole('button', { name: 'Ja, kwam niet' }).click()
  await expect(row).toContainText('kwam niet')
  await expect(row).not.toContainText('er is ·')
})

test('what was not filled in yesterday stands above the day, one tap each', async ({ page }) => {
  const [came, stayed] = [ownName(), ownName()]
  await appointmentAt('wilnis', came, -24 * 60)
  await appointmentAt('wilnis', stayed, -2 * 24 * 60)
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=wilnis')
  await expect(page.getByRole('link', { name: /van eerder invullen/ })).toBeVisible()
  await expect(rowWith(page, came)).toContainText('niet ingevuld')
  await rowWith(page, came)
    .getByRole('button', { name: /^Geholpen/ })
    .click()
  await expect(rowWith(page, came)).toContainText('geholpen ·')
  await rowWith(page, stayed)
    .getByRole('button', { name: /^Kwam niet/ })
    .click()
  await expect(rowWith(page, stayed)).toContainText('kwam niet')
  await rowWith(page, stayed)
    .getByRole('button', { name: /^Maak ongedaan/ })
    .click()
  await expect(rowWith(page, stayed).getByRole('button', { name: /^Kwam niet/ })).toBeVisible()
})

test('this computer remembers where it stands', async ({ page }) => {
  await comeInAs(page, 'Demo Anton')
  await heading(page, /^Vandaag/)
  // Nobody has said so yet on this computer: it asks, so that nobody works on another branch's day.
  await expect(page.getByLabel('Waar staat deze computer?')).toBeVisible()
  await page.getByLabel('Waar staat deze computer?').selectOption({ label: 'Wilnis' })
  await page.getByRole('button', { name: 'Kies' }).click()
  await expect(page).toHaveURL(/vestiging=wilnis/)
  await page.goto('/balie')
  await expect(page.locator('.day-branch summary')).toHaveText('Wilnis')
  await expect(page.getByLabel('Waar staat deze computer?')).toBeHidden()
  await page.goto('/balie/telefoon')
  await expect(page.getByLabel('Waar', { exact: true })).toHaveValue('wilnis')
})

test('two desks and one line of walk-ins see each other within five seconds @script', async ({ browser }) => {
  const [riet, wim] = [ownName(), ownName().replace('Demo ', '')]
  await appointmentAt('loenen', riet, -5)
  const [one, other] = [
    await deskOf(browser, 'Demo Anton', 'loenen', '10.77.1.1'),
    await deskOf(browser, 'Demo Carla', 'loenen', '10.77.1.2'),
  ]
  await rowWith(one, riet)
    .getByRole('button', { name: /^Er is/ })
    .click()
  await expect(rowWith(other, riet)).toContainText('er is ·', { timeout: SOON })
  await expect(other.locator('.day-first')).toContainText(`Nu eerst: ${riet}`)

  // What somebody is typing stays, also while the list beside it changes.
  await other.getByLabel('Voornaam').fill('Halverwege')
  await one.getByLabel('Voornaam').fill(wim)
  await one.getByRole('button', { name: '+ Inloop' }).click()
  await expect(rowWith(other, wim)).toContainText('wacht sinds', { timeout: SOON })
  await expect(other.getByLabel('Voornaam')).toHaveValue('Halverwege')
  await expect(one.getByLabel('Voornaam')).toHaveValue('')

  await rowWith(other, riet)
    .getByRole('button', { name: /^Geholpen/ })
    .click()
  await expect(rowWith(one, riet)).toContainText('geholpen ·', { timeout: SOON })
  // Both at once: one of them does it, the other does or finds that it was done.
  const calling = [one, other].map((desk) =>
    rowWith(desk, wim)
      .getByRole('button', { name: /^Aan de beurt/ })
      .click({ timeout: SOON })
      .catch(() => null),
  )
  await Promise.all(calling)
  for (const desk of [one, other])
    await expect(rowWith(desk, wim)).toContainText('nu aan de beurt', { timeout: SOON })
  await rowWith(one, wim)
    .getByRole('button', { name: /^Geholpen/ })
    .click()
  await expect(rowWith(other, wim)).toContainText('geholpen ·', { timeout: SOON })
  await Promise.all([one, other].map((desk) => desk.context().close()))
})

test('who was told, in the wrong row, is put back and told again', async ({ page }) => {
  const name = ownName()
  const booking = await appointmentAt('loenen', name, 60)
  await behindTheStories(
    (sql) => sql`insert into task (id, kind, booking_id, owner, due_at, created_at)
      values (gen_random_uuid(), 'tell_change', ${booking}, 'adviser', now() + interval '1 hour', now())`,
  )
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=loenen')
  const told = page.locator('section', { has: page.getByRole('heading', { name: 'Zeg het aan de balie' }) })
  const row = told.locator('.day-row').filter({ hasText: name })
  await row.getByRole('button', { name: 'Verteld' }).click()
  const said = page.locator('.notice').filter({ hasText: `Dat is opgeschreven. ${name}: verteld.` })
  await expect(said).toBeVisible()
  await expect(row).toHaveCount(0)
  await said.getByRole('button', { name: 'Zet terug' }).click()
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: 'Verteld' }).click()
  await expect(row).toHaveCount(0)
})

test('a screen that looks by itself keeps nobody signed in @script', async ({ browser }) => {
  const name = ownName()
  const page = await deskOf(browser, 'Demo Anton', 'loenen', '10.77.2.1')
  const own = await sessionIn(page)
  const before = new Date(Date.now() - 5 * 60_000)
  await behindTheStories((sql) => sql`update session set seen_at = ${before} where id = ${own}`)
  await appointmentAt('loenen', name, 10)
  // It looked, saw that something had changed, and asked for the page anew.
  await expect(rowWith(page, name)).toBeVisible({ timeout: SOON })
  const after = await behindTheStories((sql) => sql`select seen_at from session where id = ${own}`)
  expect(after[0]?.seen_at).toEqual(before)
  await page.context().close()
})

test('by keyboard: letters show what they press, and the place in the list is kept @script', async ({
  page,
}) => {
  const name = ownName()
  await appointmentAt('loenen', name, -60)
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=loenen')
  await expect(page.locator('.letter').first()).toBeHidden()
  const row = rowWith(page, name)
  await row.getByRole('link', { name }).focus()
  await page.keyboard.press('Tab')
  await expect(page.locator('.letter').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(row).toContainText('er is ·')
  await expect(row.getByRole('button', { name: /^Geholpen/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row).toContainText('geholpen ·')
  await page.keyboard.press('n')
  await expect(page.getByRole('region', { name: 'Een vraag opschrijven' })).toBeFocused()
  // A topic, what was done, how it ended.
  for (const key of ['1', 'u', 'g']) await page.keyboard.press(key)
  await expect(page.getByText('Opgeschreven: DigiD-app instellen.')).toBeVisible()
})

test('names are covered after two minutes, and the touch that uncovers presses nothing @script', async ({
  page,
}) => {
  const name = ownName()
  await appointmentAt('loenen', name, -15)
  await page.clock.install()
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=loenen')
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main button') ?? {}).some((key) => key.startsWith('__react')),
  )
  const shown = rowWith(page, name).getByRole('link', { name })
  await expect(shown).toBeVisible()
  await page.clock.runFor('02:02')
  await expect(page.getByRole('dialog')).toContainText('De namen zijn afgedekt.')
  await expect(shown).toBeHidden()
  await page.mouse.click(180, 400)
  await expect(shown).toBeVisible()
  await expect(rowWith(page, name)).toContainText('nog niet')
  await page.clock.runFor('02:02')
  await expect(shown).toBeHidden()
  await page.keyboard.press('e')
  await expect(shown).toBeVisible()
  await expect(rowWith(page, name)).toContainText('nog niet')
})

test('however somebody came, there is room for the name', async ({ page }) => {
  const name = ownName()
  await appointmentAt('vinkeveen', name, -20)
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=vinkeveen')
  const row = rowWith(page, name)
  await row.getByText('Anders', { exact: false }).first().click()
  await row.getByRole('button', { name: /^Iemand anders/ }).click()
  await expect(row).toContainText('iemand anders')
  for (const width of [360, 768, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    const box = await row.locator('> div').first().boundingBox()
    expect(box?.width, `${width} px`).toBeGreaterThan(180)
  }
})

test('the day fits 320 px, and axe finds nothing @script', async ({ page }) => {
  await workAs(page, 'Demo Anton')
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/balie?vestiging=mijdrecht')
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  expect(await violations(page, '/balie')).toEqual([])
})
