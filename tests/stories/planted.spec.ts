import type { BrowserContext } from '@playwright/test'
import { chooseTime, heading, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'

const which = (name: string) => (name === 'with JavaScript' ? 1 : 3)
const tokenIn = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => /^(__Host-)?wegwijs$/.test(name))

test('who put a token in the browser of somebody else sees nothing of what is booked with it', async ({
  page,
  context,
  browser,
}, info) => {
  const stranger = await browser.newContext()
  const theirs = await stranger.newPage()
  await theirs.goto('/nl/hulp')
  await press(theirs, /DigiD-app instellen/)
  const planted = await tokenIn(stranger)
  expect(planted).toBeDefined()
  if (planted) await context.addCookies([planted])

  await chooseTime(page, 'Abcoude', which(info.project.name))
  expect((await tokenIn(context))?.value).toBe(planted?.value)
  await sayName(page, 'Demo Riet')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await heading(page, 'Klopt dit?')
  await theirs.goto('/nl/gegevens/klopt-het')
  await expect(theirs.getByRole('main')).not.toContainText('Riet')

  const before = await tokenIn(context)
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
  expect((await tokenIn(context))?.value).not.toBe(before?.value)
  for (const known of [planted, before]) {
    if (known) await stranger.addCookies([known])
    for (const path of ['gemaakt', 'mijn', 'afzeggen', 'kaartje']) {
      await theirs.goto(`/nl/afspraak/${path}`)
      await expect(theirs.getByRole('main')).not.toContainText('Riet')
      await expect(theirs).toHaveURL(/\/nl\/afspraak(\?.*)?$/)
    }
  }
  await stranger.close()

  // For whom it is everything goes on.
  await page.goto('/nl/afspraak/mijn')
  await expect(page.getByRole('main')).toContainText('Riet')
})
