import type { Browser, Page } from '@playwright/test'
import { sideways } from './sound'
import { behindTheStories, heading, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'
import { ownBranch, quietDay, timeAt } from './week-steps'

// At the library of the other stories all of a day may be held (story.ts); this is a branch of somebody else.
test('who comes when enough is held chooses a free time all the same, reads that it is not held, and books it', async ({
  page,
  browser,
}, info) => {
  const slug = await branchWithAShare()
  const path = `/nl/hulp/tijd/${slug}`
  const others: Page[] = []
  for (const which of [0, 2])
    others.push(await holdAt(browser, path, which, info.project.use.javaScriptEnabled))

  await page.goto('/nl/hulp')
  await press(page, /DigiD-app instellen/)
  await page.goto(path)
  await page.getByRole('radio').nth(1).check()
  await press(page, 'Kies deze tijd')
  await sayName(page, 'Demo Riet')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await heading(page, 'Klopt dit?')
  await expect(page.locator('.note')).toContainText('Wij houden deze tijd niet voor u vast.')
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
  for (const other of others) await other.context().close()
})

/**
 * A point in a town hall, of which nobody set anything: six times on one day, of which two may be held, and six on
 * another.
 */
async function branchWithAShare(): Promise<string> {
  const { slug } = await ownBranch()
  await behindTheStories(
    (sql) => sql`
      with hall as (insert into organisation (slug, name, kind) values (${`huis-${slug}`}, ${`Huis ${slug}`}, 'municipality')
        returning id)
      update branch set organisation_id = hall.id from hall where branch.slug = ${slug}`,
  )
  for (const ahead of [9, 23])
    for (const at of ['10:00', '10:30', '11:00', '11:30', '12:00', '12:30'])
      await timeAt(slug, quietDay(ahead), at)
  return slug
}

let people = 0
async function holdAt(browser: Browser, path: string, which: number, javaScriptEnabled?: boolean) {
  people += 1
  const from = { 'x-forwarded-for': `10.${process.pid % 250}.${77 + people}.7` }
  const context = await browser.newContext({ javaScriptEnabled, extraHTTPHeaders: from })
  const page = await context.newPage()
  await page.goto('/nl/hulp')
  await press(page, /DigiD-app instellen/)
  await page.goto(path)
  await page.getByRole('radio').nth(which).check()
  await press(page, 'Kies deze tijd')
  await heading(page, 'Wie komt er?')
  return page
}
