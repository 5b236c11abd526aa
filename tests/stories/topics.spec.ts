import type { Page } from '@playwright/test'
import { addDays, localDate } from '../../lib/tools/time'
import { aHouse, type House } from './house-steps'
import { behindTheStories, heading, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'

const main = (page: Page) => page.getByRole('main')

async function about(page: Page, topic: string, path = '/nl/hulp'): Promise<void> {
  await page.goto(path)
  const answer = page.locator(`button[value=${topic}]`)
  const closed = page.locator('details.group:not([open])').filter({ has: answer }).locator('summary')
  if ((await closed.count()) > 0) await closed.click()
  await answer.click()
}

/** The times of a branch that has just been opened: its pages are copied for some seconds. */
async function timesAt(page: Page, { slug }: House): Promise<string> {
  await expect(async () => {
    await page.goto(`/nl/hulp/tijd/${slug}`)
    await expect(page.getByRole('radio').first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  return (await page.locator('.times').allTextContents()).join(' ')
}

test('a time for one thing is offered to who comes for that, with what is spoken there, and to nobody else', async ({
  page,
}) => {
  const house = await aHouse('digid-app')
  await about(page, 'zorgtoeslag')
  expect(await timesAt(page, house)).not.toContain('13.00')
  await about(page, 'digid-app')
  expect(await timesAt(page, house)).toMatch(/13\.00\suur\s*ook in het Arabisch/)
  await page
    .getByRole('radio', { name: /13\.00/ })
    .first()
    .check()
  await press(page, 'Kies deze tijd')
  await sayName(page, 'Demo Riet')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await heading(page, 'Klopt dit?')
  await expect(main(page)).toContainText('Voorbeeldstraat 1, 1234 AB Mijdrecht')
  // Who thinks better of it reads why that time is not for this.
  await about(page, 'zorgtoeslag', '/nl/hulp?wijzig=1')
  await press(page, 'Maak de afspraak')
  await expect(page.locator('.summary')).toContainText('Deze tijd is niet voor uw onderwerp.')
  await press(page, 'Kies een andere tijd')
  await heading(page, 'Wanneer kunt u komen?')
  await expect(main(page)).not.toContainText('13.00')
  await about(page, 'digid-app', '/nl/hulp?wijzig=1')
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
})

test('who comes in without an appointment reads how to get in, and when a branch is closed soon @plain', async ({
  page,
}) => {
  const { branchId, slug, name } = await aHouse()
  const day = addDays(localDate(new Date()), 5)
  await behindTheStories(
    (sql) => sql`insert into closure (branch_id, from_date, until_date, reason)
      values (${branchId}, ${day}, ${day}, 'verbouwing')`,
  )
  await expect(async () => {
    await page.goto('/nl/vestigingen')
    const here = main(page).locator('section section').filter({ hasText: name })
    await expect(here).toContainText(/Dicht: \w+ \d+\s\w+ \(verbouwing\)/, { timeout: 1_000 })
    await expect(here).toContainText('De deur naast de bakker')
  }).toPass()
  await page.goto(`/ar/hulp/tijd/${slug}`)
  await expect(page.locator('.help .closed-days')).toContainText('verbouwing')
})
