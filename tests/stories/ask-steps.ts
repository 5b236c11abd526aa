import { expect, type Page } from '@playwright/test'
import type { AgreedTown } from './agreement-steps'
import { heading, press } from './steps'

/** Where the desk sees who can help somebody from this town. */
export const desk = (town: AgreedTown, topic: string, more = '') =>
  `/balie/partner?onderwerp=${topic}&plaats=${town.slug}&vestiging=loenen${more}`

export const card = (page: Page) => page.locator('.print-card')

type Person = { name: string; phone?: string; when?: string; back?: string }

/** Writes down who she is and how she is reached. */
export async function fillPerson(page: Page, person: Person): Promise<void> {
  await page.getByLabel('Hoe wil de inwoner genoemd worden?').fill(person.name)
  await page.getByRole('radio', { name: person.phone ? 'Bellen' : 'Alleen een kaartje' }).check()
  if (person.phone) await page.getByLabel('Telefoonnummer of e-mailadres').fill(person.phone)
  if (person.when) await page.getByLabel(/^Wanneer en waar bellen/).fill(person.when)
  if (person.back) await page.getByLabel('Op welke dag komt de inwoner terug?').fill(person.back)
}

/** The desk has a resident read the text about one of those who can help, and she says yes. */
export async function sayYesTo(page: Page, partner: string): Promise<void> {
  await press(page, new RegExp(`^Vraag hun te bellen\\W+${partner}`))
  await sayYes(page, partner)
}

/** She reads the text about who will call her, and says yes. */
export async function sayYes(page: Page, who: string): Promise<void> {
  await heading(page, 'Vindt u dit goed?')
  await expect(page.getByRole('main')).toContainText(who)
  await press(page, 'Ja, dat is goed')
}

/** Sends it: what the button says, once she said how old she is. */
export async function send(page: Page, words: string): Promise<void> {
  await page.getByRole('checkbox', { name: 'De inwoner is 16 jaar of ouder.' }).check()
  await press(page, words)
}

/** A partner asks the library to help somebody from this town with DigiD, up to the card. */
export async function askLibrary(page: Page, town: AgreedTown, person: Person): Promise<void> {
  await press(page, 'Vraag de bibliotheek om hulp')
  await heading(page, 'Vraag de bibliotheek om hulp')
  await page.getByLabel('Waarover?').selectOption({ label: 'DigiD-app instellen' })
  await page.getByLabel('In welke gemeente woont de inwoner?').selectOption({ label: town.name })
  await press(page, 'Toon')
  await press(page, 'Vraag de bibliotheek te bellen')
  await sayYes(page, 'Bibliotheek Angstel, Vecht en Venen')
  await fillPerson(page, person)
  await send(page, 'Vraag de bibliotheek')
  await expect(page.getByRole('heading', { name: 'De bibliotheek is gevraagd' })).toBeVisible()
}
