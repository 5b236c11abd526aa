import type { Page } from '@playwright/test'
import { comesIn } from './rush-steps'
import { sideways, violations } from './sound'
import { behindTheStories, heading, press } from './steps'
import { expect, test } from './story'
import { ownBranch } from './week-steps'

const path = '/beheer/bibliotheek/adressen'
const kept = (page: Page, branch: string) => page.locator('main li').filter({ hasText: branch })

test('a coordinator says from where the library books, and takes it away again', async ({ page }, info) => {
  const { name, slug } = await ownBranch()
  const last = info.project.name === 'with JavaScript' ? 21 : 22
  await comesIn(page, 'Demo Carla', path)
  await heading(page, 'Internet van de bibliotheek')
  // From where one sits now stands there already.
  await expect(page.getByLabel('Het adres op internet')).toHaveValue(/^10\.\d+\.\d+\.\d+$/)
  await page.getByLabel('Het adres op internet').fill('nergens')
  await press(page, 'Voeg dit adres toe')
  await expect(page.locator('.summary')).toContainText('Kies een vestiging.')
  await expect(page.locator('.summary')).toContainText('Dit is geen adres op internet.')

  await page.getByLabel('Van welke vestiging?').selectOption({ label: name })
  await page.getByLabel('Het adres op internet').fill(`198.51.100.${last}`)
  await press(page, 'Voeg dit adres toe')
  await expect(page.getByRole('main')).toContainText('Het adres staat erbij.')
  await expect(kept(page, name)).toHaveCount(1)
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  // The address itself is nowhere.
  await expect(page.getByRole('main')).not.toContainText('198.51.100')
  const rows = () =>
    behindTheStories(
      (sql) => sql`select o.* from own_address o join branch b on b.id = o.branch_id where b.slug = ${slug}`,
    )
  expect(JSON.stringify(await rows())).not.toContain('198.51.100')

  await kept(page, name).getByRole('button').click()
  await expect(page.getByRole('main')).toContainText('Het adres telt niet meer als dat van de bibliotheek.')
  await expect(kept(page, name)).toHaveCount(0)
  expect(await rows()).toHaveLength(0)
})

test('of the own addresses axe finds nothing, and they fit 320 px @script', async ({ page }) => {
  const { slug } = await ownBranch()
  await behindTheStories(
    (sql) => sql`insert into own_address (branch_id, address, network, added_at)
      select id, decode(md5(${slug}), 'hex'), decode(md5(${slug}), 'hex'), now() from branch where slug = ${slug}`,
  )
  await page.setViewportSize({ width: 320, height: 640 })
  await comesIn(page, 'Demo Carla', path)
  expect(await violations(page, path)).toEqual([])
  expect(await sideways(page)).toBeLessThanOrEqual(0)
})
