import type { Locator, Page } from '@playwright/test'
import { comeInAs, workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { heading, press } from './steps'
import { expect, test } from './story'

const rowOf = (page: Page, name: string) => page.locator('.register-row').filter({ hasText: name })
const button = (row: Locator, says: string) => row.getByRole('button', { name: says, exact: true })
const count = (page: Page) => page.locator('.register-count')

/** Opens a lesson of the course that is over, which nobody has filled in. */
async function openEarlier(page: Page, number: number): Promise<void> {
  await page
    .getByRole('link', { name: `Presentielijst van Veilig online, les ${number} van 3` })
    .first()
    .click()
  await heading(page, `Veilig online, les ${number} van 3`)
}

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 768, height: 1024 }, hasTouch: true })

  test('twelve people are marked in fourteen taps or fewer, without scrolling @script', async ({ page }) => {
    await comeInAs(page, 'Demo Tineke')
    await heading(page, 'Lessen')
    let taps = 0
    const tap = async (what: Locator) => {
      taps += 1
      await what.tap()
    }
    await tap(page.getByRole('link', { name: /^Presentielijst van Klik & Tik, les 3/ }))
    await heading(page, 'Klik & Tik, les 3 van 8')
    const rows = page.locator('.register-row')
    await expect(rows).toHaveCount(12)
    const boxes = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().toJSON()))
    for (const { height, bottom } of boxes) {
      expect(height).toBe(56)
      expect(bottom).toBeLessThanOrEqual(1024)
    }
    await expect(rowOf(page, 'Demo Ahmed')).toContainText('Arabisch · wil een laptop lenen')
    await expect(rowOf(page, 'Demo Wim')).toContainText('2 keer niet: de balie belt')

    const away: Record<string, string> = { 'Demo Wim': 'er niet', 'Demo Fatma': 'afgemeld' }
    for (const name of await rows.locator('bdi').allTextContents())
      await tap(button(rowOf(page, name), away[name] ?? 'er'))
    expect(taps).toBeLessThanOrEqual(14)
    await expect(count(page)).toHaveText('10 van 12 er')
    await expect(page.locator('.register-cloud')).toHaveCount(0)
    await page.reload()
    await expect(count(page)).toHaveText('10 van 12 er')
    await expect(button(rowOf(page, 'Demo Wim'), 'er niet')).toHaveAttribute('aria-pressed', 'true')
  })

  test('two who mark at once: who was seen is there, and both hear what the other said @script', async ({
    page,
    browser,
  }, info) => {
    await comeInAs(page, 'Demo Tineke')
    await openEarlier(page, 3)
    const other = await browser.newPage({ baseURL: info.project.use.baseURL })
    await workAs(other, 'Demo Anton')
    await other.goto(page.url())

    // The wifi in the cellar is gone: what is tapped stays, with a number, and nothing is red.
    await page.context().setOffline(true)
    await button(rowOf(page, 'Demo Henk'), 'er').tap()
    await button(rowOf(page, 'Demo Cor'), 'er').tap()
    await expect(page.locator('.register-cloud')).toHaveText('2 nog niet verstuurd')
    await expect(count(page)).toContainText('2 van 4 er')
    await button(rowOf(other, 'Demo Henk'), 'er niet').click()
    await expect(other.locator('.register-cloud')).toHaveCount(0)
    await page.context().setOffline(false)

    for (const one of [page, other]) {
      const henk = rowOf(one, 'Demo Henk')
      await expect(henk).toContainText('Demo Tineke zei: er. Demo Anton zei: er niet.')
      await expect(button(henk, 'er')).toHaveAttribute('aria-pressed', 'true')
      await expect(button(rowOf(one, 'Demo Cor'), 'er')).toHaveAttribute('aria-pressed', 'true')
    }
    // Whoever has seen it has the last word.
    await button(rowOf(other, 'Demo Henk'), 'afgemeld').click()
    for (const one of [page, other]) await expect(rowOf(one, 'Demo Henk')).not.toContainText('zei')
    await other.close()
  })
})

test('everybody at once, back again, and somebody who came along; each button works without a script @plain', async ({
  page,
}) => {
  await comeInAs(page, 'Demo Tineke')
  await openEarlier(page, 1)
  await button(rowOf(page, 'Demo Cor'), 'er niet').click()
  await expect(count(page)).toContainText('0 van 4 er, 3 nog open')
  await press(page, 'Iedereen is er')
  await expect(count(page)).toHaveText('3 van 4 er')
  await expect(page.locator('.undo-button')).toContainText('3 mensen: er')
  await press(page, /^Maak ongedaan/)
  await expect(count(page)).toContainText('0 van 4 er, 3 nog open')
  await expect(button(rowOf(page, 'Demo Cor'), 'er niet')).toHaveAttribute('aria-pressed', 'true')
  await press(page, '+ meegekomen')
  await expect(count(page)).toContainText('1 meegekomen')
  await press(page, /^Maak ongedaan 1 meegekomen/)
  await expect(count(page)).not.toContainText('meegekomen')
})

test('from paper a lesson of an earlier day is entered by keyboard alone @script', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await comeInAs(page, 'Demo Tineke')
  await openEarlier(page, 2)
  await button(rowOf(page, 'Demo Cor'), 'er').focus()
  for (const key of ['e', 'n', 'a']) await page.keyboard.press(key)
  // Once too often, and back with the arrow.
  await page.keyboard.press('n')
  await page.keyboard.press('Backspace')
  const said = () =>
    page
      .locator('.register-row')
      .evaluateAll((rows) =>
        rows.map((row) => row.querySelector('[aria-pressed="true"]')?.textContent ?? 'leeg'),
      )
  await expect.poll(said).toEqual(['er', 'er niet', 'afgemeld', 'leeg'])
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(said).toEqual(['er', 'er niet', 'er niet', 'leeg'])
  await expect(page.locator('.register-cloud')).toHaveCount(0)
  await page.getByRole('link', { name: 'Alle lessen' }).click()
  await heading(page, 'Veilig online: alle lessen')
  await expect(page.getByRole('row', { name: /Demo Henk/ })).toContainText('er niet')
})

test('a coordinator says who gives a course, and takes it back', async ({
  page,
  browser,
  javaScriptEnabled,
}, info) => {
  const course =
    info.project.name === 'with JavaScript' ? 'DigiVitaler, Breukelen' : 'DigiVitaler, Maarssenbroek'
  await workAs(page, 'Demo Carla')
  await page.goto('/lessen')
  await page.getByRole('link', { name: 'Wie geeft welke cursus?' }).click()
  const run = page
    .locator('.people > li')
    .filter({ has: page.getByText(course) })
    .first()
  await run.getByRole('combobox').selectOption({ label: 'Demo Tineke' })
  await run.getByRole('button', { name: /^Zet erbij/ }).click()
  await expect(page.getByRole('main')).toContainText('De docent ziet nu de lessen van deze cursus.')

  const tineke = await browser.newPage({ baseURL: info.project.use.baseURL, javaScriptEnabled })
  await comeInAs(tineke, 'Demo Tineke')
  const [title = '', place = ''] = course.split(', ')
  const lessons = tineke.locator('.people > li').filter({ hasText: title }).filter({ hasText: place })
  expect(await lessons.count()).toBeGreaterThan(0)
  await run.getByRole('button', { name: /^Haal eraf/ }).click()
  await expect(page.getByRole('main')).toContainText('De docent ziet deze cursus niet meer.')
  await tineke.reload()
  await expect(lessons).toHaveCount(0)
  await tineke.close()
})

test('every page of the register fits 320 px, and axe finds nothing, in light and dark @script', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await comeInAs(page, 'Demo Tineke')
  const [lesson, later, run] = await Promise.all(
    [
      /^Presentielijst van Klik & Tik, les 3/,
      /^Presentielijst van Klik & Tik, les 4/,
      /^Alle lessen van Klik/,
    ].map((name) => page.getByRole('link', { name }).first().getAttribute('href')),
  )
  const sound = async (path: string) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect((await page.goto(path))?.status(), path).toBe(200)
      expect(await sideways(page), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
      expect(await violations(page, path)).toEqual([])
    }
  }
  for (const path of ['/lessen', lesson, `${lesson}/papier`, later, run]) await sound(path ?? '')
  await page.context().clearCookies()
  await workAs(page, 'Demo Carla')
  for (const path of ['/lessen?vestiging=mijdrecht', '/lessen/docenten']) await sound(path)
})
