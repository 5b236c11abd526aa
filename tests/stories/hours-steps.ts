import { expect, type Page, type TestInfo } from '@playwright/test'
import { dates } from '../../app/_shared/texts/dates'
import { noonOf } from '../../app/_shared/texts/desk'
import { isHoliday } from '../../lib/network/rules/holidays'
import { addDays, type LocalDate, localDate, weekday } from '../../lib/tools/time'
import { heading, press } from './steps'

/** A branch without hours in the demo, another one in each browser of the stories. */
export function ownBranch({ project }: TestInfo): { name: string; slug: string } {
  const name = project.name === 'with JavaScript' ? 'Vinkeveen' : 'Wilnis'
  return { name, slug: name.toLowerCase() }
}

/** A day two to five weeks ahead on this weekday, with the same day of the next week not closed either. */
export function dayAhead(on: number): LocalDate {
  const first = addDays(localDate(new Date()), 14)
  const days = [0, 7, 14, 21].map((weeks) => addDays(first, ((on - weekday(first) + 7) % 7) + weeks))
  const isOpen = (day: LocalDate) => !isHoliday(day, new Map()) && !/-12-(28|29|30|31)$/.test(day)
  const found = days.find((day) => isOpen(day) && isOpen(addDays(day, 7)))
  if (!found) throw new Error('every week has a holiday')
  return found
}

/** "donderdag 10 december 2026". */
export const inWords = (day: LocalDate) => dates('nl').day(noonOf(day))

/** "donderdag 10 december", as the day of a list. */
export const shortly = (day: LocalDate) => dates('nl').shortDay(noonOf(day))

/** Writes down hours on this weekday from ten until twelve, from tomorrow on; answers with the address of their page. */
export async function beginHours(page: Page, branch: string, on: number): Promise<string> {
  await page.goto('/beheer/spreekuren/nieuw')
  await page.getByLabel('Waar?').selectOption({ label: branch })
  await page.getByLabel('Dag', { exact: true }).selectOption(String(on))
  await page.getByLabel('Van', { exact: true }).fill('10')
  await page.getByLabel('Tot', { exact: true }).fill('12.00')
  await press(page, 'Kijk wat er verandert')
  await heading(page, `${branch}: nieuw spreekuur`)
  await expect(page.getByRole('main')).toContainText('Er wordt niemand geraakt.')
  await press(page, 'Begin het spreekuur')
  await heading(page, 'Spreekuren')
  await expect(page.locator('.notice')).toContainText(/Bewaard: \d+ tijden erbij\./)
  const link = page
    .locator('section', { has: page.getByRole('heading', { level: 2, name: branch }) })
    .getByRole('link', { name: `Elke ${dates('nl').weekday(on)}, 10.00 – 12.00 uur`, exact: true })
  return (await link.first().getAttribute('href')) ?? ''
}

type Caller = { name: string; way?: 'Bellen' | 'E-mail' | 'Kaartje'; contact?: string }

/** Books somebody by telephone on a day at a time. */
export async function bookAt(
  page: Page,
  branch: string,
  day: LocalDate,
  time: string,
  { name, way = 'Bellen', contact }: Caller,
): Promise<void> {
  await page.goto(`/balie/telefoon?vestiging=${branch}&onderwerp=digid-app&wanneer=${day}`)
  await page
    .getByRole('group', { name: shortly(day) })
    .getByRole('radio', { name: time })
    .check()
  await page.getByLabel('Naam').fill(name)
  await page.getByRole('radio', { name: way }).check()
  if (contact) await page.getByLabel('Telefoonnummer of e-mailadres').fill(contact)
  await press(page, 'Maak de afspraak')
  await heading(page, 'De afspraak is gemaakt')
}

/** What is chosen for somebody who is hit. */
export const choiceFor = (page: Page, name: string) =>
  page.getByLabel(new RegExp(`^Wat gebeurt er met ${name}`))
