import type { Page } from '@playwright/test'
import { ownName } from './desk-steps'
import { askedKwadraad, calledInVain, needRow } from './needs-desk-steps'
import { workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { behindTheStories, heading, inDays, press } from './steps'
import { expect, test } from './story'

async function needOf(page: Page, given: Parameters<typeof askedKwadraad>[0]): Promise<string> {
  const id = await askedKwadraad(given)
  await page.goto(`/balie/vragen/${id}`)
  await heading(page, new RegExp(given.name))
  return id
}

const turn = (page: Page) => page.locator('.need-turn')
const line = (page: Page) => page.locator('.need-line')

test('what is late stands on top for the coordinator, with who else could help, and the desk calls', async ({
  page,
}) => {
  const name = ownName()
  await askedKwadraad({ name, ago: 20 })
  await workAs(page, 'Demo Carla')
  await page.goto('/balie/vragen')
  await heading(page, 'Lopende vragen')
  const row = needRow(page, name)
  await expect(row).toContainText(/werkdagen te laat/)
  await expect(row).toContainText('Kwadraad is te laat')
  await expect(row.getByRole('link', { name: /Ook mogelijk: Welzijn/ })).toBeVisible()
  await fits(page, 'the list')
  await row.getByRole('link', { name: new RegExp(name) }).click()
  await heading(page, new RegExp(name))
  await expect(turn(page)).toContainText('Nu aan de coördinator')
  await expect(page.locator('.need-turn .button.primary')).toHaveCount(1)
  await expect(turn(page).getByRole('link', { name: /^Bel Kwadraad/ })).toHaveAttribute('href', /^tel:/)
  await press(page, /^Ik heb gebeld/)
  await expect(line(page)).toContainText('Demo Carla belde Kwadraad')
  await fits(page, 'one need')
  await press(page, /^Maak het laatste ongedaan/)
  await expect(line(page)).toContainText('ongedaan gemaakt')
})

test('nobody called, she says on the telephone; then she is helped here', async ({ page }) => {
  const name = ownName()
  await workAs(page, 'Demo Anton')
  await needOf(page, { name })
  await expect(turn(page)).toContainText('Nu aan zet: Kwadraad')
  await press(page, '“Niemand belde mij”')
  await expect(turn(page)).toContainText('Niemand belde, zegt de inwoner')
  await expect(line(page)).toContainText(`${name} zegt: “Niemand belde mij”`)
  await press(page, new RegExp(`^${name} is hier geholpen`))
  await expect(turn(page)).toContainText('Geholpen, zegt wie hielp')
  await press(page, '“Ik ben geholpen”')
  await expect(turn(page)).toContainText('Geholpen, zegt de inwoner zelf')
})

test('she does not want that Kwadraad has her number: it is gone there at once, after one question', async ({
  page,
}) => {
  const name = ownName()
  await workAs(page, 'Demo Anton')
  const id = await needOf(page, { name, taken: true })
  await page.getByRole('link', { name: /wil niet dat Kwadraad deze gegevens heeft/ }).click()
  await heading(page, `Wil ${name} niet dat Kwadraad deze gegevens heeft?`)
  await fits(page, 'the question')
  await press(page, 'Ja, haal de gegevens daar weg')
  await expect(turn(page)).toContainText('Nu aan ons')
  await expect(line(page)).toContainText(`${name} wil niet meer dat Kwadraad deze gegevens heeft`)
  const [consent] = await behindTheStories(
    (sql) => sql`select withdrawn_by from consent where need_id = ${id}`,
  )
  expect(consent?.withdrawn_by).toBe('desk')
})

test('the library keeps it on a day, she gets another number, and it is found by that', async ({ page }) => {
  const name = ownName()
  await workAs(page, 'Demo Anton')
  const id = await needOf(page, { name })
  await press(page, 'Wij doen het zelf')
  await expect(page.locator('.summary')).toContainText('Vul in op welke dag wij dit doen.')
  await page.getByLabel('Op welke dag doen wij iets?').fill(inDays(9))
  await press(page, 'Wij doen het zelf')
  await expect(turn(page)).toContainText('Aan ons, op een andere dag')
  await page.getByRole('link', { name: /^Ander nummer of ander moment/ }).click()
  await heading(page, 'Ander nummer of ander moment')
  await page.getByLabel('Telefoonnummer of e-mailadres').fill('06 0000 9753')
  await fits(page, 'how she is reached')
  await press(page, 'Bewaar')
  await heading(page, new RegExp(name))
  await expect(page.getByRole('link', { name: '06 00 00 97 53' })).toBeVisible()
  await page.goto('/balie/zoek')
  await page.locator('#vraag-needDigits').fill('9753')
  await page.locator('#vraag-needName').fill(name)
  await press(page, 'Zoek de vraag')
  await page
    .locator('.found-list')
    .getByRole('link', { name: new RegExp(name) })
    .click()
  await expect(page).toHaveURL(new RegExp(id))
})

test('of two who act at once the second sees what happened, and keeps what was typed', async ({
  page,
  browser,
}) => {
  const name = ownName()
  await workAs(page, 'Demo Anton')
  const id = await needOf(page, { name })
  await page.getByLabel('Op welke dag doen wij iets?').fill(inDays(9))
  const other = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '10.9.8.7' } })
  const second = await other.newPage()
  await workAs(second, 'Demo Carla')
  await second.goto(`/balie/vragen/${id}`)
  await press(second, '“Nog niet klaar”')
  await expect(turn(second)).toContainText('Nog niet geholpen, zegt de inwoner')
  await press(page, 'Wij doen het zelf')
  await expect(page.locator('.summary')).toContainText('Er is net iets veranderd')
  await expect(line(page)).toContainText(`${name} zegt: “Nog niet klaar”`)
  await expect(page.getByLabel('Op welke dag doen wij iets?')).toHaveValue(inDays(9))
  await press(page, 'Wij doen het zelf')
  await expect(turn(page)).toContainText('Aan ons, op een andere dag')
  await other.close()
})

test('called in vain on three half days: a coordinator signs from where the calls stand, an adviser cannot', async ({
  page,
  browser,
}) => {
  const name = ownName()
  await workAs(page, 'Demo Anton')
  const id = await needOf(page, { name })
  await calledInVain(id)
  await page.goto(`/balie/vragen/${id}`)
  await expect(page.getByText('Een coördinator kan nu tekenen dat dit niet lukt.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Teken dat/ })).toHaveCount(0)
  const other = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '10.9.8.6' } })
  const second = await other.newPage()
  await workAs(second, 'Demo Carla')
  await second.goto(`/balie/vragen/${id}`)
  const called = second.getByRole('region', { name: `${name} bereiken` })
  await called.getByRole('link', { name: `Teken dat ${name} niet te bereiken is` }).click()
  await heading(second, `Is ${name} niet te bereiken?`)
  await press(second, 'Ja, ik teken dit')
  await expect(turn(second)).toContainText('Niet te bereiken')
  await other.close()
})

test('two questions of one resident become one after one question, for it is not taken back', async ({
  page,
}) => {
  const name = ownName()
  const first = await askedKwadraad({ name })
  await workAs(page, 'Demo Anton')
  const id = await needOf(page, { name })
  await page.getByRole('link', { name: /^Dit is dezelfde vraag/ }).click()
  await heading(page, 'Is dit dezelfde vraag?')
  await expect(page.getByRole('main')).toContainText('Dit kan niet ongedaan gemaakt worden.')
  await fits(page, 'the question')
  await press(page, 'Ja, maak er één vraag van')
  await expect(page.getByRole('main')).toContainText('Dit is nu één vraag.')
  await expect(page).toHaveURL(new RegExp(first))
  await page.goto(`/balie/vragen/${id}`)
  await expect(turn(page)).toContainText('Hoort bij een andere vraag')
  await page.getByRole('link', { name: 'Naar de andere vraag' }).click()
  await expect(page).toHaveURL(new RegExp(first))
})

test('axe finds nothing on the pages of needs @script', async ({ page }) => {
  const name = ownName()
  await workAs(page, 'Demo Carla')
  const id = await needOf(page, { name, ago: 20 })
  const at = `/balie/vragen/${id}`
  for (const path of [at, '/balie/vragen', `${at}/zeker?wat=terug`, `${at}/bereiken`, '/balie/zoek']) {
    await page.goto(path)
    expect(await violations(page, path)).toEqual([])
  }
})

test('the whole page of a need is gone through by keyboard alone @script', async ({ page }) => {
  const name = ownName()
  await workAs(page, 'Demo Anton')
  await needOf(page, { name, ago: 20 })
  const button = page.getByRole('button', { name: 'Geen gehoor' })
  for (let pressed = 0; pressed < 40; pressed++) {
    await page.keyboard.press('Tab')
    if (await button.evaluate((own) => own === document.activeElement)) break
  }
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(line(page)).toContainText(`Demo Anton belde ${name}: geen gehoor`)
  await expect(page.getByText('Gebeld op 1 dagdeel')).toBeVisible()
})

/** Nothing on a telephone that scrolls sideways. */
async function fits(page: Page, name: string): Promise<void> {
  expect(await sideways(page), `${name} scrolls sideways`).toBeLessThanOrEqual(0)
}
