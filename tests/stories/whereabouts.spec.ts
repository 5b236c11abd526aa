import type { Page } from '@playwright/test'
import { changeAgenda } from '../../lib/rescheduling/commands/change'
import { moveHouse } from '../../lib/rescheduling/commands/relocate'
import { previewOf } from '../../lib/rescheduling/queries/preview'
import { addDays, localDate } from '../../lib/tools/time'
import { inWords } from './hours-steps'
import { aHouse, type House } from './house-steps'
import { asTheHouse } from './needs-steps'
import { workAs } from './partner-steps'
import { heading, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'

const main = (page: Page) => page.getByRole('main')
const today = () => localDate(new Date())

/** Comes to the times of a branch that has just been opened: its pages are copied for some seconds. */
async function toTimes(page: Page, { slug }: House): Promise<void> {
  await page.goto('/nl/hulp')
  await page.locator('button[name=topic]:visible').first().click()
  await expect(async () => {
    await page.goto(`/nl/hulp/tijd/${slug}`)
    await expect(page.getByRole('radio').first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

/** Books at that branch, and answers with the code and the day. */
async function book(
  page: Page,
  house: House,
  which: number,
  card = false,
): Promise<{ code: string; bookingId: string }> {
  await toTimes(page, house)
  await page.getByRole('radio').nth(which).check()
  await press(page, 'Kies deze tijd')
  await sayName(page, 'Demo Riet')
  if (card) await reachBy(page, 'Dat hoeft niet: ik krijg een kaartje')
  else await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
  const code = (await page.locator('.code-box .code-text').textContent()) ?? ''
  const [row] = await asTheHouse((sql) => sql`select id from booking where code = ${code}`)
  return { code, bookingId: row?.id as string }
}

/** The library closes there on the days to come, and calls everybody who is booked. */
function close({ branchId, carla }: House): Promise<void> {
  return asTheHouse(async () => {
    const [now, fromDate] = [new Date(), today()]
    const closure = { branchId, fromDate, untilDate: addDays(fromDate, 10), reason: 'Verbouwing' }
    const change = {
      kind: 'closure' as const,
      closureId: null,
      closure: { ...closure, fromTime: null, untilTime: null },
    }
    const hits = (await previewOf(carla, change, now))?.hits ?? []
    const choices = hits.map(({ bookingId }) => ({ bookingId, way: 'call' as const }))
    const done = await changeAgenda(carla, { change, choices, lessons: [] }, now)
    if (!done.ok) throw new Error(done.reason)
  })
}

async function open(page: Page, language: string, code: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`/${language}/afspraak`)
  await page.locator('[name=code]').fill(code)
  await page.locator('[name=letter]').fill('D')
  await page.locator('main form .primary').click()
  await expect(page).toHaveURL(new RegExp(`/${language}/afspraak/mijn`))
}

test('a resident whose appointment is called off reads it, and chooses another time with the code', async ({
  page,
}) => {
  const house = await aHouse()
  const [riet, amal] = [await book(page, house, 0), await book(page, house, 1)]
  await close(house)

  await open(page, 'nl', riet.code)
  await expect(main(page)).toContainText('Deze afspraak gaat niet door. Wij bellen u.')
  await expect(main(page)).not.toContainText('Uw plek is zeker.')
  expect(await (await page.request.get('/nl/afspraak/agenda.ics')).text()).toContain('METHOD:CANCEL')
  await press(page, 'Kies deze tijd')
  await expect(main(page)).toContainText('Kies een tijd.')
  await page.getByRole('radio').first().check()
  await press(page, 'Kies deze tijd')
  await expect(main(page)).toContainText(/Uw afspraak is verzet naar/)
  await expect(main(page)).toContainText('Uw plek is zeker.')
  expect(await (await page.request.get('/nl/afspraak/agenda.ics')).text()).toContain('METHOD:PUBLISH')

  await open(page, 'ar', amal.code)
  await expect(main(page)).toContainText('أُلغي هذا الموعد. سنتصل بك.')
  await page.getByRole('radio').last().check()
  await page.locator('main form .primary').first().click()
  await expect(main(page)).toContainText('مكانك مؤكد.')
  const tasks = await asTheHouse(
    (sql) => sql`select 1 from task where booking_id = any(${[riet.bookingId, amal.bookingId]}::uuid[])`,
  )
  expect(tasks).toHaveLength(0)
})

test('who has only a card reads one thing to do when the appointment is called off @plain', async ({
  page,
}) => {
  const house = await aHouse()
  const { code } = await book(page, house, 0, true)
  await close(house)
  await open(page, 'nl', code)
  await expect(main(page)).toContainText('Op deze dag hoeft u niet te komen.')
  await expect(main(page)).toContainText('Vraag het aan de balie, of bel')
  await expect(main(page)).not.toContainText(/Kom naar de balie|Wij bellen u/)
})

test('a resident whose appointment is called off can leave it be', async ({ page }) => {
  const house = await aHouse()
  const { code } = await book(page, house, 0)
  await close(house)
  await open(page, 'nl', code)
  await press(page, 'Ik wil geen andere tijd')
  await heading(page, 'Wilt u afzeggen?')
  await expect(main(page)).toContainText('Wij bellen u niet meer.')
  await press(page, 'Ja, zeg af')
  await expect(main(page)).not.toContainText('Wij bellen u')
})

test('a move is planned, changed and taken back, and each time it is shown first who hears it @plain', async ({
  page,
}) => {
  const house = await aHouse()
  await toTimes(page, house)
  // Today's times may be over: the seventh is tomorrow or later.
  const { bookingId } = await book(page, house, 6)
  const heard = () =>
    asTheHouse(
      (sql) => sql`select status from message where booking_id = ${bookingId} and kind = 'new_address'`,
    )
  await workAs(page, 'Demo Carla')
  const branch = `/beheer/bibliotheek/vestigingen/${house.branchId}`
  await page.goto(`${branch}/verhuizen`)
  await page.getByLabel('Eerste dag op het nieuwe adres').fill(inWords(addDays(today(), 1)))
  await page.getByLabel('Straat en huisnummer').fill('Nieuwstraat 2')
  await page.getByLabel('Postcode').fill('1234 CD')
  await page.getByLabel('Plaats').fill('Mijdrecht')
  await press(page, 'Toon wie het hoort')
  await expect(page.locator('.hears > li')).toHaveCount(1)
  await expect(page.locator('.hears > li')).toContainText('komt op de bellijst')
  // Nothing is saved by looking.
  expect(await heard()).toEqual([])
  await press(page, 'Bewaar de verhuizing, en laat 1 persoon het weten')
  await expect(page.locator('.notice')).toContainText('1 persoon staat op de bellijst')
  await page.getByRole('link', { name: 'Wijzig deze verhuizing' }).click()
  await expect(page.getByLabel('Straat en huisnummer')).toHaveValue('Nieuwstraat 2')
  await page.getByLabel('Straat en huisnummer').fill('Derdestraat 3')
  await press(page, 'Toon wie het hoort')
  await expect(main(page)).toContainText('Was gepland')
  await press(page, 'Wijzig de verhuizing, en laat 1 persoon het weten')
  await expect(main(page)).toContainText('Derdestraat 3')
  await expect(main(page)).not.toContainText('Nieuwstraat 2')
  expect(await heard()).toEqual([{ status: 'due' }])
  // Nobody called yet: whoever knew nothing hears nothing.
  await page.getByRole('link', { name: 'Neem deze verhuizing terug' }).click()
  await expect(main(page)).toContainText('1 persoon wist nog niets van wat gepland was')
  await press(page, 'Neem de verhuizing terug')
  await expect(page.locator('.notice')).toContainText(
    'De verhuizing is teruggenomen. Niemand hoeft iets te horen.',
  )
  expect(await heard()).toEqual([{ status: 'dropped' }])
})

test('a branch moves house: who is booked hears it, and who books later reads it @plain', async ({
  page,
}) => {
  const house = await aHouse()
  await toTimes(page, house)
  await expect(main(page)).toContainText('Voorbeeldstraat 1, 1234 AB Mijdrecht')
  await expect(main(page).getByRole('link', { name: 'Bekijk de kaart' })).toHaveAttribute(
    'href',
    'https://kaart.example/zonnehof',
  )
  const { code, bookingId } = await book(page, house, 0)
  await expect(page.locator('.ticket').first()).toContainText('De deur naast de bakker')
  await asTheHouse(async () => {
    const nowhere = { entrance: null, mapUrl: null, validFrom: today() }
    const address = { street: 'Nieuwstraat 2', postcode: '1234 CD', town: 'Mijdrecht', ...nowhere }
    const done = await moveHouse(house.carla, { branchId: house.branchId, was: null, address }, new Date())
    if (!done.ok) throw new Error(done.reason)
  })
  await open(page, 'nl', code)
  await expect(page.locator('.ticket').first()).toContainText('Nieuwstraat 2, 1234 CD Mijdrecht')
  const heard = await asTheHouse(
    (sql) => sql`select channel from message where booking_id = ${bookingId} and kind = 'new_address'`,
  )
  expect(heard.map(({ channel }) => channel)).toEqual(['call'])
  expect(await (await page.request.get('/nl/afspraak/agenda.ics')).text()).toMatch(/LOCATION:.*Nieuwstraat 2/)
  await expect(async () => {
    await page.goto(`/nl/hulp/tijd/${house.slug}`)
    await expect(main(page)).toContainText('Nieuwstraat 2', { timeout: 1_000 })
  }).toPass()
})
