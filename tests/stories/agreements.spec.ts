import type { Page } from '@playwright/test'
import { Keys } from './keys'
import { workAs } from './partner-steps'
import { somebody } from './signin-steps'
import { sideways, violations } from './sound'
import { heading, press } from './steps'
import { expect, test } from './story'

test.describe.configure({ timeout: 120_000 })

/** A partner nobody else in these stories has. */
const partnerName = () => `Stichting ${somebody().name.split(' ').at(-1)}`

/** Puts a partner in the books, and answers with the address of its page. */
async function newPartner(page: Page, name: string): Promise<string> {
  await page.goto('/beheer/partners/nieuw')
  await page.getByLabel('Naam', { exact: true }).fill(name)
  await page.getByRole('radio', { name: 'Een partner' }).check()
  await page.getByRole('checkbox', { name: 'Stichtse Vecht' }).check()
  await press(page, 'Bewaar de partner')
  await heading(page, name)
  return new URL(page.url()).pathname
}

/** Fills in an agreement that is about company, from the first day on. */
async function fillAgreement(page: Page, firstDay: string): Promise<void> {
  await page.getByRole('checkbox', { name: 'Iemand om samen iets te doen (maatje)' }).check()
  await page.getByLabel('Eerste dag').fill(firstDay)
  await page.getByLabel('Wanneer bekijkt u de afspraak opnieuw?').fill('1 december 2097')
  await page.getByLabel('Wie', { exact: true }).fill('Demo Carla en Demo Joost')
  await page.getByLabel('Op welke dag').fill('2-11-2026')
  await page.getByLabel('Wie zorgt voor welke gegevens?').fill('Ieder voor de eigen gegevens')
  await page.getByLabel('Sinds welke dag is dat zo geregeld?').fill('2-11-2026')
}

test('a partner gets what residents need to find it; hours nobody understands are said to be so', async ({
  page,
}) => {
  const name = partnerName()
  await workAs(page, 'Demo Carla')
  const path = await newPartner(page, name)
  await expect(page.getByRole('main')).toContainText('De partner staat erbij.')

  await press(page, 'Wijzig')
  await page.getByLabel('Telefoonnummer').fill('06-0000 0031')
  await page.getByLabel('Postcode').fill('3641ab')
  await page.getByLabel('Plaats').fill('Mijdrecht')
  await page.getByLabel('maandag').fill('op afspraak')
  await page.getByLabel('In het Nederlands').fill('Mijn BSN is 111222333')
  await press(page, 'Bewaar')
  await expect(page.locator('.summary')).toContainText('Deze uren begrijpen wij niet.')
  await expect(page.locator('.summary')).toContainText('burgerservicenummer')
  await page.getByLabel('maandag').fill('9 - 12.30')
  await page.getByLabel('dinsdag').fill('9.00 tot 12.30')
  await page.getByLabel('In het Nederlands').fill('Gaat met u mee.')
  await press(page, 'Bewaar')
  await heading(page, name)
  const facts = page.locator('.data-summary')
  await expect(facts).toContainText('06 00 00 00 31')
  await expect(facts).toContainText('3641 AB Mijdrecht')
  await expect(facts).toContainText('maandag en dinsdag')
  await expect(facts).toContainText('Gaat met u mee.')

  // A name that is there already, whatever capitals it is written with.
  await page.goto('/beheer/partners/nieuw')
  await page.getByLabel('Naam', { exact: true }).fill(name.toUpperCase())
  await page.getByRole('radio', { name: 'Een partner' }).check()
  await press(page, 'Bewaar de partner')
  await expect(page.locator('.summary')).toContainText('Een organisatie met deze naam is er al.')

  await page.goto(path)
  await press(page, 'Nog een gesloten dag')
  await page.getByLabel('Eerste dag dicht').fill('24 december 2096')
  await page.getByLabel('Laatste dag dicht').fill('23 december 2096')
  await page.getByLabel('Waarom').fill('Kerst')
  await press(page, 'Schrijf op dat het dicht is')
  await expect(page.locator('.summary')).toContainText('Deze dag komt vóór de eerste dag.')
  await page.getByLabel('Laatste dag dicht').fill('31 december 2096')
  await press(page, 'Schrijf op dat het dicht is')
  await expect(page.getByRole('main')).toContainText('24 december 2096 tot en met maandag 31 december 2096')
  await press(page, /^Toch open/)
  await expect(page.getByRole('main')).toContainText('Er staan geen gesloten dagen.')
})

test('an agreement is made, gets a new version that overlaps nothing, and ends', async ({ page }) => {
  const name = partnerName()
  await workAs(page, 'Demo Carla')
  await newPartner(page, name)
  await press(page, 'Nieuwe afspraak')
  await heading(page, 'Nieuwe afspraak met een partner')

  await press(page, 'Bewaar de afspraak')
  await expect(page.locator('.summary')).toContainText('Kies minstens één onderwerp.')
  await expect(page.getByRole('group', { name: 'Waarmee?' })).toContainText('Kies minstens één onderwerp.')
  await fillAgreement(page, '1-12-2026')
  await page.getByLabel('De inwoner bellen, binnen').fill('1')
  await press(page, 'Bewaar de afspraak')
  await expect(page.locator('.summary')).toContainText('Bellen kan niet eerder dan kijken.')
  await page.getByLabel('De inwoner bellen, binnen').fill('6')
  await page.getByLabel('Naam', { exact: true }).first().fill('Demo Carla')
  await press(page, 'Bewaar de afspraak')
  await heading(page, `Wij vragen ${name}`)
  const facts = page.locator('.data-summary').first()
  await expect(facts).toContainText('Iemand om samen iets te doen (maatje)')
  await expect(facts).toContainText('De inwoner bellen: binnen 6 werkdagen')
  await expect(facts).toContainText('Stichtse Vecht')
  await expect(facts).toContainText('Demo Carla')
  const path = new URL(page.url()).pathname

  // The same once more is the same agreement.
  await page.goto(`/beheer/afspraken/nieuw?partner=${await partnerIdOn(page)}`)
  await fillAgreement(page, '1-12-2026')
  await press(page, 'Bewaar de afspraak')
  await expect(page.locator('.summary')).toContainText(
    'Over een van deze onderwerpen is met deze partner al iets',
  )

  await page.goto(path)
  await newVersion(page, '1-1-2096', '3')
  await heading(page, `Wij vragen ${name}`)
  await expect(page.getByRole('main')).toContainText('De nieuwe versie staat erin.')
  await newVersion(page, '1-12-2095', '4')
  await expect(page.locator('.summary')).toContainText('Op deze dag begint al een versie')

  await page.goto(path)
  await press(page, 'Wijzig contactpersonen')
  await page.getByLabel('Naam', { exact: true }).nth(1).fill('Demo Joost')
  await page.getByLabel('Telefoonnummer').nth(1).fill('06 12')
  await press(page, 'Bewaar de contactpersonen')
  await expect(page.locator('.summary')).toContainText('te weinig cijfers')
  await page.getByLabel('Telefoonnummer').nth(1).fill('06 0000 0032')
  await press(page, 'Bewaar de contactpersonen')
  await expect(page.locator('.data-summary').first()).toContainText('Demo Joost, 06 00 00 00 32')

  await press(page, 'De afspraak is bekeken')
  await page.getByLabel('Wanneer bekijkt u de afspraak opnieuw?').fill('1 maart 2097')
  await press(page, 'Bewaar de dag')
  await expect(page.locator('.data-summary').first()).toContainText('1 maart 2097')

  await press(page, 'Beëindig de afspraak')
  await page.getByLabel('Laatste dag').fill('1-11-2026')
  await page.locator('.harm').getByRole('button').click()
  await expect(page.locator('.summary')).toContainText('Deze dag is al geweest.')
  await page.getByLabel('Laatste dag').fill('31 december 2095')
  await page.locator('.harm').getByRole('button').click()
  // What would have begun after it never does.
  await expect(page.getByRole('main')).toContainText('De laatste dag is bewaard.')
  await expect(page.getByRole('main')).not.toContainText('Versie 2')
  await expect(page.locator('.data-summary')).toContainText('31 december 2095')
})

async function newVersion(page: Page, firstDay: string, days: string): Promise<void> {
  await press(page, 'Nieuwe versie')
  await fillAgreement(page, firstDay)
  await page.getByLabel('De inwoner bellen, binnen').fill(days)
  await press(page, 'Bewaar de nieuwe versie')
}

/** The number of the partner whose agreement this is, as the list of partners leads there. */
async function partnerIdOn(page: Page): Promise<string> {
  const name = (await page.getByRole('heading', { level: 1 }).textContent())?.replace('Wij vragen ', '') ?? ''
  await page.goto('/beheer/partners')
  const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
  return href?.split('/').at(-1) ?? ''
}

test('who may send what to whom is a table on a wide screen, a list on a narrow one, and sheets on paper @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/beheer/afspraken/overzicht')
  await heading(page, 'Wie vraagt wie wat')
  await expect(page.getByRole('main')).toContainText('Wij vragen Handjehelpen: loopt af op')
  const venen = page.locator('.town-matrix', { has: page.getByRole('heading', { name: 'De Ronde Venen' }) })
  await expect(venen.getByRole('table').filter({ visible: true })).toHaveCount(0)
  await expect(venen.locator('li', { hasText: 'Geldpunt' }).first()).toContainText(
    'Geldzorgen of schuldenbelt binnen 4 dagen',
  )
  await page.setViewportSize({ width: 1280, height: 900 })
  const table = venen.getByRole('table', { name: /^Wij vragen/ })
  await expect(table.getByRole('columnheader', { name: 'Geldpunt' })).toBeVisible()
  await expect(table.getByRole('row', { name: 'Geldzorgen of schulden' }).getByRole('link')).toHaveText(
    /4 dagen/,
  )
  await expect(venen.locator('.matrix-list').first()).toBeHidden()

  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.matrix-paper')).toContainText('Wie vraagt wie wat')
  await expect(table).toBeVisible()
  for (const part of ['.desk-head', '.button', 'footer', '.call-filters'])
    await expect(page.locator(part).filter({ visible: true })).toHaveCount(0)
})

test('an adviser reads what was agreed and changes nothing; a trainer does not come here', async ({
  page,
  browser,
}, info) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/beheer/partners')
  await press(page, 'Kwadraad')
  await heading(page, 'Kwadraad')
  await expect(page.getByRole('main')).toContainText('Er kijkt iemand mee')
  await press(page, 'Wij vragen Kwadraad')
  await heading(page, 'Wij vragen Kwadraad')
  await expect(page.getByRole('main')).toContainText('voorbeeldafspraak')
  await expect(page.getByRole('main').locator('.button')).toHaveCount(0)
  const path = new URL(page.url()).pathname
  const number = path.split('/').at(-1)
  for (const closed of [
    ...['/beheer/partners/nieuw', '/beheer/afspraken/nieuw', `/beheer/afspraken/wijzig?afspraak=${number}`],
    ...[`/beheer/afspraken/contact?afspraak=${number}`, '/beheer/partners/999999', '/beheer/afspraken/0'],
  ])
    expect((await page.goto(closed))?.status(), closed).toBe(404)
  const other = await browser.newPage({ baseURL: info.project.use.baseURL })
  await workAs(other, 'Demo Tineke')
  for (const closed of [path, '/beheer/partners', '/beheer/afspraken/overzicht'])
    expect((await other.goto(closed))?.status(), closed).toBe(404)
  await other.close()
})

test('with the keys alone somebody writes down that a partner is closed @script', async ({ page }) => {
  await workAs(page, 'Demo Carla')
  const path = await newPartner(page, partnerName())
  await page.goto(`${path}?doe=dicht`)
  const keys = new Keys(page)
  await keys.skip()
  await keys.to('[name=fromDate]')
  await keys.say('24-12-2096')
  await keys.to('[name=untilDate]')
  await keys.say('25-12-2096')
  await keys.to('[name=reason]')
  await keys.say('Kerst')
  await keys.press('Enter')
  await expect(page.getByRole('main')).toContainText('tellen niet mee als werkdag')
  // The notice has the focus: one goes on from there.
  await expect(page.locator('.notice')).toBeFocused()
})

test('every page of partners and agreements is sound, narrow and wide @script', async ({ page }) => {
  await workAs(page, 'Demo Carla')
  await page.goto('/beheer/partners')
  const partner = await page.getByRole('link', { name: 'Kwadraad', exact: true }).getAttribute('href')
  await page.goto(`${partner}`)
  const agreed = await page.getByRole('link', { name: 'Wij vragen Kwadraad' }).first().getAttribute('href')
  const [id, number] = [partner, agreed].map((href) => href?.split('/').at(-1))
  for (const path of [
    ...[
      '/beheer/partners',
      `${partner}?doe=dicht`,
      '/beheer/partners/nieuw',
      `/beheer/partners/wijzig?partner=${id}`,
    ],
    ...['/beheer/afspraken', `/beheer/afspraken/nieuw?partner=${id}`, `${agreed}?doe=einde`],
    ...[`/beheer/afspraken/wijzig?afspraak=${number}`, `/beheer/afspraken/contact?afspraak=${number}`],
    '/beheer/afspraken/overzicht',
  ])
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(path)
      expect(await sideways(page), `${path} at ${width}`).toBeLessThanOrEqual(0)
      expect(await violations(page, path)).toEqual([])
    }
})
