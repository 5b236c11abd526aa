import type { Page } from '@playwright/test'
import { chooseRun, fillResident, workAs } from './partner-steps'
import { heading, press } from './steps'
import { expect, test } from './story'

/** All that this browser keeps that a script could read. */
function kept(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
}

/** The scripts have come: from now on they know what is typed. */
function alive(page: Page) {
  return page.waitForFunction(() =>
    Object.keys(document.querySelector('main button') ?? {}).some((key) => key.startsWith('__react')),
  )
}

async function idleAway(page: Page): Promise<void> {
  await alive(page)
  await page.clock.runFor('15:05')
  await expect(page.getByRole('main')).toContainText('U bent afgemeld, omdat u een tijd niets deed.')
}

test('signing out for doing nothing loses nothing that was typed, and nobody else reads it @script', async ({
  page,
}) => {
  test.slow()
  await page.clock.install()
  await workAs(page, 'Demo Paula')
  await chooseRun(page, 'Klik & Tik', 'Mijdrecht')
  const form = page.url()
  const name = page.getByLabel('Hoe wil de inwoner genoemd worden?')
  await alive(page)
  await name.fill('Demo Halverwege')
  await page.getByRole('radio', { name: 'Bellen' }).check()
  await page.getByLabel('Telefoonnummer of e-mailadres').fill('0612345678')
  await idleAway(page)
  const left = await kept(page)
  expect(left).toContain('wegwijs closed')
  expect(left).not.toMatch(/Halverwege|12345678/)

  // A colleague sits down at the same computer, and comes to the same page.
  await press(page, 'Doe mee als Demo Omar')
  await expect(page).toHaveURL(form)
  await expect(page.locator('fieldset.row')).toHaveCount(1)
  const refused = page.waitForResponse(/\/api\/auth\/typed/)
  await page.reload()
  expect((await refused).status()).toBe(403)
  await expect(name).toHaveValue('')
  expect(await kept(page)).not.toMatch(/Halverwege|12345678/)
  await idleAway(page)

  await press(page, 'Doe mee als Demo Paula')
  await expect(page).toHaveURL(form)
  await expect(name).toHaveValue('Demo Halverwege')
  await expect(page.getByLabel('Telefoonnummer of e-mailadres')).toHaveValue('0612345678')
  await expect(page.getByRole('radio', { name: 'Bellen' })).toBeChecked()
  expect(await kept(page)).not.toContain('wegwijs closed')
})

test('what was typed is there after a look elsewhere, and nothing of it stays once it has been sent @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Paula')
  await page.goto('/partner/tijden/mijdrecht')
  await page.locator('.moment-link').last().click()
  const form = page.url()
  await alive(page)
  await fillResident(page, { name: 'Demo Verstuurd', way: 'Bellen', contact: '0612348765' })
  await page.goto('/partner')
  expect(await kept(page)).toMatch(/Verstuurd/)
  await page.goBack()
  await expect(page.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue('Demo Verstuurd')
  await press(page, 'Meld de inwoner aan')
  await heading(page, 'De inwoner is aangemeld')
  expect(await kept(page)).not.toMatch(/Verstuurd|12348765/)
  await page.goto(form)
  await expect(page.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue('')
  expect(await kept(page)).not.toMatch(/Verstuurd|12348765/)
})
