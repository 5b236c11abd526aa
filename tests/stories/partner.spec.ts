import { chooseRun, comeInAs, fillResident, workAs } from './partner-steps'
import { heading, letters, ownNumber, press } from './steps'
import { expect, test } from './story'

test('a partner books Mr. A. in Klik & Tik and prints his card in Arabic', async ({ page }) => {
  await comeInAs(page, 'Demo Paula')
  await press(page, 'Inwoner aanmelden')
  await heading(page, 'Waar meldt u de inwoner voor aan?')
  const run = page.getByRole('row', { name: /Klik & Tik.*Maarssenbroek/ })
  await expect(run).toContainText('Nederlands en Arabisch')
  await expect(run).toContainText(/\d plek(ken)? voor jullie, tot \d+\s\w+/)
  await run.getByRole('link', { name: /Aanmelden/ }).click()
  await heading(page, 'Aanmelden voor Klik & Tik')
  await fillResident(page, { name: 'Demo Meneer A.', language: 'Arabisch', laptop: false })
  await press(page, 'Meld de inwoner aan')
  await heading(page, 'De inwoner is aangemeld')
  expect(page.url()).not.toContain('Meneer')
  const code = (await page.locator('.code-text').textContent()) ?? ''

  await press(page, 'Kaartje printen')
  const card = page.locator('.print-card')
  await expect(card).toHaveAttribute('dir', 'rtl')
  await expect(card).toHaveAttribute('lang', 'ar')
  await expect(card).toContainText(code)
  await expect(card).toContainText('مكتبة Maarssenbroek')
  await expect(card).toContainText('Bibliotheek Maarssenbroek')
  await expect(card).not.toContainText(/VluchtelingenWerk|Paula|Klik/)
  await page.emulateMedia({ media: 'print' })
  const sizes = await card.evaluate((element) =>
    [...element.querySelectorAll('*')]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
  )
  // 18 points of 96 dots to the inch.
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24)
  await expect(page.locator('.desk-head')).toBeHidden()
  await expect(card).toBeVisible()

  await page.emulateMedia({ media: 'screen' })
  await page.goto('/partner/boekingen')
  await expect(page.getByRole('row', { name: /Demo Meneer A\./ }).first()).toContainText('Heeft een plek')
})

test('a family of three comes together or not at all', async ({ page }, info) => {
  await workAs(page, 'Demo Omar')
  await chooseRun(page, 'Workshop DigiD-app', 'Abcoude')
  const names = ['Vader', 'Moeder', 'Kind'].map((who) => `Demo ${who} ${info.project.name.length}`)
  for (const [i, name] of names.entries()) {
    if (i > 0) await press(page, 'Nog iemand toevoegen')
    await expect(page.locator('fieldset.row')).toHaveCount(i + 1)
    await fillResident(page, { name, laptop: true }, i)
  }
  for (const [i, name] of names.entries())
    await expect(page.getByLabel('Hoe wil de inwoner genoemd worden?').nth(i)).toHaveValue(name)
  await press(page, 'Meld 3 inwoners aan')
  const all = page.getByRole('heading', { level: 1, name: '3 inwoners zijn aangemeld' })
  const none = page.locator('.summary')
  await expect(all.or(none)).toBeVisible()
  await page.goto('/partner/boekingen')
  const booked = await Promise.all(names.map((name) => page.getByRole('row', { name }).count()))
  expect([0, 3]).toContain(booked.reduce((sum, count) => sum + count, 0))
})

test('what was filled in wrong is put right, and what is wrong again loses nothing', async ({
  page,
}, info) => {
  await workAs(page, 'Demo Kees')
  await chooseRun(page, 'Veilig online', 'Breukelen')
  const wrong = `Demo Vout ${info.project.name.length}`
  const reached = { way: 'Bellen', of: 'Van de inwoner zelf', contact: ownNumber() } as const
  await fillResident(page, { name: wrong, ...reached, laptop: false })
  await press(page, 'Meld de inwoner aan')
  await heading(page, 'De inwoner is aangemeld')
  const code = (await page.locator('.code-text').textContent()) ?? ''
  await press(page, 'Bekijk of zeg af')
  await press(page, 'Wijzig gegevens')
  await heading(page, 'Wat moet er anders?')
  await expect(page.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue(wrong)
  await page.getByLabel('Hoe wil de inwoner genoemd worden?').fill('Demo Goed')
  await page.getByRole('radio', { name: 'Sms' }).check()
  await page.getByLabel('Telefoonnummer of e-mailadres').fill('0297 123456')
  await page.getByLabel('Taal van het kaartje en de berichten').selectOption('Arabisch')
  await press(page, 'Bewaar')
  await expect(page.locator('.summary')).toContainText('Naar dit nummer kan geen sms.')
  await expect(page.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue('Demo Goed')
  await expect(page.getByLabel('Taal van het kaartje en de berichten')).toHaveValue('ar')
  const number = ownNumber()
  await page.getByLabel('Telefoonnummer of e-mailadres').fill(number)
  await press(page, 'Bewaar')
  await heading(page, 'Demo Goed')
  await expect(page.getByRole('main')).toContainText(`Sms: ${number} (van de inwoner)`)
  await expect(page.getByRole('main')).toContainText('Arabisch')
  await expect(page.getByRole('main')).toContainText(code)
})

test('two children of one name, reached by the e-mail of one desk, both come', async ({ page }, info) => {
  const name = `Demo Sam ${info.project.name.length}${info.retry}`
  const isAnother = page.getByRole('checkbox', { name: 'Ja, dit is iemand anders dan wie er al staat.' })
  await workAs(page, 'Demo Omar')
  await chooseRun(page, 'Workshop DigiD-app', 'Breukelen')
  await fillResident(page, { name, way: 'E-mail', of: 'Via ons', laptop: true })
  await press(page, 'Nog iemand toevoegen')
  await expect(page.locator('fieldset.row')).toHaveCount(2)
  await fillResident(page, { name, way: 'E-mail', of: 'Via ons', laptop: true }, 1)
  await expect(isAnother).toHaveCount(0)
  await press(page, 'Meld 2 inwoners aan')
  await expect(page.locator('.summary')).toContainText('Inwoner 2: Deze inwoner staat hier al op de lijst.')
  await expect(isAnother).toHaveCount(1)
  await page
    .locator('fieldset.row')
    .nth(1)
    .getByRole('checkbox', { name: /iemand anders/ })
    .check()
  await press(page, 'Meld 2 inwoners aan')
  await heading(page, '2 inwoners zijn aangemeld')

  // A third, written down with another name at first.
  await chooseRun(page, 'Workshop DigiD-app', 'Breukelen')
  await fillResident(page, { name: `${name} Vout`, way: 'E-mail', of: 'Via ons', laptop: true })
  await press(page, 'Meld de inwoner aan')
  await heading(page, 'De inwoner is aangemeld')
  await press(page, 'Bekijk of zeg af')
  await press(page, 'Wijzig gegevens')
  await page.getByLabel('Hoe wil de inwoner genoemd worden?').fill(name)
  await expect(isAnother).toHaveCount(0)
  await press(page, 'Bewaar')
  await expect(page.locator('.summary')).toContainText('Is dit iemand anders?')
  await isAnother.check()
  await press(page, 'Bewaar')
  await heading(page, name)
})

test('someone can be taken out of the form again, and the others stay', async ({ page }) => {
  await workAs(page, 'Demo Omar')
  await chooseRun(page, 'Veilig online', 'Breukelen')
  for (const [i, name] of ['Demo Een', 'Demo Twee', 'Demo Drie'].entries()) {
    if (i > 0) await press(page, 'Nog iemand toevoegen')
    await fillResident(page, { name }, i)
  }
  await press(page, 'Haal inwoner 2 weg')
  await expect(page.locator('fieldset.row')).toHaveCount(2)
  const names = page.getByLabel('Hoe wil de inwoner genoemd worden?')
  await expect(names.nth(0)).toHaveValue('Demo Een')
  await expect(names.nth(1)).toHaveValue('Demo Drie')
})

test('what is missing or must stay secret is said at its place, and nothing else is lost', async ({
  page,
}, info) => {
  await workAs(page, 'Demo Kees')
  await chooseRun(page, 'Veilig online', 'Breukelen')
  await page.getByLabel('Hoe wil de inwoner genoemd worden?').fill('Riet 123456782')
  await page.getByRole('radio', { name: 'Bellen' }).check()
  await page.getByLabel('Telefoonnummer of e-mailadres').fill('06')
  await press(page, 'Meld de inwoner aan')
  const main = page.getByRole('main')
  await expect(main).toContainText('Vul hier geen burgerservicenummer (BSN) in')
  await expect(main).toContainText('Dit nummer heeft te weinig cijfers.')
  await expect(main).toContainText('Zet hier een vinkje')
  // With a script it stands there still, sent nowhere; without one it would have to be kept until then.
  const name = info.project.name === 'with JavaScript' ? 'Riet 123456782' : ''
  await expect(page.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue(name)
  await expect(page.getByRole('radio', { name: 'Bellen' })).toBeChecked()
})

test('by way of the partner: the letter comes to who booked, and says nothing of the partner', async ({
  page,
}, info) => {
  const name = `Demo Fatma ${info.project.name.length}${info.retry}`
  await workAs(page, 'Demo Kees')
  await page.goto('/partner/tijden/breukelen')
  const moments = page.locator('.moment-link')
  await moments.nth(info.project.name === 'with JavaScript' ? 8 : 12).click()
  await heading(page, 'Aanmelden voor het spreekuur')
  await fillResident(page, { name, way: 'E-mail', of: 'Via ons' })
  await press(page, 'Meld de inwoner aan')
  await heading(page, 'De inwoner is aangemeld')
  await press(page, /Bekijk of zeg af/)
  await press(page, 'Stuur de agenda nog een keer')
  await expect(page.getByRole('main')).toContainText('nog een keer verstuurd')
  const mine = () => letters().filter((letter) => letter.includes(name))
  await expect.poll(() => mine().length, { timeout: 20_000 }).toBe(2)
  for (const letter of mine()) {
    expect(letter).toContain('To: demo.kees@demo.example')
    expect(letter).not.toMatch(/Kwadraad/i)
  }
  await press(page, 'Kies een andere tijd')
  await page.getByRole('radio').last().check()
  await press(page, 'Kies deze tijd')
  await press(page, 'Zeg af')
  await press(page, 'Ja, zeg af')
  await expect(page.getByRole('main')).toContainText('Afgezegd door uw organisatie')
})

test('a place that came free is offered, and the partner takes it for the resident @plain', async ({
  page,
}) => {
  await comeInAs(page, 'Demo Kees')
  const row = page.getByRole('row', { name: /Demo Wim/ })
  await expect(row).toContainText('Plek aangeboden')
  await row.getByRole('link').click()
  await press(page, 'Kaartje printen')
  await expect(page.locator('.print-card')).toContainText('U hebt nog geen plek.')
  await page.goBack()
  await press(page, 'Ja, neem deze plek')
  await expect(page.getByRole('main')).toContainText('Heeft een plek')
  await expect(page.getByRole('button', { name: 'Ja, neem deze plek' })).toHaveCount(0)
  await press(page, 'Kaartje printen')
  await expect(page.locator('.print-card')).not.toContainText('nog geen plek')
})

test('who signs in at a tab finds nothing that somebody before them typed there @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Kees')
  await page.goto('/partner/nieuw')
  await page
    .getByRole('link', { name: /^Aanmelden voor Klik & Tik/ })
    .first()
    .click()
  const name = page.getByLabel('Hoe wil de inwoner genoemd worden?')
  await name.fill('Demo Geheim')
  const address = page.url()
  await page.goto('/partner')
  await page.goBack()
  await expect(name).toHaveValue('Demo Geheim')
  // Her session ends in another way than by the button, which would sign her out of every other story.
  await page.context().clearCookies()
  await page.goto('/partner')
  await page.waitForURL(/inloggen/)
  await workAs(page, 'Demo Paula')
  await page.goto(address)
  await page.reload()
  await expect(name).toHaveValue('')
})

test('what was filled in before the script came is still there afterwards @script', async ({ page }) => {
  await workAs(page, 'Demo Kees')
  const scripts = Promise.withResolvers<void>()
  await page.route('**/*.js', async (route) => {
    await scripts.promise
    await route.continue()
  })
  await page.goto('/partner/nieuw', { waitUntil: 'commit' })
  const form = await page
    .getByRole('link', { name: /^Aanmelden voor Klik & Tik/ })
    .first()
    .getAttribute('href')
  await page.goto(form ?? '', { waitUntil: 'commit' })
  await fillResident(page, { name: 'Demo Vlug', way: 'E-mail', of: 'Via ons', laptop: false })
  scripts.resolve()
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('form.sheet') ?? {}).some((key) => key.startsWith('__reactProps')),
  )
  // Only a script adds somebody without asking the server: now it is certainly at work.
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await press(page, 'Nog iemand toevoegen')
  await expect(page.locator('fieldset.row')).toHaveCount(2)
  expect(posts).toEqual([])
  const first = page.locator('fieldset.row').first()
  for (const choice of ['E-mail', 'Via ons', /laptop lenen/])
    await expect(first.getByRole('radio', { name: choice })).toBeChecked()
  await expect(first.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue('Demo Vlug')
  await expect(first.getByRole('checkbox', { name: /vindt het goed/ }).first()).toBeChecked()
})

test('a partner never sees the bookings of another', async ({ page }) => {
  await workAs(page, 'Demo Kees')
  await page.goto('/partner/boekingen')
  await page
    .getByRole('row', { name: /Demo Toos/ })
    .getByRole('link')
    .click()
  const address = page.url()
  await page.context().clearCookies()
  await workAs(page, 'Demo Paula')
  for (const part of ['', '/kaartje', '/afzeggen', '/verzetten', '/wijzigen'])
    expect((await page.goto(`${address}${part}`))?.status()).toBe(404)
  await page.goto('/partner/boekingen')
  await expect(page.getByRole('main')).not.toContainText('Demo Toos')
})

test('who came how often is shown only where the resident said so', async ({ page }) => {
  await workAs(page, 'Demo Paula')
  await page.goto('/partner/boekingen')
  await expect(page.getByRole('row', { name: /Demo Fatma/ }).first()).toContainText('Kwam bij 2 van 3 lessen')
  await expect(page.getByRole('row', { name: /Demo Olena/ }).first()).not.toContainText('Kwam bij')
})

test('a partner books with the keyboard alone, in less than a minute @script', async ({ page }) => {
  await comeInAs(page, 'Demo Omar')
  const begin = Date.now()
  const keys = page.keyboard
  const tabTo = async (name: string | RegExp) => {
    for (let i = 0; i < 60; i += 1) {
      await keys.press('Tab')
      const label = await page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement
        return `${at?.labels?.[0]?.textContent ?? ''} ${at?.textContent ?? ''}`
      })
      if (typeof name === 'string' ? label.includes(name) : name.test(label)) return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  await tabTo('Inwoner aanmelden')
  await keys.press('Enter')
  await heading(page, 'Waar meldt u de inwoner voor aan?')
  await tabTo(/Aanmelden voor DigiVitaler in Maarssenbroek/)
  await keys.press('Enter')
  await heading(page, 'Aanmelden voor DigiVitaler')
  await tabTo('Hoe wil de inwoner genoemd worden?')
  await keys.type('Demo Toets')
  await tabTo('Bellen')
  await keys.press('Space')
  await tabTo('Telefoonnummer of e-mailadres')
  await keys.type(ownNumber())
  await tabTo('Ja')
  await keys.press('Space')
  await tabTo('De inwoner weet hiervan')
  await keys.press('Space')
  await tabTo('Meld de inwoner aan')
  await keys.press('Enter')
  await heading(page, 'De inwoner is aangemeld')
  expect(Date.now() - begin).toBeLessThan(60_000)
})
