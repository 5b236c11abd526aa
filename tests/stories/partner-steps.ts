import { expect, type Page } from '@playwright/test'
import { press } from './steps'

/** Comes in as one of the invented people of the demo. */
export async function workAs(page: Page, name: string): Promise<void> {
  await page.goto('/inloggen')
  await press(page, `Doe mee als ${name}`)
  // The first page of a desk is the first to ask the database for everything.
  // Not everybody has parts to go to; everybody can leave.
  await expect(page.getByRole('button', { name: 'Afmelden' })).toBeVisible({ timeout: 20_000 })
}

type Answers = {
  name: string
  language?: 'Nederlands' | 'Engels' | 'Arabisch'
  way?: 'Bellen' | 'Sms' | 'E-mail' | 'Alleen een kaartje'
  of?: 'Van de inwoner zelf' | 'Van iemand die helpt' | 'Via ons'
  contact?: string
  laptop?: boolean
}

/** Fills in the questions about one resident; the first one unless told which. */
export async function fillResident(page: Page, answers: Answers, which = 0): Promise<void> {
  const one = page.locator('fieldset.row').nth(which)
  await one.getByLabel('Hoe wil de inwoner genoemd worden?').fill(answers.name)
  if (answers.language)
    await one.getByLabel('Taal van het kaartje en de berichten').selectOption(answers.language)
  await one.getByRole('radio', { name: answers.way ?? 'Alleen een kaartje' }).check()
  if (answers.of) await one.getByRole('radio', { name: answers.of }).check()
  if (answers.contact) await one.getByLabel('Telefoonnummer of e-mailadres').fill(answers.contact)
  if (answers.laptop !== undefined)
    await one.getByRole('radio', { name: answers.laptop ? 'Ja' : /laptop lenen/ }).check()
  await one.getByRole('checkbox', { name: /weet hiervan en vindt het goed/ }).check()
}

/** Opens the form for a course run that has a place now, by the name of the course and the branch. */
export async function chooseRun(page: Page, course: string, branch: string): Promise<void> {
  await page.goto('/partner/nieuw')
  await press(page, new RegExp(`(Aanmelden|Wachtlijst) voor ${course} in ${branch}`))
  await expect(page.locator('fieldset.row')).toHaveCount(1)
}
