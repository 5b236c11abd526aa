import type { Browser, Page } from '@playwright/test'
import { usualDaysOff } from '@/lib/network/rules/hours'
import { isWorkday } from '@/lib/network/rules/workdays'
import { localDate } from '@/lib/tools/time'
import { type AgreedTown, aTownThatAgrees, aWelzijnIn } from './agreement-steps'
import { askLibrary, card, desk, fillPerson, sayYesTo, send } from './ask-steps'
import { ownName } from './desk-steps'
import { standingOf } from './need-steps'
import { needRow } from './needs-desk-steps'
import { aQuestion } from './needs-steps'
import { workAs } from './partner-steps'
import { accept, browserOf, inviteAs, somebody } from './signin-steps'
import { behindTheStories, heading, inDays, ownNumber, press } from './steps'
import { expect, test } from './story'

// The morning of three organisations, on a computer that does more.
test.describe.configure({ timeout: 240_000 })

const turn = (page: Page) => page.locator('.need-turn')
const line = (page: Page) => page.locator('.need-line')
/** The question of somebody on the list of who is asked. */
const askedRow = (page: Page, words: string | RegExp) => page.locator('.asked').filter({ hasText: words })

/** Who works somewhere, at a screen of their own. */
async function windowOf(browser: Browser, name: string, javaScriptEnabled?: boolean): Promise<Page> {
  const page = await browserOf(browser, somebody(), javaScriptEnabled)
  await workAs(page, name)
  return page
}

/** The need that was opened in this town. */
function needIn({ slug }: AgreedTown): Promise<string> {
  return behindTheStories(async (sql) => {
    const [row] =
      await sql`select n.id from need n join municipality m on m.id = n.municipality_id where m.slug = ${slug}`
    return row?.id as string
  })
}

/** The number of the asking that is under way, as it stands on the list of who is asked. */
function numberOf(needId: string): Promise<string> {
  return behindTheStories(async (sql) => {
    const [row] =
      await sql`select r.number from need n join referral r on r.id = n.referral_id where n.id = ${needId}`
    return `nummer ${row?.number}`
  })
}

/** Ten minutes and the hours of calling pass: what there is to tell of a need may be told now. */
function itIsTimeToCall(needId: string): Promise<unknown> {
  return behindTheStories(
    (sql) => sql`update message set due_at = now() where need_id = ${needId} and status = 'due'`,
  )
}

/** The desk looks at its list, in this town alone. */
async function deskList(page: Page, town: AgreedTown): Promise<void> {
  const [row] = await behindTheStories((sql) => sql`select id from municipality where slug = ${town.slug}`)
  await page.goto(`/balie/vragen?gemeente=${row?.id}`)
  await heading(page, 'Lopende vragen')
}

test('money worries: Kwadraad has no room, Welzijn helps, and she says so herself on the telephone', async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  const [town, name, phone] = [await aTownThatAgrees(), ownName(), ownNumber()]
  const [welzijn, worker] = [await aWelzijnIn(town), somebody()]
  const office = await browser.newPage()
  await inviteAs(office, 'Demo Carla', worker, /^Contactpersoon/, welzijn)
  const theirs = await browserOf(browser, worker, javaScriptEnabled)
  await accept(theirs, worker.email)

  // At the desk, with her beside the screen.
  await workAs(page, 'Demo Anton')
  await page.goto(desk(town, 'geldzorgen'))
  await heading(page, 'Wie kan helpen?')
  await expect(page.locator('.helpers').first().locator('h3')).toHaveText([
    /Kwadraad/,
    new RegExp(welzijn),
    /De bibliotheek/,
  ])
  await sayYesTo(page, 'Kwadraad')
  await fillPerson(page, { name, phone, when: 'liefst ’s ochtends' })
  await send(page, 'Vraag Kwadraad')
  await heading(page, 'Kaartje')
  await expect(card(page)).toContainText('Kwadraad belt u.')
  const needId = await needIn(town)
  await deskList(page, town)
  await expect(
    page.getByRole('region', { name: /^Wacht op een ander/ }).locator(needRow(page, name)),
  ).toHaveCount(1)

  // Kwadraad cannot.
  const kees = await windowOf(browser, 'Demo Kees', javaScriptEnabled)
  const first = await numberOf(needId)
  await kees.goto('/partner/vragen')
  await askedRow(kees, first)
    .getByRole('link', { name: /^Dat kan niet/ })
    .click()
  await press(kees, 'Wij hebben nu geen plek')
  await expect(askedRow(kees, first)).toContainText('De bibliotheek zoekt verder met de inwoner.')
  await expect(kees.locator('body')).not.toContainText(name)

  // It is the first thing of the desk, with the reason and who else there is.
  await page.goto('/balie?vestiging=loenen')
  await page
    .getByRole('region', { name: 'Eerst dit' })
    .getByRole('link', { name: /aan ons/ })
    .click()
  await heading(page, 'Lopende vragen')
  await deskList(page, town)
  const back = page
    .getByRole('region', { name: /^Nu aan ons/ })
    .locator('.need-row')
    .first()
  await expect(back).toContainText(name)
  // A last good day is a working day: in a weekend it is the next one.
  if (isWorkday(localDate(new Date()), usualDaysOff)) await expect(back).toContainText('vandaag')
  await expect(back).toContainText('Kwadraad kan niet helpen: geen plek op dit moment')
  await back.getByRole('link', { name: new RegExp(name) }).click()
  await expect(turn(page)).toContainText('Nu aan ons')
  await turn(page).getByRole('link', { name: 'Vraag een partner …' }).click()

  // Of Welzijn she is asked anew.
  await expect(page.locator('.helper').filter({ hasText: 'Kwadraad' })).toContainText('Eerder gevraagd')
  await sayYesTo(page, welzijn)
  await send(page, `Vraag ${welzijn}`)
  await heading(page, 'Kaartje')
  await expect(card(page)).toContainText(`${welzijn} belt u.`)
  await expect(card(page)).not.toContainText('Kwadraad')

  // Welzijn calls, speaks with her and helps.
  await theirs.goto('/partner/vragen')
  const asked = askedRow(theirs, await numberOf(needId))
  await expect(asked).not.toContainText(name)
  await asked.getByRole('button', { name: /^Wij nemen contact op/ }).click()
  await expect(asked).toContainText(name)
  await expect(asked).toContainText('liefst ’s ochtends')
  await asked.getByRole('button', { name: /^Gesproken/ }).click()
  await expect(asked).toContainText('U hebt de inwoner gesproken.')
  await asked.getByRole('link', { name: /^Klaar/ }).click()
  await press(theirs, 'Geholpen')
  await expect(asked).toContainText('De bibliotheek vraagt de inwoner of dat zo is.')
  await page.goto(`/balie/vragen/${needId}`)
  await expect(turn(page)).toContainText('Geholpen, zegt wie hielp')

  // Whoever helped may take it back for ten minutes: nobody calls her before that.
  const toCall = page.locator('li.call').filter({ hasText: name })
  await page.goto('/bellen')
  await expect(toCall.getByRole('button', { name: /^Is geholpen/ })).toHaveCount(0)
  await itIsTimeToCall(needId)
  await page.goto('/bellen')
  await expect(toCall).toContainText('Wij hoorden dat u geholpen bent. Klopt dat?')
  await expect(toCall).not.toContainText(/geld|Kwadraad|Welzijn/i)
  await toCall.getByRole('button', { name: /^Ik bel/ }).click()
  await toCall.getByRole('button', { name: /^Is geholpen/ }).click()
  await expect(page.getByRole('main')).toContainText('Dat is opgeschreven.')

  await page.goto(`/balie/vragen/${needId}`)
  await expect(turn(page)).toContainText('Geholpen, zegt de inwoner zelf')
  const happened = [
    `Demo Anton vroeg Kwadraad om ${name} te bellen`,
    'Kwadraad kan niet helpen: geen plek op dit moment',
    `Demo Anton vroeg ${welzijn} om ${name} te bellen`,
    `${welzijn} sprak ${name}`,
    `${welzijn}: geholpen`,
    `${name} zegt: “Ik ben geholpen”`,
  ]
  await expect(line(page).locator('li')).toContainText(happened)
  expect(await standingOf(needId)).toMatchObject({ ended: 'helped', said_by: 'resident', next: null })
  await deskList(page, town)
  await expect(needRow(page, name)).toHaveCount(0)
  for (const one of [office, theirs, kees]) await one.context().close()
})

test('Kwadraad asks the library for help with DigiD, and sees that she came', async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  const [town, name] = [await aTownThatAgrees(), ownName()]
  const kees = await windowOf(browser, 'Demo Kees', javaScriptEnabled)
  await kees.goto('/partner')
  await askLibrary(kees, town, { name, phone: ownNumber() })
  await kees.goto('/partner/gevraagd')
  const followed = kees.getByRole('row', { name: new RegExp(name) })
  await expect(followed).toContainText('Bij de bibliotheek')

  await workAs(page, 'Demo Anton')
  await deskList(page, town)
  const row = page
    .getByRole('region', { name: /^Nu aan ons/ })
    .locator('.need-row')
    .first()
  // Opening the list is seeing what is asked.
  await expect(row).toContainText('Kwadraad vraagt ons: contact maken')
  await row.getByRole('link', { name: new RegExp(name) }).click()
  await expect(turn(page)).toContainText('Kwadraad vraagt ons om te helpen')
  await press(page, 'Wij helpen deze inwoner')
  await expect(page.getByRole('main')).toContainText('Naam en nummer staan hieronder.')
  await press(page, 'Gesproken')
  await expect(line(page)).toContainText(`Demo Anton sprak ${name}`)
  await kees.reload()
  await expect(followed).toContainText('Gesproken')
  await page.getByLabel('Op welke dag ziet u de inwoner?').fill(inDays(2))
  await press(page, 'Noteer de dag')
  await expect(line(page)).toContainText(`Demo Anton sprak met ${name} een dag af`)
  await kees.reload()
  await expect(followed).toContainText('Afspraak op')
  // A day of ours: it waits, and says which.
  await deskList(page, town)
  await expect(needRow(page, name)).toContainText(/laten weten hoe het ging, afspraak op/)
  await page.goBack()
  await press(page, `${name} is geholpen`)
  await expect(turn(page)).toContainText('Geholpen, zegt wie hielp')

  await kees.reload()
  // Folded as long as other questions of Kwadraad are open; who it was is not kept there.
  const over = kees.locator('tr', { hasText: town.name })
  if (!(await over.isVisible())) await kees.locator('summary', { hasText: 'De afgelopen 30 dagen' }).click()
  await expect(over).toBeVisible()
  await expect(over).toContainText('Geholpen: de inwoner is geweest')
  await expect(kees.getByRole('main')).not.toContainText(name)
  await kees.context().close()
})

test('the desk answers what a partner asks it by every act there is', async ({ page }) => {
  const [partly, not] = [ownName(), ownName()]
  const [one, other] = [
    await aQuestion({ name: partly, way: 'from', topic: 'digid-app' }),
    await aQuestion({ name: not, way: 'from', topic: 'digid-app' }),
  ]
  await workAs(page, 'Demo Anton')
  await page.goto(`/balie/vragen/${one.needId}`)
  // Nobody tells how it went of what was not taken on.
  await expect(page.getByRole('button', { name: 'Gesproken', exact: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Noteer hoe het ging' })).toHaveCount(0)
  await press(page, 'Wij helpen deze inwoner')
  await expect(line(page)).toContainText('Demo Anton neemt contact op')
  await press(page, 'Gesproken')
  await expect(line(page)).toContainText(`Demo Anton sprak ${partly}`)
  // Who was spoken with is not refused any more.
  await expect(page.getByRole('button', { name: 'Dit kunnen wij niet' })).toHaveCount(0)
  await press(page, 'Noteer de dag')
  await expect(page.locator('.summary')).toContainText('Vul in op welke dag u de inwoner ziet.')
  await page.getByLabel('Op welke dag ziet u de inwoner?').fill(inDays(1))
  await press(page, 'Noteer de dag')
  await expect(turn(page)).toContainText('morgen')
  await press(page, 'Noteer hoe het ging')
  await expect(page.locator('.summary')).toContainText('Kies hoe het ging.')
  await page.getByRole('radio', { name: 'voor een deel geholpen' }).check()
  await press(page, 'Noteer hoe het ging')
  await expect(page.getByRole('main')).toContainText('Genoteerd hoe het ging.')
  await expect(turn(page)).toContainText('Nu aan ons')
  await expect(line(page)).toContainText('Demo Anton: voor een deel geholpen')

  await page.goto(`/balie/vragen/${other.needId}`)
  await press(page, 'Dit kunnen wij niet')
  await expect(page.locator('.summary')).toContainText('Kies waarom wij dit niet kunnen.')
  await page.getByRole('radio', { name: 'geen plek op dit moment' }).check()
  await press(page, 'Dit kunnen wij niet')
  await expect(page.getByRole('main')).toContainText('Genoteerd: wij kunnen dit niet.')
  await expect(line(page)).toContainText('Demo Anton kan niet helpen: geen plek op dit moment')
  await expect(turn(page)).toContainText('Nu aan ons')
  await press(page, /^Maak het laatste ongedaan/)
  await expect(turn(page)).toContainText('vraagt ons om te helpen')
  expect(await standingOf(other.needId)).toMatchObject({ ended: null })
})
