import type { Page } from '@playwright/test'
import { workAs } from './partner-steps'
import { heading, ownNumber, press } from './steps'
import { expect, test } from './story'

/** What stopped somebody of 62 who had not seen the desk before. */

const called = (name: string, project: string) => `Demo ${name} ${project.length % 2 ? 'oneven' : 'even'}`

async function books(page: Page, name: string, number: string, which: number): Promise<void> {
  await page.goto('/balie/telefoon?vestiging=abcoude&onderwerp=aow')
  await page
    .getByRole('radio')
    .nth(6 + which)
    .check()
  await page.getByLabel('Naam').fill(name)
  await page.getByLabel('Telefoonnummer of e-mailadres').fill(number)
  await page.getByLabel('Taal').selectOption('Arabisch')
  await press(page, 'Maak de afspraak')
}

test('of two people with one name and one number it is asked, a tick answers, and the call leads on', async ({
  page,
}, info) => {
  await workAs(page, 'Demo Anton')
  const [name, number] = [called('Dubbele', info.project.name), ownNumber()]
  const which = info.project.name.length % 2
  await books(page, name, number, which)
  await heading(page, 'De afspraak is gemaakt')
  await books(page, name, number, 2 + which)
  await expect(page.locator('.summary')).toContainText('Zet dan een vinkje')
  await expect(page.locator('.summary').getByRole('link', { name: 'Zoek de afspraak' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Ja, dit is iemand anders' }).check()
  await press(page, 'Maak de afspraak')
  await heading(page, 'De afspraak is gemaakt')
  await expect(page.getByRole('link', { name: 'Volgend gesprek' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Tel de vraag' })).toHaveAttribute(
    'href',
    /onderwerp=aow&via=telephone#vraag$/,
  )

  // Another time is read aloud as the first one was.
  await press(page, 'Bekijk of wijzig')
  await press(page, 'Kies een andere tijd')
  await page
    .getByRole('radio')
    .nth(11 + which)
    .check()
  await press(page, 'Kies deze tijd')
  await expect(page.getByRole('main')).toContainText('Lees die voor')
  await expect(page.locator('.aloud')).toContainText(/U komt .* naar de bibliotheek in Abcoude/)
  await expect(page.locator('.aloud [lang=ar]')).toHaveAttribute('dir', 'rtl')
})

test('what is chosen above and not shown yet is said; who is let in hears no word of a line @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/balie/telefoon?vestiging=breukelen&onderwerp=cursus')
  await page
    .getByRole('radio', { name: /wachtlijst/ })
    .first()
    .check()
  await expect(page.locator('.aloud')).toContainText('U staat op de wachtlijst')
  await page.getByLabel('Vol, en toch erbij?').selectOption('Was al beloofd')
  await expect(page.locator('.aloud')).not.toContainText('wachtlijst')
  await expect(page.locator('.not-shown')).toBeEmpty()
  await page.getByLabel('Waar', { exact: true }).selectOption('wilnis')
  await expect(page.locator('.not-shown')).toContainText('Druk op ‘Toon’')
  await press(page, 'Toon')
  await expect(page).toHaveURL(/vestiging=wilnis/)
  await expect(page.locator('.not-shown')).toBeEmpty()
})

test('from a question to a course or a time, with what it was about @script', async ({ page }) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=loenen')
  const panel = page.locator('.ask')
  await panel.getByRole('button', { name: 'Zorgtoeslag' }).click()
  await panel.getByRole('button', { name: 'Uitgelegd' }).click()
  await panel.getByRole('link', { name: 'Een tijd' }).click()
  await expect(page).toHaveURL(/vestiging=loenen&onderwerp=zorgtoeslag/)
  await page.goto('/balie?vestiging=loenen')
  await panel.getByRole('button', { name: 'Zorgtoeslag' }).click()
  await panel.getByRole('link', { name: 'Een cursus' }).click()
  await expect(page.getByRole('heading', { name: '2. Welke cursus' })).toBeVisible()
})

test('what is not counted yet is said, and the keys work where somebody is sent @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=loenen&onderwerp=aow&via=telephone#vraag')
  const panel = page.locator('.ask')
  await expect(panel).toBeFocused()
  await page.keyboard.press('u')
  await page.keyboard.press('g')
  await expect(panel.locator('.ask-said')).toContainText('Opgeschreven: AOW')
  await page.keyboard.press('g')
  await expect(panel.locator('.ask-said')).toContainText('Nog niet opgeschreven. Kies waarover')
})

test('by keyboard: a stroke leads to where a booking is found, and typing begins there @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=loenen')
  await expect(page.locator('.ask')).toBeVisible()
  await page.keyboard.press('/')
  await heading(page, 'Zoek een afspraak')
  await expect(page.getByLabel('Code van het kaartje')).toBeFocused()
})
