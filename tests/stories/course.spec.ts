import { heading, letters, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'

test('a resident books a course with all its lessons, and gets a letter that names no course', async ({
  page,
}, info) => {
  const address = `demo.${info.project.name.replaceAll(' ', '.')}.${info.retry}@bewoner.example`
  await page.goto('/nl/cursussen')
  await press(page, /Werken met de e-overheid.*Abcoude/s)
  await expect(page.locator('.lessons li')).toHaveCount(4)
  await press(page, 'Kies deze cursus')
  await sayName(page, 'Demo Toos')
  await reachBy(page, 'Stuur een e-mail', 'email', address)
  await page.getByRole('radio', { name: /Nee, ik wil een laptop lenen/ }).check()
  await press(page, 'Verder')
  await heading(page, 'Klopt dit?')
  await expect(page.getByRole('main')).toContainText('Vanaf ')
  await press(page, 'Meld mij aan')
  await heading(page, 'U bent aangemeld')
  const calendar = await (await page.request.get('/nl/afspraak/agenda.ics')).text()
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4)

  await expect
    .poll(() => letters().filter((letter) => letter.includes(address)).length, { timeout: 20_000 })
    .toBe(1)
  const letter = letters().find((one) => one.includes(address)) ?? ''
  expect(letter).not.toContain('e-overheid')
  expect(letter).toContain('text/calendar')

  await page.goto('/nl/afspraak/afzeggen')
  await expect(page.getByRole('main')).toContainText('Werken met de e-overheid')
  await expect(page.getByRole('main')).toContainText('Alle 4 lessen, vanaf ')
  await press(page, 'Ja, zeg de hele cursus af')
  await expect(page.getByRole('main')).toContainText('is afgezegd.')
})

test('a full course says so and gives a place on the waiting list', async ({ page }) => {
  await page.goto('/nl/cursussen')
  await press(page, /Werken met de e-overheid.*Mijdrecht/s)
  await expect(page.getByRole('main')).toContainText('Deze cursus is vol')
  await press(page, 'Ik wil op de wachtlijst')
  await sayName(page, 'Demo Olena')
  await expect(page.getByRole('radio', { name: /kaartje/ })).toHaveCount(0)
  await reachBy(page, 'Stuur een sms', 'sms', ownNumber())
  await page.getByRole('radio', { name: /Ja, ik neem mijn laptop mee/ }).check()
  await press(page, 'Verder')
  await press(page, 'Zet mij op de wachtlijst')
  await heading(page, 'U staat op de wachtlijst')
  const main = page.getByRole('main')
  await expect(main).toContainText(/U bent nummer \d+ op de wachtlijst\./)
  await expect(main).toContainText(/Dan krijgt u een sms\. Het nummer eindigt op \d{3}\./)
  for (const address of ['/nl/afspraak/gemaakt', '/nl/afspraak/mijn']) {
    await page.goto(address)
    await expect(main).toContainText('U hebt nog geen plek.')
    await expect(main).not.toContainText(/Neem mee|Zet in agenda/)
  }
  await page.goto('/nl/afspraak/kaartje')
  await expect(page.locator('.print-card')).toContainText('U hebt nog geen plek.')
  await expect(page.locator('.print-card')).not.toContainText('Neem mee')
})

test('the list can be narrowed to one branch and one level', async ({ page }) => {
  await page.goto('/nl/cursussen')
  const all = await page.locator('.cards .card').count()
  await press(page, 'Maarssenbroek')
  await expect(page).toHaveURL(/cursussen\/in\/maarssenbroek\/alle$/)
  expect(await page.locator('.cards .card').count()).toBeLessThan(all)
  await press(page, 'Voor beginners')
  await expect(page.locator('.cards .card')).toHaveCount(1)
})
