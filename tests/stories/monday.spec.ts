import type { Page } from '@playwright/test'
import { appointmentAt, lessonAt, overnight, ownName, rowWith } from './desk-steps'
import { workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { behindTheStories, heading, ownNumber, press } from './steps'
import { expect, test } from './story'

test.describe.configure({ timeout: 180_000 })
test.use({ viewport: { width: 1280, height: 900 } })

const day = '/balie?vestiging=mijdrecht'
const tap = (page: Page, who: string, what: string) =>
  rowWith(page, who)
    .getByRole('button', { name: new RegExp(`^${what}`) })
    .first()
    .click()

test('a busy Monday morning in Mijdrecht, from opening to close', async ({ page, javaScriptEnabled }) => {
  const [riet, henk, fatma, wim] = [ownName(), ownName(), ownName(), ownName().replace('Demo ', '')]
  const [title, ...pupils] = [ownName().replace('Demo Gast', 'Les'), ownName(), ownName()]
  const came = [
    await appointmentAt('mijdrecht', riet, 20),
    await appointmentAt('mijdrecht', henk, -10),
    await appointmentAt('mijdrecht', fatma, -30),
  ]
  const lesson = await lessonAt('mijdrecht', title, pupils, -5)
  const script = javaScriptEnabled !== false

  await workAs(page, 'Demo Anton')
  await page.goto(day)
  await press(page, 'Print de dag')
  await heading(page, 'De dag op papier')
  const sheets = page.locator('.day-sheets')
  for (const name of [riet, henk, fatma, ...pupils]) await expect(sheets).toContainText(name)

  // One comes early, one late, and both are helped.
  await page.goto(day)
  for (const [name, manner, words] of [
    [riet, 'Te vroeg', 'te vroeg'],
    [henk, 'Te laat', 'te laat'],
  ] as const) {
    await rowWith(page, name).locator('summary').click()
    await tap(page, name, manner)
    await expect(rowWith(page, name)).toContainText(new RegExp(`er is · .*, ${words}`))
  }
  await tap(page, henk, 'Geholpen')
  await rowWith(page, henk).getByRole('link', { name: 'Tel de vraag' }).click()
  await expect(page).toHaveURL(/onderwerp=digid-app&via=appointment/)
  await count(page, script, null)

  // Somebody telephones in between, and wants to come another day.
  const caller = ownName()
  await page.goto('/balie/telefoon?vestiging=mijdrecht&onderwerp=digid-app')
  await page.locator('[name=choice]').first().check()
  await page.getByLabel('Naam', { exact: true }).fill(caller)
  await page.getByLabel('Telefoonnummer of e-mailadres').fill(ownNumber())
  await press(page, 'Maak de afspraak')
  await heading(page, 'De afspraak is gemaakt')

  // Two walk in, one without a name, and are helped in turn.
  await page.goto(day)
  await page.getByLabel('Voornaam').fill(wim)
  await press(page, '+ Inloop')
  await expect(rowWith(page, wim)).toContainText('wacht sinds')
  const before = await page.locator('.day-row').filter({ hasText: 'zonder naam' }).count()
  await press(page, '+ Inloop')
  await expect(page.locator('.day-row').filter({ hasText: 'zonder naam' })).toHaveCount(before + 1)
  const nameless = page.locator('.day-row').filter({ hasText: 'zonder naam' }).last()
  for (const row of [rowWith(page, wim), nameless]) {
    await row.getByRole('button', { name: /^Aan de beurt/ }).click()
    await expect(row).toContainText('nu aan de beurt')
    await row.getByRole('button', { name: /^Geholpen/ }).click()
    await expect(row).toContainText('geholpen ·')
  }
  await count(page, script, 'printen')
  await page.goto(day)
  await count(page, script, 'zorgtoeslag')

  // The trainer is ill: the desk keeps the register.
  await page.goto(`/lessen/${lesson}`)
  await heading(page, title)
  await press(page, 'Iedereen is er')
  await expect(page.locator('.register-count')).toHaveText('2 van 2 er')

  // One did not come; that was a tap too many, and then it was not.
  await page.goto(day)
  await tap(page, fatma, 'Kwam niet')
  await expect(rowWith(page, fatma)).toContainText('kwam niet')
  await tap(page, fatma, 'Maak ongedaan')
  await expect(rowWith(page, fatma)).toContainText('nog niet')

  // Closing time: nobody wrote down how it went with two of them. Next morning it is asked first.
  await overnight(came)
  await page.goto(day)
  const left = page.locator('#invullen')
  await expect(left).not.toContainText(henk)
  for (const name of [riet, fatma]) await expect(left).toContainText(name)
  await tap(page, riet, 'Geholpen')
  await expect(rowWith(page, riet)).toContainText('geholpen ·')
  await tap(page, fatma, 'Kwam niet')
  await expect(rowWith(page, fatma)).toContainText('kwam niet')
  expect(await marksOf(came)).toEqual(['present', 'present', 'absent'])
})

/** Counts the question beside the day: in three taps, or with its topic there already in two; without a script a form. */
async function count(page: Page, script: boolean, topic: string | null): Promise<void> {
  if (script) {
    const ask = page.getByRole('region', { name: 'Een vraag opschrijven' })
    const kept = page.locator('.ask-kept > li')
    await expect(ask).toBeVisible()
    const already = await kept.count()
    const words = { printen: 'Printen of scannen', zorgtoeslag: 'Zorgtoeslag' }[topic ?? '']
    for (const each of [...(words ? [words] : []), 'Uitgelegd', 'Geholpen'])
      await ask.getByRole('button', { name: each, exact: true }).click()
    await expect(kept).toHaveCount(already + 1)
    return
  }
  // What stands in <noscript> Playwright takes for hidden: it is sought by how it is written.
  if (topic) await page.locator('[name=topic]').selectOption(topic)
  await page.locator('[name=explained]').check()
  await page.locator('[name=outcome][value=helped]').check()
  await page.locator('form:has([name=topic]) .primary').click()
  await expect(page.locator('main > .notice')).toContainText('De vraag is bewaard.')
}

async function marksOf(bookingIds: string[]): Promise<string[]> {
  return behindTheStories(async (sql) => {
    const rows = await sql`select booking_id, mark from attendance where booking_id in ${sql(bookingIds)}`
    return bookingIds.map((id) => rows.find((row) => row.booking_id === id)?.mark)
  })
}

test('a day of paper is entered by keyboard alone, each question with its own day @script', async ({
  page,
}) => {
  const names = [ownName(), ownName(), ownName()]
  const came: string[] = []
  for (const [i, name] of names.entries()) came.push(await appointmentAt('abcoude', name, -24 * 60 + i))
  await workAs(page, 'Demo Anton')
  await page.goto('/balie?vestiging=abcoude')
  await page.getByRole('link', { name: /van eerder invullen/ }).focus()
  // A letter is for who works in the list, and for nobody else on the page.
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page.locator('#invullen')).toBeFocused()
  for (const [i, [key, words]] of [
    ['g', 'geholpen ·'],
    ['k', 'kwam niet'],
    ['g', 'geholpen ·'],
  ].entries()) {
    await page.keyboard.press(key ?? '')
    await expect(rowWith(page, names[i] ?? '')).toContainText(words ?? '')
    await expect(rowWith(page, names[i] ?? '').getByRole('button', { name: /^Maak ongedaan/ })).toBeFocused()
  }
  expect(await marksOf(came)).toEqual(['present', 'absent', 'present'])

  await press(page, 'Vragen van papier invoeren')
  const ask = page.getByRole('region', { name: 'Een vraag opschrijven' })
  await expect(ask).toBeFocused()
  for (const keys of ['1ug', '7tk', '0sl']) for (const key of keys) await page.keyboard.press(key)
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('wegwijs-questions') ?? '[]'))
  const days = new Set(kept.map((one: { day: string }) => one.day))
  expect([kept.length, days.size]).toEqual([3, 1])
  expect(page.url()).toContain(`dag=${[...days][0]}`)
})

test('a pile of paper keeps its day without a script too @plain', async ({ page }) => {
  await workAs(page, 'Demo Anton')
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000).toLocaleDateString('sv-SE', {
    timeZone: 'Europe/Amsterdam',
  })
  await page.goto(`/balie/vraag?vestiging=mijdrecht&dag=${yesterday}&dagdeel=evening`)
  for (const topic of ['donorregister', 'wmo']) {
    await expect(page.locator('[name=day]')).toHaveValue(yesterday.split('-').reverse().join('-'))
    await expect(page.locator('[name=dayPart][value=evening]')).toBeChecked()
    await page.locator('[name=channel][value=telephone]').check()
    await count(page, false, topic)
    await expect(page.locator('[name=channel][value=telephone]')).toBeChecked()
  }
  const stored = await behindTheStories(
    (sql) => sql`select v.day::text, v.day_part, v.channel from visit v join branch b on b.id = v.branch_id
      join question q on q.visit_id = v.id where b.slug = 'mijdrecht' and q.topic in ('donorregister', 'wmo')`,
  )
  const one = { day: yesterday, day_part: 'evening', channel: 'telephone' }
  expect([...stored]).toEqual([one, one])
})

test('on paper every sheet says what it is and when it is shredded, large enough to read, and a row stays whole @script', async ({
  page,
}) => {
  const names = Array.from({ length: 40 }, () => ownName())
  for (const [i, name] of names.entries()) await appointmentAt('abcoude', name, i - 20)
  await workAs(page, 'Demo Anton')
  await page.goto('/balie/papier?vestiging=abcoude')
  await heading(page, 'De dag op papier')
  for (const width of [320, 768]) {
    await page.setViewportSize({ width, height: 740 })
    expect(await sideways(page)).toBeLessThanOrEqual(0)
  }
  expect(await violations(page, '/balie/papier')).toEqual([])
  // On the screen nobody is named.
  await expect(page.getByText(names[0] ?? '')).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  for (const part of ['.desk-head', '.desk-help', 'h1', '.paper-screen', 'button', 'a'])
    expect(await page.locator(part).filter({ visible: true }).count(), `${part} on paper`).toBe(0)
  const sheets = page.locator('.day-sheet')
  for (const sheet of await sheets.all()) await expect(sheet.locator('thead')).toContainText('Versnipper na')
  const smallest = await sheets.evaluateAll((all) =>
    Math.min(
      ...all.flatMap((one) =>
        [one, ...one.querySelectorAll('*')].map((part) => Number.parseFloat(getComputedStyle(part).fontSize)),
      ),
    ),
  )
  expect(smallest).toBeGreaterThanOrEqual(16)
  const whole = await sheets
    .locator('tr')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).breakInside))
  expect(new Set(whole)).toEqual(new Set(['avoid']))
  expect(await pages(page)).toBeGreaterThanOrEqual(4)
  // Who walks in and what is asked take a piece of paper each.
  await sheets.evaluateAll((all) => all.slice(0, -2).forEach((one) => void one.remove()))
  expect(await pages(page)).toBe(2)
})

async function pages(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}
