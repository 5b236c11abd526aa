import type { Page } from '@playwright/test'
import { comeInAs } from './partner-steps'
import {
  accept,
  appWith,
  askLink,
  browserOf,
  inviteAs,
  keysIn,
  lettersTo,
  signInByLink,
  signOut,
  somebody,
} from './signin-steps'
import { sideways, violations } from './sound'
import { heading, press } from './steps'
import { expect, test } from './story'

// Each of them is a morning's work of several people.
test.beforeEach(() => test.slow())

/** A mail scanner opens a link, again and again. */
async function scan(page: Page, link: string): Promise<void> {
  for (let round = 0; round < 10; round++)
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => page.request.fetch(link, { method: i % 2 ? 'GET' : 'HEAD' })),
    )
}

test('an invited trainer signs in for the first time', async ({ page, browser, javaScriptEnabled }) => {
  const trainer = somebody()
  await inviteAs(page, 'Demo Carla', trainer, /^Docent/)
  const [invitation] = await lettersTo(trainer.email)
  if (!invitation) throw new Error('no invitation')
  const own = await browserOf(browser, trainer, javaScriptEnabled)

  for (const link of keysIn(invitation).links) await scan(own, link)

  await accept(own, trainer.email)
  await heading(own, 'Lessen')
  await own.goto('/account')
  await expect(own.getByRole('main')).toContainText('Docent bij Bibliotheek')
  await own.goto('/beheer/mensen')
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('Deze bladzijde is er niet')
  await own.goto('/account')
  await signOut(own)

  await signInByLink(own, trainer.email, 2)
  await heading(own, 'Lessen')
  await own.context().close()
})

test('a link works in the browser that asked, once; elsewhere the digits are of use', async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  const adviser = somebody()
  await inviteAs(page, 'Demo Carla', adviser, /^IDO-medewerker/)
  const own = await browserOf(browser, adviser, javaScriptEnabled)
  await accept(own, adviser.email)
  await signOut(own)

  const { path, code, links } = keysIn(await askLink(own, adviser.email, 2))
  for (const link of links) await scan(own, link)
  const telephone = await browserOf(browser, somebody(), javaScriptEnabled)
  await telephone.goto(path)
  await heading(telephone, 'Gebruik de code uit de e-mail')

  await own.getByLabel('De code uit de e-mail').fill(code === '000000' ? '111111' : '000000')
  await press(own, 'Aanmelden')
  await expect(own.getByRole('main')).toContainText('Deze code klopt niet')
  await own.getByLabel('De code uit de e-mail').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await press(own, 'Aanmelden')
  await heading(own, /^Vandaag/)
  await signOut(own)

  await askLink(own, adviser.email, 3)
  await own.goto(path)
  await press(own, 'Aanmelden')
  await expect(own.getByRole('main')).toContainText('Deze link werkt niet (meer)')
  await own.context().close()
  await telephone.context().close()
})

test('who asks once more, because the first letter is late, can still use it', async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  const adviser = somebody()
  await inviteAs(page, 'Demo Carla', adviser, /^IDO-medewerker/)
  const own = await browserOf(browser, adviser, javaScriptEnabled)
  await accept(own, adviser.email)
  await signOut(own)
  const { path } = keysIn(await askLink(own, adviser.email, 2))
  await askLink(own, adviser.email, 3)
  await own.goto(path)
  await press(own, 'Aanmelden')
  await heading(own, /^Vandaag/)
  await own.context().close()
})

test('a partner’s employee leaves and is out the same minute', async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  const [contact, colleague] = [somebody(), somebody()]
  await inviteAs(page, 'Demo Carla', contact, /^Contactpersoon/, 'Geldpunt')
  const desk = await browserOf(browser, contact, javaScriptEnabled)
  await accept(desk, contact.email)
  await expect(desk).toHaveURL(/\/partner$/)

  await desk.goto('/partner/collegas')
  await press(desk, 'Nodig een collega uit')
  await desk.getByLabel('Naam van uw collega').fill(colleague.name)
  await desk.getByLabel('E-mailadres op het werk').fill(colleague.email)
  await press(desk, 'Stuur de uitnodiging')
  await expect(desk.getByRole('main')).toContainText('Wij sturen de uitnodiging per e-mail.')

  const own = await browserOf(browser, colleague, javaScriptEnabled)
  await accept(own, colleague.email)
  await expect(own).toHaveURL(/\/partner$/)
  await own.goto('/partner/nieuw')
  await expect(own).toHaveURL(/\/partner\/nieuw$/)

  await desk.goto('/partner/collegas')
  await press(desk, `Werkt hier niet meer (${colleague.name})`)
  await heading(desk, `Werkt ${colleague.name} hier niet meer?`)
  await own.reload()
  await expect(own).toHaveURL(/\/partner\/nieuw$/)
  await press(desk, 'Ja, werkt hier niet meer')
  await expect(desk.getByRole('main')).toContainText('Deze persoon is overal afgemeld')

  await own.reload()
  await expect(own).toHaveURL(/\/inloggen\?terug=%2Fpartner%2Fnieuw$/)
  await own.getByLabel('Uw e-mailadres').fill(colleague.email)
  await press(own, 'Stuur mij een link')
  await heading(own, 'Kijk in uw e-mail')
  // Somebody else who asks later does get a letter; who left got none.
  await askLink(own, contact.email, 2)
  expect(await lettersTo(colleague.email)).toHaveLength(1)

  // It was the wrong row: the colleague is let back, and signs in anew.
  await desk.goto('/partner/collegas')
  await press(desk, `Maak ongedaan (${colleague.name} werkt hier toch)`)
  await expect(desk.getByRole('main')).toContainText('kan weer aanmelden')
  await own.goto('/partner/nieuw')
  await expect(own).toHaveURL(/\/inloggen\?terug=%2Fpartner%2Fnieuw$/)
  await signInByLink(own, colleague.email, 2)
  await expect(own).toHaveURL(/\/partner(\/nieuw)?$/)
  await desk.context().close()
  await own.context().close()
})

test('a second factor is set up and lost', async ({ page, browser, javaScriptEnabled }) => {
  const [trainer, second] = [somebody(), somebody()]
  await inviteAs(page, 'Demo Carla', trainer, /^Docent/)
  const own = await browserOf(browser, trainer, javaScriptEnabled)
  await accept(own, trainer.email)
  await own.goto('/account')

  await press(own, 'Stel de tweede stap in')
  await press(own, 'Ik heb een app. Begin')
  await own.getByText('Ik kan niet scannen').click()
  const shows = appWith((await own.locator('.key').textContent()) ?? '')
  await own.getByLabel('De code uit uw app').fill(shows())
  await press(own, 'Verder')
  await heading(own, 'Bewaar deze codes')
  const papers = await own.locator('.paper-codes li').allTextContents()
  expect(papers).toHaveLength(10)
  await press(own, 'Ik heb de codes bewaard')
  await heading(own, 'Mijn account')
  await signOut(own)

  await signInByLink(own, trainer.email, 2)
  await heading(own, 'De tweede stap')
  await own.goto('/account')
  await heading(own, 'De tweede stap')
  await own.getByLabel('De code uit uw app').fill(shows(1))
  await press(own, 'Verder')
  await heading(own, 'Mijn account')
  await signOut(own)

  await signInByLink(own, trainer.email, 3)
  await press(own, 'Gebruik een code van papier')
  await own.getByLabel('Een code van papier').fill((papers[0] ?? '').toLowerCase())
  await press(own, 'Verder')
  await heading(own, 'Lessen')
  await own.goto('/account')
  await expect(own.getByRole('main')).toContainText('nog 9 codes')
  await signOut(own)

  await page.goto('/beheer/mensen')
  await press(page, `Tweede stap kwijt (${trainer.name})`)
  await press(page, 'Ja, vraag dit aan')
  await expect(page.getByRole('main')).toContainText('Er moet nu nog iemand mee instemmen')
  await inviteAs(page, 'Demo Carla', second, /^Coördinator/)
  const other = await browserOf(browser, second, javaScriptEnabled)
  await accept(other, second.email)
  await heading(other, 'De week')
  await other.goto('/beheer/mensen')
  await heading(other, 'Mensen')
  await press(other, `Stem in, of niet (${trainer.name})`)
  await press(other, 'Ja, ik stem ermee in')
  await expect(other.getByRole('main')).toContainText('De tweede stap is vervallen')

  await signInByLink(own, trainer.email, 4)
  await heading(own, 'Lessen')
  await own.goto('/account')
  await expect(own.getByRole('main')).toContainText('U hebt geen tweede stap')
  await other.context().close()
  await own.context().close()
})

test('whoever asks for a link reads the same, known or not', async ({ browser, javaScriptEnabled }) => {
  const pages: (string | null)[] = []
  for (const email of ['demo.carla@demo.example', 'niemand@elders.example']) {
    const own = await browserOf(browser, somebody(), javaScriptEnabled)
    await own.goto('/inloggen')
    await own.getByLabel('Uw e-mailadres').fill(email)
    await press(own, 'Stuur mij een link')
    await heading(own, 'Kijk in uw e-mail')
    for (let i = 0; i < 6; i++) {
      await own.getByLabel('De code uit de e-mail').fill('123456')
      await press(own, 'Aanmelden')
      await expect(own.getByRole('main')).toContainText('Deze code klopt niet')
    }
    pages.push(await own.getByRole('main').textContent())
    await own.context().close()
  }
  expect(pages[0]).toBe(pages[1])
})

test('who wanted to be somewhere is led back there', async ({ page }) => {
  await page.goto('/beheer/mensen/uitnodigen')
  await expect(page).toHaveURL(/\/inloggen\?terug=/)
  await press(page, 'Doe mee als Demo Carla')
  await heading(page, 'Nodig iemand uit')
})

test('nobody is led to another site', async ({ page }) => {
  await page.goto('/inloggen?terug=https%3A%2F%2Felders.example%2F')
  await press(page, 'Doe mee als Demo Paula')
  await expect(page).toHaveURL(/\/partner$/)
})

test.describe('a work account of a real provider', () => {
  async function comeWith(page: Page, email: string): Promise<void> {
    await page.goto('/inloggen')
    await press(page, /^Aanmelden met/)
    await page.locator('input[name=login]').fill(email)
    await page.locator('input[name=password]').fill('only in stories')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
  }

  test('lets in nobody who was not invited', async ({ page }) => {
    await comeWith(page, 'niemand@elders.example')
    await expect(page.getByRole('main')).toContainText('Met dit werkaccount kunt u niet aanmelden')
    await page.goto('/account')
    await expect(page).toHaveURL(/inloggen/)
  })

  test('accepts the invitation of its address, and needs no second step from us', async ({
    page,
    browser,
    javaScriptEnabled,
  }) => {
    const adviser = somebody()
    await inviteAs(page, 'Demo Carla', adviser, /^IDO-medewerker/)
    const own = await browserOf(browser, adviser, javaScriptEnabled)
    await comeWith(own, adviser.email)
    await heading(own, /^Vandaag/)
    await own.goto('/account')
    await expect(own.getByRole('main')).toContainText('IDO-medewerker bij Bibliotheek')
    await expect(own.getByRole('main')).toContainText('Daar zorgt uw werkaccount voor')
    const desk = (await own.context().cookies()).find(({ name }) => name === 'wegwijs-desk')
    // Gone with the browser: the next one at this computer is somebody else.
    expect(desk).toMatchObject({ expires: -1, httpOnly: true })
    await own.context().close()
  })

  test('counts only when its address is confirmed', async ({ page, browser, javaScriptEnabled }) => {
    const trainer = somebody()
    const email = `onbevestigd.${trainer.email}`
    await inviteAs(page, 'Demo Carla', { ...trainer, email }, /^Docent/)
    const own = await browserOf(browser, trainer, javaScriptEnabled)
    await comeWith(own, email)
    await expect(own.getByRole('main')).toContainText('Met dit werkaccount kunt u niet aanmelden')
    await own.context().close()
  })

  test('is believed only in the browser that began, and is not begun by another site', async ({
    page,
    request,
  }) => {
    const answer = await page.goto('/api/auth/callback/oidc?code=abc&state=def')
    expect(answer?.ok()).toBe(true)
    await expect(page.getByRole('main')).toContainText('niet gelukt')
    const elsewhere = await request.get('/api/auth/start', { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(elsewhere.status()).toBe(404)
  })
})

test('who works in one place has nothing to choose', async ({ page }) => {
  await comeInAs(page, 'Demo Anton')
  await expect(page.getByRole('link', { name: 'Ander werk' })).toHaveCount(0)
  await page.goto('/account/werk')
  await heading(page, 'Uw werk')
  await expect(page.getByRole('main')).toContainText('IDO-medewerker')
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
  await press(page, 'Ga verder')
  await heading(page, /^Vandaag/)
})

test('who does nothing is warned and can stay, and leaves nothing on the screen @script', async ({
  page,
}) => {
  await page.clock.install()
  await comeInAs(page, 'Demo Carla')
  await page.goto('/account')
  // The clock starts when React has taken over the page.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main button') ?? {}).some((key) => key.startsWith('__react')),
  )
  await page.clock.runFor('12:00')
  await page.getByLabel('Hoe heet u?').press('End')
  await page.clock.runFor('12:00')
  // Who types is there.
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await page.clock.runFor('01:05')
  await expect(page.getByRole('alertdialog')).toContainText('Over 2 minuten wordt u afgemeld')
  await expect(page.getByRole('button', { name: 'Ik ben er nog' })).toBeFocused()
  await page.getByRole('button', { name: 'Ik ben er nog' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await page.clock.runFor('15:05')
  await expect(page.getByRole('main')).toContainText('U bent afgemeld, omdat u een tijd niets deed.')
  await expect(page).toHaveURL(/terug=%2Faccount/)
  // Not only the page: whoever sits down at this computer now comes to nobody's desk.
  await page.goto('/account')
  await expect(page).toHaveURL(/inloggen/)
})

test('who works without a script reads after how many minutes they are signed out', async ({
  page,
  javaScriptEnabled,
}) => {
  await comeInAs(page, 'Demo Carla')
  const sentence = page.locator('noscript p')
  await expect(sentence).toHaveText(
    javaScriptEnabled === false ? ['Doet u 15 minuten niets? Dan meldt de computer u af.'] : [],
  )
})

test('the pages of the door and of people fit 320 px, obey their own policy, and axe finds nothing @script', async ({
  page,
}) => {
  const refused: string[] = []
  page.on('console', (line) => {
    if (/Content Security Policy/.test(line.text())) refused.push(line.text())
  })
  await page.setViewportSize({ width: 320, height: 640 })
  const look = async (path: string) => {
    const answer = await page.goto(path)
    expect(answer?.headers()['content-security-policy']).toMatch(
      /script-src 'nonce-[\w+/=]+' 'strict-dynamic';/,
    )
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe')
    expect(await sideways(page), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    expect(await violations(page, path)).toEqual([])
  }
  for (const path of [
    '/inloggen',
    '/inloggen/link?sleutel=x',
    '/uitnodiging?sleutel=x',
    '/uitnodiging/bedankt',
  ])
    await look(path)
  await comeInAs(page, 'Demo Carla')
  for (const path of ['/account', '/account/tweede-stap', '/beheer/mensen', '/beheer/mensen/uitnodigen'])
    await look(path)
  await page.context().clearCookies()
  await comeInAs(page, 'Demo Kees')
  for (const path of ['/partner/collegas', '/partner/collegas/uitnodigen']) await look(path)
  expect(refused).toEqual([])
})

test('the number of the scripts is another one at every visit', async ({ request }) => {
  const policies = new Set<string | undefined>()
  for (let i = 0; i < 3; i++)
    policies.add((await request.get('/inloggen')).headers()['content-security-policy'])
  expect(policies.size).toBe(3)
})
