import { bookConsultation, chooseTime, heading, letters, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'

// Every story takes another time, in another branch where it can: they run at the same moment.
const far = (testInfo: { project: { name: string } }) => (testInfo.project.name === 'with JavaScript' ? 0 : 4)

test('a resident gets an appointment, a code and a card, and can open it again with the code', async ({
  page,
  context,
}, info) => {
  const code = await bookConsultation(page, 'Mijdrecht', far(info))
  expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{6}$/)
  expect(page.url()).not.toContain('Riet')
  await expect(page.getByRole('main')).toContainText(/Dan bellen wij u\. Het nummer eindigt op \d{3}\./)

  await press(page, 'Kaartje printen')
  const card = page.locator('.print-card')
  await expect(card).toContainText(code)
  await expect(card).toContainText('uw paspoort of ID-kaart')
  await expect(card).not.toContainText('DigiD')

  await context.clearCookies()
  await page.goto('/nl/afspraak')
  await page.getByLabel('Wat is de code?').fill(code.toLowerCase())
  await page.getByLabel('Wat is de eerste letter van de naam?').fill('d')
  await press(page, 'Ga verder')
  await heading(page, 'Uw afspraak')
  await expect(page.getByRole('main')).toContainText('Uw plek is zeker.')
})

test('a resident puts the appointment in a calendar', async ({ page }, info) => {
  await bookConsultation(page, 'Mijdrecht', far(info) + 1)
  const answer = await page.request.get('/nl/afspraak/agenda.ics')
  expect(answer.headers()['content-type']).toContain('text/calendar')
  const calendar = await answer.text()
  expect(calendar).toContain('BEGIN:VTIMEZONE')
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(calendar).not.toMatch(/digid/i)
})

test('a resident moves the appointment in one go, and then cancels it', async ({ page }, info) => {
  await bookConsultation(page, 'Mijdrecht', far(info) + 2)
  const before = await page.locator('.moment').textContent()
  await press(page, 'Afspraak bekijken of afzeggen')
  await press(page, 'Kies een andere tijd')
  await heading(page, 'Welke andere tijd wilt u?')
  await page.getByRole('radio').last().check()
  await press(page, 'Kies deze tijd')
  await heading(page, 'Uw afspraak')
  await expect(page.locator('.moment')).not.toHaveText(before ?? '')
  await expect(page.getByRole('main')).toContainText(/Uw afspraak is verzet naar .+ om/)
  await expect(page.getByRole('main')).not.toContainText('Print een nieuw kaartje')
  await press(page, 'Zeg af')
  await heading(page, 'Wilt u afzeggen?')
  await press(page, 'Ja, zeg af')
  await expect(page.getByRole('main')).toContainText('Deze afspraak is afgezegd.')
  await page.goto('/nl/afspraak/kaartje')
  await expect(page).toHaveURL(/afspraak\/mijn$/)
})

test('a mistyped e-mail is mended with the code, without showing what it was', async ({ page }, info) => {
  await chooseTime(page, 'Abcoude', far(info) + 4)
  await sayName(page, 'Demo Łukasz')
  const [wrong, right] = [`reit.${info.project.name.length}@demo.example`, 'j&k@demo.example']
  await reachBy(page, 'Stuur een e-mail', 'email', wrong)
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
  const code = (await page.locator('.code-box .code-text').textContent()) ?? ''
  await page.context().clearCookies()
  await page.goto('/nl/afspraak')
  await page.locator('[name=code]').fill(code)
  await page.locator('[name=letter]').fill('D')
  await page.locator('main form .primary').click()
  await heading(page, 'Uw afspraak')
  await press(page, 'Wijzig uw nummer of e-mail')
  await heading(page, 'Hoe kunnen wij u bereiken?')
  await expect(page.getByRole('main')).not.toContainText('reit')
  await page.getByRole('radio', { name: 'Stuur een e-mail' }).check()
  await page.locator('[name=email]').fill('riet@')
  await press(page, 'Bewaar')
  await expect(page.locator('.summary')).toContainText('Kijk naar wat achter de @ staat.')
  await page.locator('[name=email]').fill(right)
  await press(page, 'Bewaar')
  await heading(page, 'Uw afspraak')
  await expect(page.getByRole('main')).toContainText('Wij bereiken u voortaan zo: j…@demo.example')
  const toWrong = () => letters().filter((letter) => letter.includes(`To: ${wrong}`))
  await expect.poll(() => toWrong().join(), { timeout: 20_000 }).toContain('geen berichten meer')
  await expect
    .poll(() => letters().filter((letter) => letter.includes(`To: ${right}`)).length)
    .toBeGreaterThan(0)
})

test('who has only a card is told to print a new one after moving', async ({ page }, info) => {
  await chooseTime(page, 'Maarssenbroek', far(info) + 3)
  await sayName(page, 'Demo Wim')
  await reachBy(page, 'Dat hoeft niet: ik krijg een kaartje')
  await press(page, 'Maak de afspraak')
  await press(page, 'Afspraak bekijken of afzeggen')
  await press(page, 'Kies een andere tijd')
  await page.getByRole('radio').last().check()
  await press(page, 'Kies deze tijd')
  await heading(page, 'Uw afspraak')
  await expect(page.getByRole('main')).toContainText('Print een nieuw kaartje.')
})

test('a helper books for someone else, who gets a card and no message', async ({ page }, info) => {
  await chooseTime(page, 'Maarssenbroek', far(info))
  await page.getByRole('radio', { name: 'Ik vul dit in voor iemand anders' }).check()
  await expect(page.getByRole('textbox', { name: 'Hoe mogen wij die persoon noemen?' })).toBeVisible()
  await sayName(page, 'Demo Selam', 'Ik vul dit in voor iemand anders')
  await heading(page, 'Hoe kunnen wij u bereiken?')
  await reachBy(page, 'Dat hoeft niet: ik krijg een kaartje')
  await expect(page.getByRole('main')).toContainText('Voor iemand anders')
  await press(page, 'Maak de afspraak')
  await heading(page, 'De afspraak is gemaakt')
  await expect(page.getByRole('main')).toContainText('U krijgt geen bericht van ons.')
})

test('what was typed stays when something is wrong, and a citizen service number is refused', async ({
  page,
}, info) => {
  await chooseTime(page, 'Breukelen', far(info) > 0 ? 1 : 0)
  await press(page, 'Verder')
  await expect(page).toHaveTitle(/^Fout: /)
  await expect(page.locator('.summary')).toContainText('Kies voor wie het is.')
  await sayName(page, 'Riet 111222333')
  await expect(page.locator('.summary')).toContainText('burgerservicenummer (BSN)')
  // What may not be kept is not, and the rest is.
  await expect(page.getByLabel('Hoe mogen wij u noemen?')).toHaveValue('')
  await expect(page.getByRole('radio', { name: 'Voor mijzelf' })).toBeChecked()
  await sayName(page, 'Demo Riet')
  await reachBy(page, 'Bel mij', 'phone', '12')
  await expect(page.locator('.summary')).toContainText('Dit nummer heeft te weinig cijfers.')
  await expect(page.locator('input[name=phone]')).toHaveValue('12')
})

test('before confirming, each answer can be changed and the others stay', async ({ page }, info) => {
  await chooseTime(page, 'Abcoude', far(info))
  await sayName(page, 'Demo Wim')
  await reachBy(page, 'Dat hoeft niet: ik krijg een kaartje')
  await press(page, /Wijzig Naam/)
  await expect(page.getByLabel('Hoe mogen wij u noemen?')).toHaveValue('Demo Wim')
  await sayName(page, 'Demo Willem')
  await heading(page, 'Klopt dit?')
  await expect(page.getByRole('main')).toContainText('Demo Willem')
  await expect(page.getByRole('main')).toContainText('DigiD-app instellen')
})

test('a wrong code says so and opens nothing', async ({ page }) => {
  await page.goto('/nl/afspraak')
  await page.getByLabel('Wat is de code?').fill('AAAAAA')
  await page.getByLabel('Wat is de eerste letter van de naam?').fill('x')
  await press(page, 'Ga verder')
  await expect(page.locator('.summary')).toContainText('Wij vinden deze code niet')
})

test('who is done at a shared computer leaves nothing behind', async ({ page }, info) => {
  await bookConsultation(page, 'Maarssenbroek', far(info) + 1)
  await press(page, 'Klaar, sluit af')
  await heading(page, 'Waarmee kunnen wij u helpen?')
  await page.goto('/nl/afspraak/mijn')
  await heading(page, 'Uw afspraak of vraag bekijken')
})

test('a button in one window never acts on what another window opened', async ({ page, context }, info) => {
  const mothers = await bookConsultation(page, 'Breukelen', far(info) + 2)
  await page.goto('/nl/afspraak/afzeggen')
  const other = await context.newPage()
  const fathers = await bookConsultation(other, 'Maarssenbroek', far(info) + 3)
  await press(page, 'Ja, zeg af')
  await expect(page.getByRole('main')).toContainText('U hebt intussen een andere afspraak geopend')
  for (const code of [mothers, fathers]) {
    await other.goto('/nl/afspraak')
    await other.getByLabel('Wat is de code?').fill(code)
    await other.getByLabel('Wat is de eerste letter van de naam?').fill('D')
    await press(other, 'Ga verder')
    await expect(other.getByRole('main')).toContainText('Uw plek is zeker.')
  }
})

test('what is confirmed is what the page showed, whatever another window chose', async ({
  page,
  context,
}, info) => {
  await chooseTime(page, 'Breukelen', far(info) + 4)
  await sayName(page, 'Demo Riet')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await heading(page, 'Klopt dit?')
  const other = await context.newPage()
  await other.goto('/nl/hulp/tijd/maarssenbroek')
  await other
    .getByRole('radio')
    .nth(far(info) + 4)
    .check()
  await press(other, 'Kies deze tijd')
  await heading(other, 'Wie komt er?')
  await press(page, 'Maak de afspraak')
  await expect(page.locator('.summary')).toContainText('U hebt intussen iets anders gekozen')
  await expect(page.getByRole('main')).toContainText('Maarssenbroek')
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
  await expect(page.getByRole('main')).toContainText('Bibliotheek Maarssenbroek')
})
