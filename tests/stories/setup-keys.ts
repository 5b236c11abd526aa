import { expect, type Page } from '@playwright/test'
import { enter, expectSeen, expectSummary, tabTo } from './keyboard-steps'
import { heading } from './steps'

/** Tabs to a field and types there. */
async function say(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, `[name="${field}"]`)
  await page.keyboard.type(text)
}

/** A second branch and its hours, with the keyboard alone, from the list of what is to be done. */
async function branchByKeys(page: Page): Promise<void> {
  await page.goto('/beheer/bibliotheek')
  await enter(page, '.setup a[href$="/vestigingen"]')
  await heading(page, 'Vestigingen')
  await enter(page, 'main a[href$="/vestigingen/nieuw"]')
  await heading(page, 'Nieuwe vestiging')
  await enter(page, 'main [type=submit]')
  await expectSummary(page)
  await enter(page, '.summary a[href="#called"]')
  await expect(page.locator('[name=called]')).toBeFocused()
  await page.keyboard.type('Buurthuis De Linde')
  await tabTo(page, '[name=branchKind]')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Ergens anders' })).toBeChecked()
  await tabTo(page, '[name=schoolRegion]')
  await page.keyboard.press('Space')
  await say(page, 'street', 'Voorbeeldstraat 2')
  await say(page, 'postcode', '1234 AC')
  await say(page, 'town', 'Wilnis')
  await enter(page, 'main [type=submit]')
  await heading(page, 'Openingstijden van Buurthuis De Linde')
}

/** Consultation hours there: what is wrong is found, what changes is read first, and then it is kept. */
async function hoursByKeys(page: Page): Promise<void> {
  await page.goto('/beheer/bibliotheek')
  await enter(page, '.setup a[href="/beheer/spreekuren"]')
  await heading(page, 'Spreekuren')
  await enter(page, 'main a[href^="/beheer/spreekuren/nieuw?"]')
  await heading(page, 'Nieuw spreekuur')
  await enter(page, 'main [type=submit]')
  await expectSummary(page)
  await enter(page, '.summary a[href="#fromTime"]')
  await expect(page.locator('[name=fromTime]')).toBeFocused()
  await page.keyboard.type('10')
  await expectSeen(page)
  await say(page, 'untilTime', '12')
  await enter(page, 'main [type=submit]')
  await expect(page.getByRole('main')).toContainText('Er wordt niemand geraakt.')
  await enter(page, 'main [type=submit]')
  await heading(page, 'Spreekuren')
  await expect(page.locator('.notice')).toContainText(/Bewaard: \d+ tijden erbij\./)
}

/** A course that can be offered. */
async function courseByKeys(page: Page): Promise<void> {
  await page.goto('/beheer/cursussen')
  await enter(page, 'main a[href="/beheer/cursussen/aanbod"]')
  await heading(page, 'Welke cursussen geven wij?')
  await enter(page, 'main a[href$="/aanbod/nieuw"]')
  await heading(page, 'Nieuwe cursus')
  await say(page, 'title', 'Klik & Tik')
  await tabTo(page, '[name=level]')
  await page.keyboard.press('Space')
  await enter(page, 'main [type=submit]')
  await expectSummary(page)
  await enter(page, '.summary a[href="#lessonCount"]')
  await expect(page.locator('[name=lessonCount]')).toBeFocused()
  await page.keyboard.type('8')
  await say(page, 'capacity', '8')
  await say(page, 'minimum', '3')
  await enter(page, 'main [type=submit]')
  await expect(page.locator('.notice')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Klik & Tik')
}

/** The first run of it: where and when, the lessons as they are proposed, and who can come. */
async function runByKeys(page: Page): Promise<void> {
  await page.goto('/beheer/cursussen')
  await enter(page, 'main a[href="/beheer/cursussen/nieuw"]')
  await heading(page, 'Nieuwe reeks')
  await enter(page, 'main [type=submit]')
  await expect(page.locator('[name=wat][aria-invalid=true]')).toBeVisible()
  await tabTo(page, '[name=wat]')
  await page.keyboard.type('Klik')
  await enter(page, 'main [type=submit]')
  await heading(page, 'Nieuwe reeks: Klik & Tik')
  await tabTo(page, '[name=vestiging]')
  await page.keyboard.press('ArrowDown')
  await say(page, 'dag', 'maandag 5 november 2029')
  await say(page, 'tijd', '10')
  await enter(page, 'main [type=submit]')
  await expect(page.locator('fieldset.row')).toHaveCount(8)
  // One lesson is left out, and it is seen where one is after that.
  await enter(page, 'fieldset.row:last-of-type button[name=less]')
  await expect(page.locator('fieldset.row')).toHaveCount(7)
  await tabTo(page, '[name=publish]')
  await enter(page, 'main [type=submit]')
  await expect(page.locator('.run-lessons li')).toHaveCount(7)
}

/** A lesson of it goes to another day: who hears it is read before it is kept. */
async function lessonByKeys(page: Page): Promise<void> {
  await enter(page, 'main a[href$="/lessen"]')
  await heading(page, 'Lessen van Klik & Tik')
  await tabTo(page, 'main select')
  await page.keyboard.type('Andere')
  await tabTo(page, '[name$=".day"]')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('dinsdag 6 november 2029')
  await enter(page, 'main [type=submit]')
  await heading(page, 'Deze les krijgt een ander moment')
  await enter(page, 'main [type=submit]')
  await expect(page.locator('.notice')).toBeVisible()
}

/** From the list of what is to be done to the first lesson of a first course, with the keyboard alone. */
export const allByKeys = [branchByKeys, hoursByKeys, courseByKeys, runByKeys, lessonByKeys]
