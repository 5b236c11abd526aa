import type { Page } from '@playwright/test'
import { ownName } from './desk-steps'
import { comeInAs, workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { behindTheStories, heading } from './steps'
import { expect, test } from './story'
import { bookedOnWhatIsOff, ownBranch, quietDay, timeAt } from './week-steps'

/** The week of a day at one branch. */
const weekOf = (slug: string, day: string) => `/beheer?week=${day}&vestiging=${slug}&dag=${day}`

/** Nothing that axe finds, and nothing that scrolls sideways; axe is a script itself. */
async function expectSound(page: Page, scripts: boolean | undefined): Promise<void> {
  if (scripts === false) return
  expect(await violations(page, page.url())).toEqual([])
  expect(await sideways(page)).toBeLessThanOrEqual(0)
}

const cell = (page: Page) => page.locator('.week td.shown')

test('a coordinator begins at the week, with the desk one tap away', async ({ page, javaScriptEnabled }) => {
  await comeInAs(page, 'Demo Carla')
  await expect(page).toHaveURL(/\/beheer$/)
  await heading(page, 'De week')
  await expect(page.getByRole('heading', { name: 'Dit vraagt aandacht' })).toBeVisible()
  await expectSound(page, javaScriptEnabled)
  await page.getByRole('navigation', { name: 'Onderdelen' }).getByRole('link', { name: 'Vandaag' }).click()
  await heading(page, /^Vandaag/)
})

test('the week says how full a day is, what is closed and who is still booked on what does not go on', async ({
  page,
  javaScriptEnabled,
}) => {
  const { slug, name } = await ownBranch()
  const day = quietDay(9)
  await timeAt(slug, day, '10:00')
  await timeAt(slug, day, '10:30')
  const off = await timeAt(slug, day, '11:00', true)
  await bookedOnWhatIsOff(off, ownName(), 'card')
  await behindTheStories(
    (sql) => sql`insert into closure (branch_id, from_date, until_date, from_time, until_time, reason)
      select id, ${day}, ${day}, '11:00', '17:00', 'Storing' from branch where slug = ${slug}`,
  )
  await workAs(page, 'Demo Carla')
  await page.goto(weekOf(slug, day))
  await expect(page.getByRole('table').getByRole('link', { name })).toBeVisible()
  await expect(cell(page)).toContainText(/Gesloten 11\.00.*17\.00\suur: Storing/)
  await expect(cell(page)).toContainText('0 van 2 plekken bezet')
  await expect(cell(page)).toContainText('1 persoon nog op een tijd die niet doorgaat')
  await expectSound(page, javaScriptEnabled)
  // Where there is room for a table, every day of it is there, under its name.
  await page.setViewportSize({ width: 1280, height: 800 })
  expect(await page.getByRole('columnheader').count()).toBeGreaterThanOrEqual(6)
  await expect(page.getByRole('rowheader', { name })).toBeVisible()
  await expectSound(page, javaScriptEnabled)
  // Of many only the first to be told stand there by name.
  const hit = page.locator('.week-attention li').filter({ hasText: 'op iets dat niet doorgaat' })
  await expect(hit.first()).toBeVisible()
})

test('by another day, week or branch, also with the keyboard', async ({ page }) => {
  const { slug } = await ownBranch()
  const day = quietDay(9)
  await timeAt(slug, day, '10:00')
  await workAs(page, 'Demo Carla')
  await page.goto(weekOf(slug, day))
  const shown = page.locator('.week-days [aria-current]')
  const others = page.locator('.week-days a:not([aria-current])')
  const other = (await others.first().textContent()) ?? ''
  await others.first().focus()
  await page.keyboard.press('Enter')
  await expect(shown).toContainText(other)
  await expect(cell(page)).toContainText('niets')
  await page.getByRole('link', { name: 'Volgende week' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`vestiging=${slug}`))
  await page.getByRole('link', { name: 'Vorige week' }).click()
  await page.getByRole('link', { name: 'Deze week' }).click()
  await expect(page.getByText('vandaag', { exact: false }).first()).toBeAttached()
  const choice = page.locator('details', { hasText: 'Ga naar een andere week' })
  await expect(choice).toHaveAttribute('open', '')
  await page.getByLabel('Week van').fill(day)
  await page.getByRole('button', { name: 'Toon' }).click()
  await expect(page).toHaveURL(new RegExp(`week=${day}`))
})

test('who is called about what does not go on gets another time on the telephone', async ({
  page,
  javaScriptEnabled,
}) => {
  const { slug, name: branch } = await ownBranch()
  const [day, later] = [quietDay(9), quietDay(10)]
  await timeAt(slug, later, '10:00')
  const free = await timeAt(slug, later, '13:30')
  const name = ownName()
  const messageId = await bookedOnWhatIsOff(await timeAt(slug, day, '10:00', true), name, 'call')
  await workAs(page, 'Demo Anton')
  await page.goto(`/bellen?vestiging=${slug}`)
  const line = page.locator(`[id="${messageId}"]`)
  await expect(line).toContainText('gaat niet door. Dat spijt ons.')
  await expect(line).toContainText(branch)
  await line.getByRole('button', { name: /^Ik bel/ }).click()
  await expect(line).toHaveClass(/mine/)
  await expectSound(page, javaScriptEnabled)
  await line.getByRole('radio', { name: '13.30' }).check()
  await line.getByRole('button', { name: /^Zet op deze tijd/ }).click()
  await expect(page.locator('.call-said')).toContainText(`${name}: heeft een nieuwe tijd`)
  const [moved] = await behindTheStories(
    (
      sql,
    ) => sql`select b.activity_id, count(t.id)::int as tasks from message m join booking b on b.id = m.booking_id
      left join task t on t.booking_id = b.id and t.done_at is null where m.id = ${messageId} group by b.activity_id`,
  )
  expect(moved).toMatchObject({ activity_id: String(free), tasks: 0 })
  // On second thoughts: the time stays, and she is called to hear it.
  await page
    .locator('.call-said')
    .getByRole('button', { name: /^Toch weer bellen/ })
    .click()
  await expect(page.locator('.call').filter({ hasText: name })).toContainText('Er is een nieuwe tijd')
})

test('who has only a card is told at the desk, and no tick ends that', async ({
  page,
  javaScriptEnabled,
}) => {
  // The desk remembers for a while which branches there are: this is one that it knows.
  const slug = 'wilnis'
  const [day, later] = [quietDay(9), quietDay(10)]
  await timeAt(slug, later, '10:00')
  const name = ownName()
  await bookedOnWhatIsOff(await timeAt(slug, day, '10:00', true), name, 'card')
  await workAs(page, 'Demo Anton')
  await page.goto(`/bellen?vestiging=${slug}`)
  const task = page.locator('.people > li').filter({ hasText: name })
  await expect(task).toContainText('gaat niet door')
  await expect(task.getByRole('button')).toHaveCount(0)
  await page.goto(`/balie?vestiging=${slug}`)
  const row = page.locator('.day-row').filter({ hasText: name })
  await expect(row).toContainText('gaat niet door')
  await expectSound(page, javaScriptEnabled)
  await row.getByRole('link', { name: /^Kies een andere tijd/ }).click()
  await heading(page, 'Welke andere tijd?')
  await page.getByRole('radio', { name: '10.00' }).first().check()
  await page.getByRole('button', { name: 'Kies deze tijd' }).click()
  await heading(page, name)
  await page.goto(`/balie?vestiging=${slug}`)
  await expect(page.locator('.day-row').filter({ hasText: name })).toHaveCount(0)
})
