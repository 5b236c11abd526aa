import type { Page } from '@playwright/test'
import { addDays } from '../../lib/tools/time'
import { ownName } from './desk-steps'
import { beginHours, bookAt, choiceFor, dayAhead, inWords, ownBranch, shortly } from './hours-steps'
import { Keys } from './keys'
import { workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { heading, ownNumber, press } from './steps'
import { expect, test } from './story'

/** Nothing that axe finds, and no scrolling sideways; both are asked of the page by a script. */
async function sound(page: Page, name: string): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) return
  expect(await sideways(page), `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await violations(page, name)).toEqual([])
}

test.describe.configure({ timeout: 150_000 })

test('hours change with three residents booked, one of them only by card', async ({ page }, info) => {
  const branch = ownBranch(info)
  const day = dayAhead(1)
  const [called, written, carded] = [ownName(), ownName(), ownName()]
  await workAs(page, 'Demo Carla')
  const hours = await beginHours(page, branch.name, 1)
  await bookAt(page, branch.slug, day, '10.00', { name: called, contact: ownNumber() })
  const email = `${written.toLowerCase().replaceAll(' ', '.')}@voorbeeld.example`
  await bookAt(page, branch.slug, day, '10.30', { name: written, way: 'E-mail', contact: email })
  await bookAt(page, branch.slug, day, '11.00', { name: carded, way: 'Kaartje' })

  await page.goto(`${hours}?doe=wijzig`)
  await page.getByLabel('Vanaf welke dag anders?').fill(inWords(day))
  await page.getByLabel('Van', { exact: true }).fill('14')
  await page.getByLabel('Tot', { exact: true }).fill('13')
  await press(page, 'Kijk wat er verandert')
  await expect(page.locator('.summary')).toContainText('Deze tijd komt vóór het begin.')
  await page.getByLabel('Tot', { exact: true }).fill('16.00')
  await press(page, 'Kijk wat er verandert')

  await heading(page, `${branch.name}: spreekuur gewijzigd`)
  const main = page.getByRole('main')
  await expect(main).toContainText('3 mensen zijn geraakt')
  await expect(main).toContainText('waarvan 3 met iemand')
  await expect(choiceFor(page, called)).toHaveValue(/^move\./)
  // Nobody can write to who has only a card.
  await expect(choiceFor(page, carded).locator('option')).toHaveText([
    'Op de lijst van de balie',
    /^Laat staan/,
    /^Laat staan/,
    /^Laat staan/,
    /^Laat staan/,
  ])
  await sound(page, 'who is hit')
  // One choice for everybody; then another one for her.
  await page.getByLabel('Voor iedereen tegelijk').selectOption('cancel')
  await press(page, 'Zet zo')
  await expect(choiceFor(page, called)).toHaveValue('cancel')
  await expect(choiceFor(page, carded)).toHaveValue('call')
  await choiceFor(page, called).selectOption({ index: 0 })
  await press(page, 'Wijzig het spreekuur, en laat 3 mensen het weten')

  await heading(page, 'Spreekuren')
  await expect(page.locator('.notice')).toContainText('1 persoon heeft alleen een kaartje')
  await expect(main).toContainText('Elke maandag, 14.00')
  await page.goto(hours)
  await expect(main).toContainText('10.00')
  await sound(page, 'one consultation hours')
})

test('a closure is edited so that it begins a day earlier, and opened again', async ({ page }, info) => {
  const branch = ownBranch(info)
  const day = dayAhead(2)
  const name = ownName()
  const reason = `Feest van ${name}`
  await workAs(page, 'Demo Carla')
  await beginHours(page, branch.name, 2)
  await bookAt(page, branch.slug, day, '10.00', { name, contact: ownNumber() })

  await page.goto('/beheer/gesloten/dag')
  await page.getByLabel('Waar?').selectOption({ label: branch.name })
  await page.getByLabel('Eerste dag dicht').fill(inWords(addDays(day, 1)))
  await page.getByLabel('Waarom?').fill(reason)
  await press(page, 'Kijk wat er verandert')
  await expect(page.getByRole('main')).toContainText('Er wordt niemand geraakt.')
  await press(page, /^Sluit /)
  await heading(page, 'Gesloten dagen')

  const line = page.locator('.planned > li', { hasText: reason })
  await line.getByRole('link', { name: 'Wijzig' }).click()
  await page.getByLabel('Eerste dag dicht').fill(inWords(day))
  await page.getByLabel('Laatste dag dicht').fill(inWords(addDays(day, 1)))
  await press(page, 'Kijk wat er verandert')
  await expect(page.getByRole('main')).toContainText('Eerst stond er:')
  await expect(page.getByRole('main')).toContainText('1 persoon is geraakt')
  await choiceFor(page, name).selectOption('stand.promised')
  // Told is nobody who may come as was promised; without a script the button cannot know yet.
  await press(page, /^Sluit /)
  await heading(page, 'Gesloten dagen')
  await expect(page.locator('.notice')).toContainText('Voor 1 persoon blijft het staan')
  await sound(page, 'closed days')

  await line.getByRole('button', { name: 'Toch open' }).click()
  await heading(page, new RegExp(`^${branch.name}: toch open op`))
  await press(page, /^Open /)
  await heading(page, 'Gesloten dagen')
  await expect(line).toHaveCount(0)
})

test('Tuesday becomes every other Tuesday, and one of them is off', async ({ page }, info) => {
  const branch = ownBranch(info)
  const day = dayAhead(4)
  const name = ownName()
  await workAs(page, 'Demo Carla')
  const hours = await beginHours(page, branch.name, 4)
  await bookAt(page, branch.slug, addDays(day, 7), '10.00', { name, contact: ownNumber() })

  await page.goto(`${hours}?doe=wijzig`)
  await page.getByLabel('Vanaf welke dag anders?').fill(inWords(day))
  await page.getByLabel('Hoe vaak?').selectOption('Om de week')
  await press(page, 'Kijk wat er verandert')
  await expect(page.getByRole('main')).toContainText('Om de week op donderdag, 10.00')
  await expect(page.getByRole('heading', { name: shortly(addDays(day, 7)) })).toBeVisible()
  await choiceFor(page, name).selectOption('call')
  await press(page, 'Wijzig het spreekuur, en laat 1 persoon het weten')
  await heading(page, 'Spreekuren')

  await page.goto(`${hours}?doe=dag`)
  await page.getByLabel('Op welke dag?').fill(inWords(addDays(day, 7)))
  await page.getByLabel('Waarom?').selectOption('ziekte')
  await press(page, 'Kijk wat er verandert')
  await expect(page.locator('.summary')).toContainText('Op deze dag is er geen spreekuur.')
  await page.getByLabel('Op welke dag?').fill(inWords(day))
  await press(page, 'Kijk wat er verandert')
  await heading(page, `${branch.name}: ${shortly(day)} geen spreekuur`)
  await press(page, /^Geen spreekuur op/)
  await heading(page, 'Spreekuren')
  await page.goto(hours)
  await expect(page.getByRole('main')).toContainText('geen spreekuur (ziekte)')
})

test('somebody books between what is shown and what is saved: it is shown again', async ({
  page,
  browser,
}, info) => {
  const branch = ownBranch(info)
  const day = dayAhead(5)
  const [first, second] = [ownName(), ownName()]
  await workAs(page, 'Demo Carla')
  const hours = await beginHours(page, branch.name, 5)
  await bookAt(page, branch.slug, day, '10.00', { name: first, contact: ownNumber() })
  await page.goto(`${hours}?doe=stop`)
  await page.getByLabel('Laatste dag').fill(inWords(addDays(day, -1)))
  await press(page, 'Kijk wat er verandert')
  await heading(page, `${branch.name}: een spreekuur stopt`)
  await choiceFor(page, first).selectOption('call')

  const colleague = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await workAs(colleague, 'Demo Anton')
  await bookAt(colleague, branch.slug, day, '11.30', { name: second, contact: ownNumber() })

  await press(page, /^Stop het spreekuur/)
  await expect(page.locator('.summary')).toContainText('Er is intussen iets veranderd')
  await expect(page.locator('.hits > li', { hasText: second })).toContainText('nieuw')
  await expect(page.locator('.hits > li', { hasText: first })).not.toContainText('nieuw')
  await expect(choiceFor(page, first)).toHaveValue('call')
  await press(page, 'Stop het spreekuur, en laat 2 mensen het weten')
  await heading(page, 'Spreekuren')
  await expect(page.locator('.notice')).toContainText('2 mensen staan op de bellijst')
  await colleague.context().close()
})

test('a day is closed by the keyboard alone @script', async ({ page }, info) => {
  const branch = ownBranch(info)
  const day = dayAhead(6)
  const name = ownName()
  await workAs(page, 'Demo Carla')
  await beginHours(page, branch.name, 6)
  await bookAt(page, branch.slug, day, '11.00', { name, contact: ownNumber() })
  await page.goto('/beheer/gesloten/dag')
  const keys = new Keys(page)
  await keys.skip()
  await keys.to('[name=branchId]')
  await keys.choose(branch.name.slice(0, 4))
  await keys.to('[name=fromDate]')
  await keys.say(inWords(day))
  await keys.to('[name=reason]')
  await keys.say('Bruiloft')
  await keys.press('Enter')
  await page.waitForURL(/geraakt/)
  await keys.skip()
  await keys.to('select[name^=choices]')
  await keys.choose('Bellen')
  await expect(choiceFor(page, name)).toHaveValue('call')
  await keys.to('.button.primary')
  await keys.press('Enter')
  await heading(page, 'Gesloten dagen')
  await expect(page.locator('.notice')).toContainText('1 persoon staat op de bellijst')
})

test('what stands in an address is refused kindly, and a holiday can be opened', async ({ page }) => {
  await workAs(page, 'Demo Carla')
  for (const w of ['kapot', '', 'e30', 'A'.repeat(7_000)]) {
    const answer = await page.goto(`/beheer/geraakt?w=${w}`)
    expect(answer?.status()).toBeLessThan(500)
  }
  await page.goto('/beheer/geraakt')
  await heading(page, 'Hier is niets meer te wijzigen')
  await sound(page, 'nothing to change')
  await page.goto('/beheer/gesloten')
  await page
    .getByRole('button', { name: /^Toch open .Eerste Kerstdag/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/: open$/)
  await sound(page, 'a holiday')
  await page.goto('/beheer/gesloten/schoolvakanties?regio=zuid')
  await sound(page, 'school holidays')
})
