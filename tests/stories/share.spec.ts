import type { Browser, Page } from '@playwright/test'
import { behindTheStories, heading, press } from './steps'
import { expect, test } from './story'
import { closeForGood, ownBranch, quietDay, timeAt } from './week-steps'

// At the library of the other stories all of a day may be held (story.ts); this is a branch of somebody else.
test('who comes when enough is held reads so kindly, and goes on with another day', async ({
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
  await heading(page, 'Wanneer kunt u komen?')
  const summary = page.locator('.summary')
  await expect(summary).toContainText('te veel mensen tegelijk aan het kiezen')
  await expect(summary).toContainText('Kies een andere dag')
  await expect(summary).not.toContainText(/fout|vol\b/)
  await expect(summary.locator('a[href^="tel:"]')).toBeVisible()

  // Another day has a share of its own.
  await page.getByRole('radio').last().check()
  await press(page, 'Kies deze tijd')
  await heading(page, 'Wie komt er?')
  for (const other of others) await other.context().close()
  await closeForGood(slug)
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
