import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import {
  behindTheStories,
  bookConsultation,
  chooseTime,
  heading,
  ownNumber,
  press,
  reachBy,
  sayName,
} from './steps'
import { expect, test } from './story'

test('who books, moves and cancels meets no page but those: there are 0 extra', async ({ page }) => {
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(new URL(frame.url()).pathname))
  await bookConsultation(page, 'Maarssenbroek', 3)
  await page.goto('/nl/afspraak/verzetten')
  await page.getByRole('radio').nth(5).check()
  await page.locator('main form .primary').click()
  await page.waitForURL(/afspraak\/mijn/)
  await page.goto('/nl/afspraak/afzeggen')
  await page.locator('main form .primary').click()
  await page.waitForURL(/afspraak\/mijn/)
  expect(seen.filter((path) => path.includes('even-geduld'))).toEqual([])
})

test('a third booking in one browser does a sum by itself, and the fifth reads to call, with the number @script', async ({
  page,
}) => {
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(new URL(frame.url()).pathname))
  const sums = () => seen.filter((path) => path.includes('even-geduld')).length
  for (const which of [0, 1]) await bookConsultation(page, 'Maarssenbroek', which)
  expect(sums()).toBe(0)
  for (const which of [2, 3]) {
    await fillIn(page, which)
    await press(page, 'Maak de afspraak')
    // The browser did its sum, and shows what was filled in.
    await heading(page, 'Klopt dit?')
    await press(page, 'Maak de afspraak')
    await heading(page, 'Uw afspraak is gemaakt')
  }
  expect(sums()).toBeGreaterThan(0)
  await fillIn(page, 4)
  await press(page, 'Maak de afspraak')
  await expect(page.locator('.summary')).toContainText('Bel ons')
  await expect(page.locator('.summary a[href^="tel:"]')).toBeVisible()
})

test('at the library twenty residents are booked one after the other, without a page more @plain', async ({
  page,
  context,
}) => {
  test.setTimeout(600_000)
  const address = '198.51.100.99'
  await context.setExtraHTTPHeaders({ 'x-forwarded-for': address })
  await behindTheStories(async (sql, secret) => {
    const hash = (what: string) => createHmac('sha256', secret).update(what).digest()
    await sql`insert into own_address (branch_id, address, network, added_at)
      select id, ${hash(`address ${address}`)}, ${hash('network 198.51.100')}, now() from branch order by id limit 1
      on conflict do nothing`
  })
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(new URL(frame.url()).pathname))
  for (let resident = 0; resident < 20; resident += 1)
    await bookConsultation(page, resident % 2 ? 'Maarssenbroek' : 'Mijdrecht', 2)
  expect(seen.filter((path) => path.includes('even-geduld'))).toEqual([])
})

async function fillIn(page: Page, which: number): Promise<void> {
  await chooseTime(page, 'Maarssenbroek', which)
  await sayName(page, 'Demo Riet')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await heading(page, 'Klopt dit?')
}
