import { takeOn } from '../../lib/needs/commands/answer'
import { keepNeed } from '../../lib/needs/commands/ask'
import { addDays, localDate } from '../../lib/tools/time'
import { ago, aNewColleague, aQuestion, asTheHouse, deskOf, lineOf, workerOf } from './needs-steps'
import { comeInAs, workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { behindTheStories, heading, inDays, letters, press } from './steps'
import { expect, test } from './story'

const list = '/partner/vragen'

test('an intake worker takes a question on, sees only then who it is, and tells how it went', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const one = await aQuestion({ name: 'Demo Riet Stap', callWhen: "liefst 's ochtends" })
  await comeInAs(page, 'Demo Kees')
  await expect(page.getByRole('main')).toContainText(/vragen? wacht(en)? op u/)
  await page.goto(list)
  const line = lineOf(page, one)
  await expect(line).toContainText('Alimentatie')
  await expect(line).not.toContainText('Demo Riet Stap')
  await expect(page.getByRole('main')).toContainText(/\d+ nieuw · \d+ contact maken/)

  await line.getByRole('button', { name: /^Wij nemen contact op/ }).click()
  await expect(line).toContainText('Demo Riet Stap')
  await expect(line).toContainText("“liefst 's ochtends”")
  await expect(line.locator('.asked-number')).toHaveText(/^06( \d\d){4}$/)
  await expect(line.locator('.asked-number')).toHaveAttribute('href', /^tel:\+316\d{8}$/)
  expect(page.url()).not.toMatch(/Riet|06\d{8}/)
  // Within ten minutes it never happened.
  await line.getByRole('button', { name: /^Maak ongedaan \(nog \d+ min\)/ }).click()
  await expect(page.getByRole('main')).toContainText('Dat is ongedaan gemaakt.')
  await expect(line).not.toContainText('Demo Riet Stap')

  await line.getByRole('button', { name: /^Wij nemen contact op/ }).click()
  await line.getByRole('button', { name: /^Gesproken/ }).click()
  await expect(line).toContainText('U hebt de inwoner gesproken.')
  await line.getByRole('link', { name: /^Afspraak op/ }).click()
  await heading(page, 'Afspraak op …')
  await page.getByLabel(/Op welke dag/).fill('gisteren')
  await press(page, 'Zet de afspraak erbij')
  await expect(page.locator('.summary')).toContainText('Deze dag begrijpen wij niet')
  await page.getByLabel(/Op welke dag/).fill(inDays(3))
  await press(page, 'Zet de afspraak erbij')
  await expect(line).toContainText('U hebt een afspraak op')

  await line.getByRole('link', { name: /^Klaar/ }).click()
  await heading(page, 'Hoe is het gegaan?')
  // Nobody stays away from a day that is still to come.
  await expect(page.getByRole('button', { name: /kwam niet/ })).toHaveCount(0)
  await press(page, 'Geholpen')
  await expect(line).toContainText('De bibliotheek vraagt de inwoner of dat zo is.')
  await expect(line).not.toContainText('Demo Riet Stap')
  await expect(line.getByRole('button', { name: /^Maak ongedaan/ })).toBeVisible()
})

test('no answer once is not the end: calling again comes first, giving back after it', async ({ page }) => {
  const one = await aQuestion({ name: 'Demo Gehoor' })
  await asTheHouse(async (sql) => takeOn(await workerOf(sql, 'kwadraad'), one, new Date()))
  await workAs(page, 'Demo Kees')
  await page.goto(list)
  const line = lineOf(page, one)
  await line.getByRole('link', { name: /^Kreeg geen gehoor/ }).click()
  await heading(page, 'Kreeg u geen gehoor?')
  await expect(page.locator('main .buttons').locator('a, button')).toHaveText([
    'Ik bel nog een keer',
    'Geef terug: geen gehoor',
  ])
  await press(page, 'Ik bel nog een keer')
  await expect(line).toContainText('Demo Gehoor')
})

test('what cannot be done goes back to the library at once, and can be taken back where it stood', async ({
  page,
}) => {
  const one = await aQuestion({ name: 'Demo Terug' })
  await workAs(page, 'Demo Kees')
  await page.goto(list)
  const line = lineOf(page, one)
  await line.getByRole('link', { name: /^Dat kan niet/ }).click()
  await heading(page, 'Waarom kan dat niet?')
  await press(page, 'Wij hebben nu geen plek')
  await expect(line).toContainText('geen plek')
  await expect(line.getByRole('button', { name: /^Wij nemen/ })).toHaveCount(0)
  await line.getByRole('button', { name: /^Maak ongedaan/ }).click()
  await expect(line.getByRole('button', { name: /^Wij nemen/ })).toBeVisible()
})

test('closed by mistake, found after the ten minutes: it is opened again with a reason', async ({ page }) => {
  const one = await aQuestion({ name: 'Demo Toch', at: ago(1) })
  await asTheHouse(async (sql) => {
    const kees = await workerOf(sql, 'kwadraad')
    const { report } = await import('../../lib/needs/commands/answer')
    await takeOn(kees, one, ago(1))
    await report(kees, { ...one, how: 'helped' }, new Date(Date.now() - 20 * 60_000))
  })
  await workAs(page, 'Demo Kees')
  await page.goto(list)
  await page.locator('summary', { hasText: 'De afgelopen 30 dagen klaar' }).click()
  const line = page.locator('.asked-over li', { hasText: `nummer ${one.number}` })
  await expect(line).toContainText('Klaar: geholpen')
  await expect(line).not.toContainText('Demo Toch')
  await line.getByRole('link', { name: /^Toch niet klaar/ }).click()
  await press(page, 'Per ongeluk gesloten')
  await expect(page.getByRole('main')).toContainText('De vraag is weer open.')
})

test('she changes her mind while the partner has the page open: it says to stop, without why', async ({
  page,
  browser,
  javaScriptEnabled,
}, info) => {
  const one = await aQuestion({ name: 'Demo Bedenkt' })
  await workAs(page, 'Demo Kees')
  await page.goto(list)
  const line = lineOf(page, one)
  await line.getByRole('button', { name: /^Wij nemen contact op/ }).click()
  await expect(line).toContainText('Demo Bedenkt')

  const options = { javaScriptEnabled, baseURL: info.project.use.baseURL }
  const hers = await browser.newPage({ ...options, extraHTTPHeaders: { 'x-forwarded-for': '10.9.8.7' } })
  await hers.goto('/nl/afspraak')
  await hers.locator('[name=code]').fill(one.code)
  await hers.locator('[name=letter]').fill('D')
  await press(hers, 'Ga verder')
  await press(hers, 'Ik wil dit niet meer')
  await press(hers, /mag mij niet bellen/)
  await expect(hers.getByRole('main')).toContainText('mag u niet meer bellen')
  await hers.close()

  await line.getByRole('button', { name: /^Gesproken/ }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText('Deze vraag is niet meer bij jullie. Neem geen contact meer op.')
  await expect(main).not.toContainText('Demo Bedenkt')
  await expect(lineOf(page, one)).toHaveCount(0)
  // Nor by an address that somebody kept, nor by the number on the sheet.
  await page.goto(`${list}/${one.referralId}/vel`)
  await expect(main).not.toContainText('Demo Bedenkt')
  await page.locator('summary', { hasText: 'Geldt dit vel nog?' }).click()
  await page.getByLabel('Nummer op het vel').fill(String(one.number))
  await press(page, /^Kijk/)
  await expect(main).toContainText(`Nummer ${one.number} geldt niet (meer).`)
})

test('a colleague or the desk was first: who has the page open sees what happened', async ({ page }) => {
  const [one, other] = [await aQuestion({ name: 'Demo Samen' }), await aQuestion({ name: 'Demo Overname' })]
  await workAs(page, 'Demo Kees')
  await page.goto(list)
  await asTheHouse(async (sql) => {
    const colleague = await aNewColleague(sql, 'kwadraad')
    await takeOn(colleague, one, new Date())
    const [need] = await sql`select revision from need where id = ${other.needId}`
    const seen = { needId: other.needId, revision: need?.revision as number }
    await keepNeed(await deskOf(sql), { ...seen, helpOn: localDate(new Date()) }, new Date())
  })
  const main = page.getByRole('main')
  await lineOf(page, one)
    .getByRole('button', { name: /^Wij nemen contact op/ })
    .click()
  await expect(main).toContainText('Er is net al iets mee gedaan')
  await expect(lineOf(page, one)).toContainText('bij Demo Vertrekker')
  // Who looks does not think that the call is theirs to make.
  await expect(lineOf(page, one)).toContainText('Een collega neemt contact op.')
  await page.goto(list)
  await expect(lineOf(page, other)).toHaveCount(0)
  await page.goto(`${list}/${other.referralId}/kan-niet`)
  await expect(main).toContainText('Er is net al iets mee gedaan')
})

test('the agreement ended yesterday: the library looks along, and who was asked may still answer', async ({
  page,
}) => {
  const one = await aQuestion({ name: 'Demo Gisteren' })
  await behindTheStories(
    (sql) => sql`update agreement_version set valid_until = current_date - 1 where id = ${one.versionId}`,
  )
  await workAs(page, 'Demo Kees')
  await page.goto(list)
  const line = lineOf(page, one)
  await expect(line).toContainText('De afspraak met de bibliotheek is voorbij.')
  await expect(line).toContainText('U kunt nog antwoorden.')
  await line.getByRole('button', { name: /^Wij nemen contact op/ }).click()
  await expect(line).toContainText('Demo Gisteren')
  await expect(line).not.toContainText('is voorbij')
})

test('who had it left: a colleague takes it over with what was done', async ({ page }) => {
  const one = await aQuestion({ name: 'Demo Achter' })
  await asTheHouse(async (sql) => {
    const leaving = await aNewColleague(sql, 'kwadraad')
    await takeOn(leaving, one, new Date())
    await sql`update member set deactivated_at = now() where user_id = ${leaving.userId}`
  })
  await workAs(page, 'Demo Kees')
  await page.goto(list)
  const line = lineOf(page, one)
  await expect(line).toContainText('Wie deze vraag had, werkt hier niet meer.')
  await line.getByRole('button', { name: /^Ik neem het over/ }).click()
  await expect(line).not.toContainText('werkt hier niet meer')
  await expect(line.getByRole('button', { name: /^Gesproken/ })).toBeVisible()
})

test('a partner that is closed over Christmas has until after it, and is not late meanwhile', async ({
  page,
}) => {
  // It closed the day after it was asked, two weeks ago, and opens the day after tomorrow.
  await behindTheStories(
    (sql) => sql`insert into organisation_closure (organisation_id, from_date, until_date, reason)
      select id, ${localDate(ago(14))}, ${addDays(localDate(new Date()), 1)}, 'Kerst' from organisation
      where slug = 'vluchtelingenwerk'`,
  )
  const one = await aQuestion({ name: 'Demo Kerst', partner: 'vluchtelingenwerk', at: ago(15) })
  await workAs(page, 'Demo Paula')
  await page.goto(list)
  const line = lineOf(page, one)
  await expect(line).toContainText('uiterlijk')
  await expect(line).not.toContainText('te laat')
  await expect(line.getByRole('button', { name: /^Wij nemen contact op/ })).toBeVisible()
})

test('a late one says so, and a sheet goes along that says to look before calling', async ({ page }) => {
  const one = await aQuestion({ name: 'Demo Laat', at: ago(10) })
  await workAs(page, 'Demo Kees')
  await page.goto(list)
  const line = lineOf(page, one)
  await expect(line).toContainText('te laat')
  await expect(line).toContainText(/De bibliotheek kijkt mee sinds .+ U kunt nog antwoorden\./)
  await line.getByRole('button', { name: /^Wij nemen contact op/ }).click()
  await line.getByRole('link', { name: /^Print een vel/ }).click()
  const sheet = page.locator('.asked-sheet')
  await expect(sheet).toContainText(`Nummer ${one.number}: kijk voor u belt of dit vel nog geldt.`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.desk-head')).toBeHidden()
  await expect(sheet).toBeVisible()
})

test('what a partner asked the library is followed, and taken back when she does not want it', async ({
  page,
}) => {
  const one = await aQuestion({ name: 'Demo Vraagt', way: 'from' })
  await workAs(page, 'Demo Kees')
  await page.goto('/partner/gevraagd')
  const row = page.getByRole('row', { name: /Demo Vraagt/ })
  await expect(row).toContainText('Bij de bibliotheek')
  await row.getByRole('link').click()
  await expect(page.getByRole('button', { name: 'Haal de vraag weg' })).toBeVisible()
  await press(page, 'De inwoner wil dit niet meer')
  await expect(page.getByRole('main')).toContainText('Niemand belt de inwoner hier meer over.')
  await expect(page.getByRole('main')).not.toContainText('Demo Vraagt')
  await page.goto(`/partner/gevraagd/${one.needId}`)
  await expect(page.getByRole('main')).not.toContainText('Demo Vraagt')
})

test('the letter to who is asked names nobody, no topic and no place', async ({ page }) => {
  await aQuestion({ name: 'Demo Geheim' })
  const found = () => letters().filter((letter) => /Er staat een vraag voor u klaar/.test(letter))
  await expect.poll(() => found().length, { timeout: 30_000 }).toBeGreaterThan(0)
  for (const letter of found()) expect(letter).not.toMatch(/Geheim|Alimentatie|Riet/)
  await page.goto('/beheer/post')
  await expect(page.locator('.letter').first()).toBeVisible()
})

test('every page of what is asked fits 320 px, works with keys, and axe finds nothing @script', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const [fresh, taken] = [await aQuestion({ name: 'Demo Nieuw' }), await aQuestion({ name: 'Demo Pagina' })]
  const own = await aQuestion({ name: 'Demo Eigen', way: 'from' })
  await asTheHouse(async (sql) => takeOn(await workerOf(sql, 'kwadraad'), taken, new Date()))
  await workAs(page, 'Demo Kees')
  const pages = ['kan-niet', 'klaar', 'geen-gehoor', 'afspraak', 'vel'].map(
    (name) => `${list}/${taken.referralId}/${name}`,
  )
  for (const path of [list, ...pages, '/partner/gevraagd', `/partner/gevraagd/${own.needId}`]) {
    await page.setViewportSize({ width: 320, height: 640 })
    expect((await page.goto(path))?.status(), path).toBe(200)
    expect(await sideways(page), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    expect(await violations(page, path)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page, `${path}, dark`, ['color-contrast'])).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  }

  await page.goto(list)
  const line = lineOf(page, fresh)
  await line.getByRole('button', { name: /^Wij nemen contact op/ }).focus()
  await page.keyboard.press('Enter')
  // It goes on where it was, with the way back at hand.
  await expect(page.locator(':focus')).toContainText('U neemt contact op.')
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toContainText('Maak ongedaan')
  await page.keyboard.press('Enter')
  await expect(page.locator(':focus')).toContainText('Dat is ongedaan gemaakt.')
})
