import { Keys } from './keys'
import { aGuardedNeed, answer, openWithCode, standingOf } from './need-steps'
import { workAs } from './partner-steps'
import { fittingPage, soundPage } from './sound'
import { heading, letters, ownNumber, press } from './steps'
import { expect, test } from './story'

test('nobody calls, and she says so with her code in Arabic: the desk has it, and nothing is sent @script', async ({
  page,
}) => {
  const one = await aGuardedNeed({ language: 'ar', contact: ownNumber() })
  await page.setViewportSize({ width: 360, height: 740 })
  await openWithCode(page, one, 'ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kwadraad')
  // What it is about, and who she is, stands nowhere on it.
  await expect(page.locator('body')).not.toContainText(/geldzorgen|Zoekende/)
  await soundPage(page, 'her need, in Arabic')
  const sent = letters().length
  await answer(page, 'لم يتصل بي أحد')
  await expect(page.getByRole('status')).toContainText('المكتبة تعرف ذلك الآن')
  await heading(page, 'المكتبة تتابع الأمر.')
  await soundPage(page, 'her need after an answer, in Arabic')
  expect(await standingOf(one.needId)).toMatchObject({ says: 'nobody_called', ended: null })
  expect(letters().length).toBe(sent)
  expect(page.url()).not.toContain(one.code)
})

test('she stops one organisation, then everything, and hears each time what happens now', async ({
  page,
}) => {
  const one = await aGuardedNeed({ contact: ownNumber() })
  await openWithCode(page, one, 'nl')
  await heading(page, /^Kwadraad belt\su\. Uiterlijk \S+ \d+\s\S+\.$/)
  // The title stays behind in the history of the computer.
  await expect(page).toHaveTitle('Uw vraag – Wegwijs')
  await press(page, 'Ik wil dit niet meer')
  await heading(page, 'Wat wilt u niet meer?')
  await fittingPage(page, 'what she does not want any more')
  await press(page, 'Kwadraad mag mij niet bellen. Help mij anders.')
  await heading(page, 'De bibliotheek zoekt verder voor u.')
  await expect(page.getByRole('status')).toContainText('Die organisatie mag u niet meer bellen')
  await expect(page.getByRole('button', { name: 'Niemand belde mij' })).toHaveCount(0)
  await press(page, 'Ik wil dit niet meer')
  // There is nobody to keep from calling any more: only everything is left.
  await expect(page.getByRole('button', { name: /mag mij niet bellen/ })).toHaveCount(0)
  await press(page, 'Stop alles. Ik wil geen hulp meer.')
  await heading(page, 'U wilde dit niet meer. Alles is gestopt.')
  expect(await standingOf(one.needId)).toMatchObject({ ended: 'stopped', next: null })
  await press(page, 'Klaar, sluit af')
  await page.goto('/nl/afspraak/vraag')
  await heading(page, 'Uw afspraak of vraag bekijken')
})

test('with the keyboard alone, in English: helped, and not after all @script', async ({ page }) => {
  const one = await aGuardedNeed({ language: 'en', contact: ownNumber() })
  await openWithCode(page, one, 'en')
  const keys = new Keys(page)
  await keys.to('button[value=helped]')
  await page.keyboard.press('Enter')
  await heading(page, 'You have been helped.')
  await press(page, 'Not helped yet')
  await heading(page, 'The library goes on looking for help for you.')
})

test('another need opened since, in another window: nothing is done with it, and she sees which it is', async ({
  page,
  context,
}) => {
  const [one, other] = [
    await aGuardedNeed({ contact: ownNumber() }),
    await aGuardedNeed({ contact: ownNumber() }),
  ]
  await openWithCode(page, one, 'nl')
  const second = await context.newPage()
  await openWithCode(second, other, 'nl')
  await press(page, 'Ik ben geholpen')
  await expect(page.locator('.note')).toContainText('U hebt intussen een andere vraag geopend')
  for (const { needId } of [one, other]) expect(await standingOf(needId)).toMatchObject({ ended: null })
})

test('from the home page whoever holds a card finds where its code goes @script', async ({ page }) => {
  for (const [language, words] of [
    ['nl', /^Ik heb een code van de bibliotheek/],
    ['en', /^I have a code from the library/],
    ['ar', /^لدي رمز من المكتبة/],
  ] as const) {
    await page.goto(`/${language}`)
    await press(page, words)
    await page.waitForURL(`**/${language}/afspraak`)
  }
  await page.goto('/nl/afspraak')
  await page.locator('input[name=code]').fill('ABC')
  await page.locator('input[name=letter]').fill('D')
  await press(page, 'Ga verder')
  await expect(page.locator('.summary')).toContainText('6 of 7 letters en cijfers')
})

test('closed in another window: she is asked for her code again, and nothing is said to be wiped @script', async ({
  page,
  context,
}) => {
  const one = await aGuardedNeed({ contact: ownNumber() })
  await openWithCode(page, one, 'nl')
  const second = await context.newPage()
  await second.goto('/nl/afspraak/vraag')
  await press(second, 'Klaar, sluit af')
  await second.waitForURL('**/nl')
  await press(page, 'Ik ben geholpen')
  await page.waitForURL('**/nl/afspraak?weg=1')
  await expect(page.getByRole('main')).toContainText('Vul uw code nog eens in.')
  await expect(page.getByRole('main')).not.toContainText('gewist')
  expect(await standingOf(one.needId)).toMatchObject({ ended: null })
})

test('on paper her page is the sentence and the telephone', async ({ page }) => {
  await openWithCode(page, await aGuardedNeed({ contact: ownNumber() }), 'nl')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ik ben geholpen' })).toBeHidden()
})

test('she says on the telephone that she was helped, through the list of calls @script', async ({ page }) => {
  const one = await aGuardedNeed({ contact: ownNumber(), contactedAt: new Date() })
  await workAs(page, 'Demo Anton')
  await page.goto('/bellen')
  const line = page.locator('li.call').filter({ hasText: one.name })
  await expect(line).toContainText('Heeft iemand u gebeld? Bent u geholpen?')
  await expect(line).not.toContainText(/geld|Kwadraad/i)
  await line.getByRole('button', { name: /^Ik bel/ }).click()
  await line.getByRole('button', { name: /^Is geholpen/ }).click()
  await expect(page.getByText('Dat is opgeschreven.')).toBeVisible()
  await expect(line).toHaveCount(0)
  expect(await standingOf(one.needId)).toMatchObject({ ended: 'helped', said_by: 'resident' })
  await page
    .locator('.call-said')
    .getByRole('button', { name: /^Maak ongedaan/ })
    .click()
  await expect(page.getByText('Dat is ongedaan gemaakt.')).toBeVisible()
  await expect(line).toBeVisible()
  expect(await standingOf(one.needId)).toMatchObject({ ended: null })
})

test('what we know of her is shown from her need, and wiped at her request', async ({ page }) => {
  const one = await aGuardedNeed({ contact: ownNumber() })
  await workAs(page, 'Demo Anton')
  await page.goto(`/balie/vragen/${one.needId}/wat-weten-wij`)
  const known = page.locator('article.known')
  await expect(known).toContainText(one.name)
  await expect(known).toContainText('U vond het')
  await press(page, 'Wis alles')
  await heading(page, 'Alle gegevens wissen?')
  await press(page, 'Ja, wis alles')
  await page.waitForURL('**/balie/zoek**')
  expect(await standingOf(one.needId)).toMatchObject({ ended: 'stopped' })
  await page.goto(`/balie/vragen/${one.needId}/wat-weten-wij`)
  await expect(page.locator('article.known')).toHaveCount(0)
})
