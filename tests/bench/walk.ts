import { chromium, type Page } from '@playwright/test'
import { askedByKeys, bookByKeys, Keys } from '../stories/keys.ts'
import { findChromium } from '../support/machine.ts'

/** One request at the desk: how many keys it took apart from names, numbers and codes, and how many seconds. */
type Request = { what: string; kind: 'question' | 'booking' | 'change'; keys: number; seconds: number }
export type Walk = { requests: Request[]; seconds: number }

/** Ten requests at the desk in Chromium, by keyboard alone: five questions, three who call, a move and a cancellation. */
export async function deskWalk(url: string): Promise<Walk> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 1280, height: 900 },
      locale: 'nl-NL',
    })
    const page = await context.newPage()
    await page.goto('/inloggen')
    await page.getByRole('button', { name: /Demo Anton/ }).click()
    await page.getByRole('button', { name: 'Afmelden' }).waitFor()
    // Every page once: what the house does at the first time it does only then.
    for (const path of ['/balie/telefoon', '/balie/zoek', asking])
      await page.goto(path, { waitUntil: 'networkidle' })
    const requests = await walked(page)
    return { requests, seconds: requests.reduce((sum, { seconds }) => sum + seconds, 0) }
  } finally {
    await browser.close()
  }
}

const asking = '/balie/vraag?vestiging=mijdrecht'
const callers = ['Zorg', 'Huur', 'Rijb']

async function walked(page: Page): Promise<Request[]> {
  const keys = new Keys(page)
  const requests: Request[] = []
  const ask = async (what: string, kind: Request['kind'], work: () => Promise<void>) => {
    const began = performance.now()
    await work()
    requests.push({ what, kind, keys: keys.taken(), seconds: (performance.now() - began) / 1000 })
  }
  for (const [i, [pressed, topic]] of askedByKeys.slice(0, 5).entries())
    await ask(topic, 'question', async () => {
      await keys.press(...pressed)
      await page.locator('.ask-kept > li').nth(i).waitFor()
    })
  const codes: string[] = []
  for (const [i, topic] of callers.entries()) {
    await page.goto('/balie/telefoon')
    await ask(topic, 'booking', async () => {
      const who = { name: `Demo Beller ${'abc'[i]}`, number: `06${81_000_000 + i}` }
      await bookByKeys(keys, { topic, branch: 'Mij', ...who })
      await made(page, 'De afspraak is gemaakt')
    })
    codes.push((await page.locator('.print-card .code-text').textContent()) ?? '')
  }
  await ask('move', 'change', async () => {
    await found(keys, codes[0] ?? '')
    await enter(keys, 'a[href$="/verzetten"]')
    await keys.skip()
    await keys.to('[name=activityId]')
    await keys.press('Space', 'Enter')
    await made(page, 'Demo Beller a')
  })
  await ask('cancel', 'change', async () => {
    await found(keys, codes[1] ?? '')
    await enter(keys, 'a[href$="/afzeggen"]')
    await keys.skip()
    await enter(keys, 'main .primary')
    await page.getByText('Afgezegd door de inwoner').waitFor()
  })
  return requests
}

/** A booking, by the code on its card. */
async function found(keys: Keys, code: string): Promise<void> {
  await keys.page.goto('/balie/zoek')
  await keys.page.locator('[name=code]:focus').waitFor()
  await keys.say(code)
  await keys.press('Enter')
  await keys.page.locator('.found-list h2:focus').waitFor()
  await enter(keys, '.found-list a')
  await keys.skip()
}

/** Tabs to something and presses Enter there, and waits for the page that it leads to. */
async function enter(keys: Keys, target: string): Promise<void> {
  await keys.to(target)
  const left = keys.page.waitForEvent('domcontentloaded').catch(() => {})
  await keys.press('Enter')
  await left
}

async function made(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}
