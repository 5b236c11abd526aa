import type { Browser, Page } from '@playwright/test'
import { fillResident, workAs } from './partner-steps'
import { somebody } from './signin-steps'
import { sideways, violations } from './sound'
import { behindTheStories, heading, inDays, ownNumber, press } from './steps'
import { expect, test } from './story'

test('a run is copied across the autumn holiday, one lesson is moved by hand, and nobody sees it before it is published', async ({
  page,
}) => {
  // Another autumn than the one that the demo may have typed.
  await behindTheStories(
    (
      sql,
    ) => sql`delete from school_holiday where region = 'midden' and name = 'autumn' and from_date <> '2027-10-16'
      and from_date between '2027-01-01' and '2027-12-31'`,
  )
  await behindTheStories(
    (sql) => sql`insert into school_holiday (region, name, from_date, until_date)
      values ('midden', 'autumn', '2027-10-16', '2027-10-24') on conflict do nothing`,
  )
  const title = await aCourse(page, { lessons: '3' })
  const first = await aRun(page, title, { day: '7-9-2027', publish: 'Nog niet' })
  await press(page, 'Neem over in een nieuwe reeks')
  await expect(page.getByLabel('Waar?')).toHaveValue(/\d+/)
  await sound(page, 'a copy, before its first day')
  await page.getByLabel('Eerste les').fill('12 oktober 2027')
  await press(page, 'Toon de lessen')
  await expect(page.getByText('dinsdag 19 oktober (herfstvakantie)')).toBeVisible()
  const days = page.getByLabel('Dag', { exact: true })
  await expect(days).toHaveCount(3)
  await expect(days.nth(1)).toHaveValue(/26\soktober 2027/)
  await sound(page, 'the lessons before they are saved')
  // A public holiday is refused, another day is not.
  await days.nth(2).fill('25 december 2027')
  await page.getByRole('radio', { name: /^Nog niet/ }).check()
  await press(page, 'Bewaar de reeks')
  await expect(page.locator('.summary')).toContainText('De vestiging is dan dicht')
  await page.getByLabel('Dag', { exact: true }).nth(2).fill('4 november 2027')
  await press(page, 'Bewaar de reeks')
  await heading(page, title)
  const lessons = page.locator('.run-lessons li')
  await expect(lessons).toHaveCount(3)
  await expect(lessons.nth(2)).toContainText(/4\snovember/)
  await sound(page, 'a run')
  const run = runIn(page)
  expect(run).not.toBe(first)
  expect((await page.request.get(`/nl/cursus/${run}`)).status()).toBe(404)
  await press(page, 'Te zien voor inwoners')
  await page.getByRole('radio', { name: 'Nu meteen' }).check()
  await press(page, 'Bewaar')
  await expect(page.locator('.data-summary')).toContainText('open')
  await page.goto(`/nl/cursus/${run}`)
  await expect(page.getByText('U leert veilig mailen.')).toBeVisible()
  await page.goto(`/ar/cursus/${run}`)
  await expect(page.locator('p[lang="nl"]').first()).toHaveText('U leert veilig mailen.')
})

test('more places go to the first two in line in that save, and fewer are refused with who stands in the way', async ({
  page,
  browser,
  baseURL,
}) => {
  const title = await aCourse(page, { lessons: '1' })
  const run = await aRun(page, title, { day: inDays(40), places: '1' })
  await enrol(browser, baseURL, run, ['Demo Eerste', 'Demo Tweede', 'Demo Derde', 'Demo Vierde'])
  await page.goto(`/beheer/cursussen/${run}/plekken`)
  await expect(page.getByText('er wachten nu 3 mensen')).toBeVisible()
  await page.getByLabel('Hoeveel plekken?').fill('3')
  await press(page, 'Bewaar')
  await heading(page, title)
  await expect(page.locator('.notice')).toContainText(
    'De eerste 2 op de wachtlijst horen nu dat er een plek is.',
  )
  await expect(page.locator('tbody tr')).toHaveText([
    ...[/Demo Eerste.*heeft een plek/s, /Demo Tweede.*heeft een aanbod/s],
    ...[/Demo Derde.*heeft een aanbod/s, /Demo Vierde.*wacht/s],
  ])
  await press(page, 'Plekken')
  await page.getByLabel('Hoeveel plekken?').fill('2')
  await press(page, 'Bewaar')
  await expect(page.locator('.summary')).toContainText('Hieronder staat wie')
  await expect(page.getByRole('link', { name: 'Demo Tweede' })).toBeVisible()
  await sound(page, 'places that are refused')
})

test('the trainer of this morning is ill: the lesson of today is off in three taps, and who hears it stands there first', async ({
  page,
  browser,
  baseURL,
}) => {
  const title = await aCourse(page, { lessons: '2' })
  const run = await aRun(page, title, { day: inDays(0), time: '23.58' })
  await enrol(browser, baseURL, run, ['Demo Belt', 'Demo Kaartje'])
  await page.goto('/beheer/cursussen')
  await sound(page, 'the runs, with a lesson today')
  await page.getByRole('link', { name: `Les gaat niet door (${title}` }).click()
  await heading(page, 'Deze les gaat niet door')
  await expect(page.locator('.hears li')).toHaveText([/Demo Belt.*bellijst/s, /Demo Kaartje.*balie/s])
  await sound(page, 'who hears that a lesson is off')
  await press(page, 'De les gaat niet door: 2 mensen horen het')
  await heading(page, title)
  await expect(page.locator('.run-lessons li').first()).toContainText('gaat niet door')
  // The other lesson keeps; it is the last one, so that the whole run is what can be called off.
  await press(page, 'De hele cursus gaat niet door')
  await heading(page, `${title} gaat niet door`)
  await sound(page, 'a run that is called off')
  await press(page, /^De cursus gaat niet door: 2 mensen/)
  await expect(page.locator('.data-summary')).toContainText('gaat niet door')
})

/** A coordinator writes down a course with a name of its own. */
async function aCourse(page: Page, given: { lessons: string }): Promise<string> {
  const title = somebody().name.replace('Demo Persoon', 'Cursus')
  await workAs(page, 'Demo Carla')
  await page.goto('/beheer/cursussen/aanbod/nieuw')
  await page.getByLabel('Naam').fill(title)
  await page.getByRole('radio', { name: 'voor beginners' }).check()
  await page.getByLabel('Aantal lessen').fill(given.lessons)
  await page.getByLabel('Plekken, meestal').fill('10')
  await page.getByLabel('Wat leert u? In het Nederlands').fill('U leert veilig mailen.')
  await press(page, 'Bewaar de cursus')
  await expect(page.locator('.notice')).toContainText('De cursus staat erbij')
  return title
}

type RunGiven = { day: string; time?: string; places?: string; publish?: string }

/** And a run of it in Mijdrecht; answers its number. */
async function aRun(page: Page, title: string, given: RunGiven): Promise<string> {
  await page.goto('/beheer/cursussen/nieuw')
  await page.getByLabel('Welke cursus?').selectOption({ label: title })
  await press(page, 'Verder')
  await page.getByLabel('Waar?').selectOption({ label: 'Mijdrecht' })
  await page.getByLabel('Eerste les').fill(given.day)
  await page.getByLabel('Hoe laat begint een les?').fill(given.time ?? '10.00')
  await press(page, 'Toon de lessen')
  if (given.places) await page.getByLabel('Plekken', { exact: true }).fill(given.places)
  await page.getByRole('radio', { name: new RegExp(`^${given.publish ?? 'Nu meteen'}`) }).check()
  await press(page, 'Bewaar de reeks')
  await heading(page, title)
  return runIn(page)
}

const runIn = (page: Page) => /cursussen\/(\d+)/.exec(page.url())?.[1] ?? ''

/** A partner puts people in a run one after another, in a browser of its own; who is called so has only a card. */
async function enrol(
  browser: Browser,
  baseURL: string | undefined,
  run: string,
  names: string[],
): Promise<void> {
  const page = await browser.newPage({ baseURL })
  await workAs(page, 'Demo Paula')
  for (const name of names) {
    await page.goto(`/partner/nieuw/${run}`)
    const line = page.getByRole('radio', { name: /wachtlijst/ })
    if ((await line.count()) > 0) await line.check()
    await fillResident(page, {
      ...{ name, laptop: true },
      ...(name.endsWith('Kaartje')
        ? { way: 'Alleen een kaartje' as const }
        : { way: 'Bellen' as const, of: 'Van de inwoner zelf' as const, contact: ownNumber() }),
    })
    await press(page, 'Meld de inwoner aan')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/aangemeld|wachtlijst/)
  }
  await page.close()
}

/** Nothing beside the screen, and nothing that axe finds, which needs a script itself. */
async function sound(page: Page, name: string): Promise<void> {
  expect(await sideways(page), `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  if (test.info().project.use.javaScriptEnabled !== false) expect(await violations(page, name)).toEqual([])
}
