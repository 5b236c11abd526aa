import { addDays, weekday } from '../../lib/tools/time'
import { inWords } from './hours-steps'
import { workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { heading, press } from './steps'
import { expect, test } from './story'
import { lessonAt, ownBranch, quietDay } from './week-steps'

/** What somebody plans on an unusual day or at an unusual time is said beside it before it is saved, and can be saved. */
test('lessons on a Sunday and outside opening hours say so, as do school holidays that nobody typed', async ({
  page,
}, info) => {
  await workAs(page, 'Demo Carla')
  await page.goto('/beheer/cursussen/nieuw')
  await page.getByLabel('Welke cursus?').selectOption({ index: 1 })
  await press(page, 'Verder')
  await page.getByLabel('Waar?').selectOption({ label: 'Mijdrecht' })
  await page.getByLabel('Eerste les').fill('9 januari 2028')
  await page.getByLabel('Hoe laat begint een les?').fill('10.00')
  await page.getByLabel('Aantal lessen').fill('3')
  await page.getByLabel('Minuten per les').fill('120')
  await press(page, 'Toon de lessen')
  const [main, lessons] = [page.getByRole('main'), page.locator('fieldset.row')]
  await expect(main).toContainText(/choolvakanties van regio Midden/)
  await expect(page.getByRole('link', { name: 'Vul ze eerst in' })).toHaveAttribute('href', /regio=midden/)
  await expect(lessons).toHaveCount(3)
  for (const lesson of await lessons.all())
    await expect(lesson).toContainText('Op zondag is de vestiging niet open.')
  // What is put right by hand is not unusual any more; what is moved to an evening is.
  await lessons.nth(0).getByLabel('Dag').fill('11 januari 2028')
  await lessons.nth(1).getByLabel('Dag').fill('18 januari 2028')
  await lessons.nth(1).getByLabel('Begint om').fill('16.30')
  await page.getByRole('radio', { name: /^Nog niet/ }).check()
  if (info.project.use.javaScriptEnabled === false) {
    // Nobody could say it while it was typed: it is said once it was sent.
    await press(page, 'Bewaar de reeks')
    await expect(page.locator('.summary')).toContainText('Is deze les zo bedoeld?')
  }
  await expect(lessons.nth(0)).not.toContainText('niet open')
  await expect(lessons.nth(1)).toContainText(/buiten de openingstijden: dinsdag 17\.30.*18\.30.uur/)
  if (info.project.use.javaScriptEnabled !== false) {
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    expect(await violations(page, 'unusual lessons')).toEqual([])
  }
  await press(page, 'Bewaar de reeks')
  await expect(page.locator('.run-lessons li')).toHaveCount(3)

  // Moved later by hand: said on the page before it is saved.
  await page.goto(`${page.url().replace(/\?.*/, '')}/lessen`)
  await page.getByLabel('Wat verandert er?').first().selectOption('Andere dag of tijd')
  await page.getByLabel('Nieuwe dag').first().fill('13 februari 2028')
  await press(page, 'Toon wie het hoort')
  await heading(page, 'Deze les krijgt een ander moment')
  await expect(main).toContainText('Op zondag is de vestiging niet open. U kunt het wel zo bewaren.')
  await press(page, 'Verzet de les')
  await expect(page.locator('.notice')).toBeVisible()
})

test('a lesson that goes from a closed day to a Sunday says so, with a script while it is typed, without one once it was sent', async ({
  page,
}, info) => {
  const branch = await ownBranch()
  const day = quietDay(40)
  const lesson = await lessonAt(branch.slug, day)
  const sunday = addDays(day, 14 - weekday(day))
  await workAs(page, 'Demo Carla')
  await page.goto('/beheer/gesloten/dag')
  await page.getByLabel('Waar?').selectOption({ label: branch.name })
  await page.getByLabel('Eerste dag dicht').fill(inWords(day))
  await page.getByLabel('Waarom?').fill('Verbouwing')
  await press(page, 'Kijk wat er verandert')
  await heading(page, new RegExp(`^${branch.name}: dicht op`))
  await page.locator(`[name="lessons.${lesson}"]`).selectOption('move')
  await page.getByLabel('Nieuwe dag').fill(inWords(sunday))
  const row = page.locator('.hits > li')
  if (info.project.use.javaScriptEnabled === false) {
    await press(page, /^Sluit /)
    await expect(page.locator('.summary h2')).toHaveText('Is dit zo bedoeld?')
  }
  await expect(row).toContainText('Dit is een zondag.')
  await press(page, /^Sluit /)
  await heading(page, 'Gesloten dagen')
  await expect(page.locator('.notice')).toBeVisible()
})

test('consultation hours outside opening hours say so before they are saved', async ({ page }) => {
  await workAs(page, 'Demo Carla')
  const main = page.getByRole('main')
  for (const [day, words] of [
    ['dinsdag', /vallen buiten de openingstijden van Mijdrecht: dinsdag 17\.30.*19\.00.uur/],
    ['zondag', 'Op zondag is Mijdrecht niet open.'],
  ] as const) {
    await page.goto('/beheer/spreekuren/nieuw')
    await page.getByLabel('Waar?').selectOption({ label: 'Mijdrecht' })
    await page.getByLabel('Dag', { exact: true }).selectOption(day)
    await page.getByLabel('Van', { exact: true }).fill('17')
    await page.getByLabel('Tot', { exact: true }).fill('19')
    await press(page, 'Kijk wat er verandert')
    await heading(page, 'Mijdrecht: nieuw spreekuur')
    await expect(main).toContainText(words)
    await expect(main).toContainText('Geteld tot en met')
  }
})
