import type { Browser, Page } from '@playwright/test'
import { askedByKeys, Keys, mostKeys } from './keys'
import { workAs } from './partner-steps'
import { signOut } from './signin-steps'
import { behindTheStories, heading, press } from './steps'
import { expect, test } from './story'

/** What is stored of a branch today, question by question. */
function storedAt(slug: string): Promise<{ topic: string; channel: string; help: string }[]> {
  return behindTheStories(async (sql) => [
    ...(await sql<{ topic: string; channel: string; help: string }[]>`
      select q.topic, v.channel, array_to_string(q.help, ' ') as help
      from visit v join branch b on b.id = v.branch_id join question q on q.visit_id = v.id
      where b.slug = ${slug} and v.day >= current_date - 1 order by q.topic`),
  ])
}

const topicsAt = async (slug: string) => (await storedAt(slug)).map(({ topic }) => topic)
const ask = (page: Page) => page.getByRole('region', { name: 'Een vraag opschrijven' })
const kept = (page: Page) => page.locator('.ask-kept > li')

async function atDesk(page: Page, slug: string): Promise<void> {
  await page.goto(`/balie/vraag?vestiging=${slug}`)
  await expect(ask(page)).toBeFocused()
}

test('a question is three keys, and with a topic that has to be sought at most twelve @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Anton')
  await atDesk(page, 'wilnis')
  const press = new Keys(page)
  for (const [i, [keys, topic]] of askedByKeys.entries()) {
    await press.press(...keys)
    await expect(kept(page)).toHaveCount(i + 1)
    await expect(kept(page).first()).toContainText(topic)
    expect(press.taken()).toBeLessThanOrEqual(mostKeys.question)
    if (/^\d$/.test(keys[0] ?? '') && keys.length > 3) expect(keys.length - 3).toBe(1)
  }
  // Another of the same visitor, and one that was a mistake.
  await press.press('b', '9', 'c', 'g')
  await expect(kept(page)).toHaveCount(askedByKeys.length + 1)
  await press.press('o')
  await expect(kept(page)).toHaveCount(askedByKeys.length)
  expect(await topicsAt('wilnis')).toEqual([])
  await signOut(page)
  await expect.poll(() => topicsAt('wilnis')).toHaveLength(askedByKeys.length)
})

test('on a telephone it is three taps; what is tapped can be undone for ten minutes, and is then stored once @script', async ({
  page,
}) => {
  await page.clock.install()
  await workAs(page, 'Demo Carla')
  await page.goto('/balie/vraag?vestiging=vinkeveen')
  const tap = (words: string) => ask(page).getByRole('button', { name: words, exact: true }).click()
  for (const words of ['Rijbewijs verlengen', 'Uitgelegd', 'Geholpen']) await tap(words)
  for (const words of ['Telefoon of tablet', 'Toestel geholpen', 'Komt terug']) await tap(words)
  await expect(kept(page)).toHaveCount(2)
  await page.clock.runFor(4 * 60_000)
  // Names are covered by then, as on every page of the desk.
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await kept(page)
    .filter({ hasText: 'Telefoon' })
    .getByRole('button', { name: /^Maak ongedaan \(nog [56] min\)/ })
    .click()
  await expect(kept(page)).toHaveCount(1)

  // The house stores it, and the device does not hear so: it sends it again.
  let [sent, unheard] = [0, true]
  await page.route('**/api/questions', async (route) => {
    sent += 1
    const answer = await route.fetch()
    if (unheard) await route.abort()
    else await route.fulfill({ response: answer })
  })
  await page.clock.runFor(7 * 60_000)
  await expect.poll(() => sent).toBeGreaterThan(0)
  await expect.poll(() => topicsAt('vinkeveen')).toEqual(['rijbewijs'])
  await expect(kept(page)).toContainText(['Wacht tot er verbinding is.'])
  unheard = false
  await page.clock.runFor(30_000)
  await expect(kept(page)).toHaveCount(0)
  expect(sent).toBeGreaterThan(1)
  expect(await topicsAt('vinkeveen')).toEqual(['rijbewijs'])
})

test('without a connection, and when the page is closed, it waits and is sent later; nothing typed is in it @script', async ({
  page,
  browser,
}) => {
  const state = await offline(page, 'loenen')
  const later = await browser.newContext({ baseURL: new URL(page.url()).origin, storageState: state })
  const back = await later.newPage()
  const before = (await topicsAt('loenen')).length
  const posted = back.waitForRequest('**/api/questions')
  // Any page of the desk hands it in; it is eleven minutes later there.
  await back.clock.install({ time: Date.now() + 11 * 60_000 })
  await back.goto('/bellen')
  const body = (await posted).postData() ?? ''
  expect(body).toContain('woning-zoeken')
  expect(body).not.toMatch(/urgentie|"at"|:\d\d/)
  await expect.poll(async () => (await topicsAt('loenen')).length).toBe(before + 1)
  await expect.poll(() => back.evaluate(() => localStorage.getItem('wegwijs-questions'))).toBe('[]')
  await later.close()
})

/** Somebody writes down a question without a connection, and leaves. */
async function offline(page: Page, slug: string) {
  await workAs(page, 'Demo Anton')
  await atDesk(page, slug)
  await page.context().setOffline(true)
  for (const key of ['z', ...'urgentie', 'Enter', 'u', 'g']) await page.keyboard.press(key)
  await expect(kept(page)).toHaveCount(1)
  await page.context().setOffline(false)
  return page.context().storageState()
}

test('after an appointment its topic is there already; a time and a course are one step away @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/balie/vraag?vestiging=breukelen&onderwerp=aow&via=appointment')
  await expect(ask(page).getByRole('button', { name: 'AOW' })).toHaveAttribute('aria-pressed', 'true')
  await expect(ask(page)).toContainText('Afspraak · medewerker · nu')
  const [time, course] = [
    ask(page).getByRole('link', { name: 'Een tijd' }),
    ask(page).getByRole('link', { name: 'Een cursus' }),
  ]
  await expect(time).toHaveAttribute('href', '/balie/telefoon?vestiging=breukelen&onderwerp=aow')
  await expect(course).toHaveAttribute('href', '/balie/telefoon?vestiging=breukelen&onderwerp=cursus')
  for (const key of ['u', 'g']) await page.keyboard.press(key)
  await expect(kept(page)).toContainText(['AOW'])
  // Who comes next walks in.
  await expect(ask(page)).toContainText('Inloop · medewerker · nu')
})

test('without a script it is a form that stores at once, and says so @plain', async ({ page }) => {
  await workAs(page, 'Demo Carla')
  await page.goto('/balie/vraag?vestiging=maarssenbroek')
  // What stands in <noscript> Playwright takes for hidden: it is sought by how it is written.
  await expect(page.locator('form.sheet .notice')).toContainText('bewaart u de vraag meteen')
  const stored = async () => (await topicsAt('maarssenbroek')).filter((one) => one === 'donorregister').length
  const before = await stored()
  const send = () => page.locator('form.sheet .primary').click()
  await page.locator('[name=topic]').selectOption('donorregister')
  await send()
  await expect(page.locator('.summary')).toContainText('Kies hoe het afliep.')
  await page.locator('[name=looked_up]').check()
  await page.locator('[name=outcome][value=helped]').check()
  await send()
  await expect(page.locator('main > .notice')).toContainText('De vraag is bewaard.')
  expect(await stored()).toBe(before + 1)
})

test('a month is copied line by line; what changed since says what it was', async ({ page }, info) => {
  // Two stories at once do not copy the same branch.
  const slug = info.project.name === 'with JavaScript' ? 'abcoude' : 'maarssenbroek'
  await workAs(page, 'Demo Carla')
  await page.goto(`/beheer/maandstaat?vestiging=${slug}`)
  await heading(page, 'Maandstaat')
  const line = page.locator('.month-lines > li').filter({ hasText: 'Alle bezoekers' })
  const count = Number(await line.locator('b').textContent())
  await line.getByRole('button', { name: 'Overgenomen' }).click()
  await expect(line).toContainText('overgenomen')
  await expect(line.getByRole('button', { name: 'Toch niet' })).toBeVisible()
  await oneMore(slug)
  await page.reload()
  await expect(line).toContainText(`was ${count}, nu ${count + 1}`)
  await press(page, /^Alles is overgenomen/)
  await expect(page.getByRole('main')).toContainText('Alles van deze maand is overgenomen.')
  await line.getByRole('button', { name: 'Toch niet' }).click()
  await expect(line.getByRole('button', { name: 'Overgenomen' })).toBeVisible()
})

/** Somebody enters a visit of last month, from paper. */
function oneMore(slug: string): Promise<unknown> {
  return behindTheStories(
    (sql) => sql`insert into visit (id, branch_id, day, day_part, channel, helped_by)
      select gen_random_uuid(), id, date_trunc('month', current_date) - interval '1 day', 'morning', 'walk_in', 'staff'
      from branch where slug = ${slug}`,
  )
}

test('a coordinator fixes what stands at the desk and where it counts; an adviser does not', async ({
  page,
  browser,
}) => {
  await workAs(page, 'Demo Carla')
  await page.goto('/beheer/onderwerpen?wijzig=kenteken')
  await page.getByRole('radio', { name: 'Anders' }).check()
  await press(page, /^Bewaar \(Auto en kenteken\)/)
  await expect(page.locator('#kenteken')).toContainText('Anders · RDW · zelf gekozen')
  await page.getByLabel('Toets 2').selectOption('digid-app')
  await press(page, 'Bewaar de plekken')
  await expect(page.locator('.summary')).toContainText('Dit onderwerp staat al op een andere plek.')
  const adviser = await anAdviser(browser, page)
  expect((await adviser.goto('/beheer/onderwerpen'))?.status()).toBe(404)
  await adviser.context().close()
})

async function anAdviser(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin })
  const adviser = await context.newPage()
  await workAs(adviser, 'Demo Anton')
  return adviser
}

test('the file of a month begins as Excel wants it', async ({ page }) => {
  await workAs(page, 'Demo Anton')
  const answer = await page.request.get('/beheer/maandstaat/maandstaat.csv')
  expect(answer.headers()['content-disposition']).toMatch(/filename="maandstaat-20\d\d-\d\d\.csv"/)
  const bytes = await answer.body()
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(bytes.toString('utf8')).toContain('"Loenen aan de Vecht";"Buiten de bibliotheek"')
})
