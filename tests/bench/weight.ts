import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { findChromium } from '../support/machine.ts'

const slower = 4

type Loaded = { type: string; bytes: number }
type Paint = { lcpMs: number; cls: number }
type Sum = Record<'htmlCssKb' | 'jsKb' | 'fontsKb' | 'totalKb' | 'requests' | 'redirects', number>
export type Weight = Record<'start' | 'time' | 'course' | 'booking', Sum & Paint>

/** What each page brings over the line (as compressed, with headers), and how fast a slow telephone shows it. */
export async function weight(url: string): Promise<Weight> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  try {
    const course = await firstCourse(url)
    return {
      start: await visit(browser, (page) => open(page, `${url}/nl`)),
      time: await visit(browser, (page) => open(page, `${url}/nl/hulp/tijd/mijdrecht`)),
      course: await visit(browser, (page) => open(page, url + course)),
      booking: await visit(browser, (page) => wholeBooking(page, url)),
    }
  } finally {
    await browser.close()
  }
}

async function firstCourse(url: string): Promise<string> {
  const html = await (await fetch(`${url}/nl/cursussen`)).text()
  const path = /href="(\/nl\/cursus\/\d+)"/.exec(html)?.[1]
  if (!path) throw new Error('there is no course to look at')
  return path
}

async function visit(browser: Browser, work: (page: Page) => Promise<unknown>): Promise<Sum & Paint> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'nl-NL' })
  const page = await context.newPage()
  await page.addInitScript(watchPaint)
  const cdp = await context.newCDPSession(page)
  const loaded = await watchLine(cdp)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await work(page)
  await page.waitForTimeout(300)
  const paint = await page.evaluate(() => (globalThis as { benchPaint?: Paint }).benchPaint)
  await context.close()
  return { ...summed(loaded), lcpMs: 0, cls: 0, ...paint }
}

/** Runs in the page. */
function watchPaint() {
  const paint = Object.assign(globalThis, { benchPaint: { lcpMs: 0, cls: 0 } }).benchPaint
  type Shift = PerformanceEntry & { hadRecentInput?: boolean; value?: number }
  const watch = (type: string, see: (entry: Shift) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true })
  watch('largest-contentful-paint', (entry) => {
    paint.lcpMs = Math.round(entry.startTime)
  })
  watch('layout-shift', (entry) => {
    if (!entry.hadRecentInput) paint.cls += entry.value ?? 0
  })
}

async function watchLine(cdp: CDPSession): Promise<Loaded[]> {
  const types = new Map<string, string>()
  const atHand = new Set<string>()
  const loaded: Loaded[] = []
  await cdp.send('Network.enable')
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!response.fromDiskCache && !response.url.startsWith('data:')) types.set(requestId, type)
  })
  // What the browser has in memory is reported like an answer, but never asked for.
  cdp.on('Network.requestServedFromCache', ({ requestId }) => atHand.add(requestId))
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId)
    if (type && !atHand.has(requestId)) loaded.push({ type, bytes: encodedDataLength })
  })
  cdp.on('Network.requestWillBeSent', ({ redirectResponse }) => {
    if (redirectResponse) loaded.push({ type: 'Redirect', bytes: redirectResponse.encodedDataLength })
  })
  return loaded
}

function summed(loaded: Loaded[]): Sum {
  const kB = (...kinds: string[]) => {
    const those = kinds.length === 0 ? loaded : loaded.filter(({ type }) => kinds.includes(type))
    return those.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  }
  return {
    htmlCssKb: kB('Document', 'Stylesheet'),
    jsKb: kB('Script'),
    fontsKb: kB('Font'),
    totalKb: kB(),
    requests: loaded.length,
    /** A form that was sent and the page it leads to are one step for a person, and two requests on the line. */
    redirects: loaded.filter(({ type }) => type === 'Redirect').length,
  }
}

const open = (page: Page, address: string) => page.goto(address, { waitUntil: 'networkidle' })

async function wholeBooking(page: Page, url: string): Promise<void> {
  const main = page.getByRole('main')
  const press = async (words: string | RegExp) => {
    const button = main.getByRole('button', { name: words })
    await button
      .or(main.getByRole('link', { name: words }))
      .first()
      .click()
    await page.waitForLoadState('networkidle')
  }
  await open(page, `${url}/nl`)
  await press(/Hulp bij digitale zaken/)
  await press(/DigiD-app instellen/)
  // With many branches they stand per municipality.
  await main.locator('details').evaluateAll((towns) => {
    for (const town of towns as HTMLDetailsElement[]) town.open = true
  })
  await press(/Mijdrecht/)
  await page.getByRole('radio').first().check()
  await press('Kies deze tijd')
  await page.getByRole('radio', { name: 'Voor mijzelf' }).check()
  await page.getByLabel('Hoe mogen wij u noemen?').fill('Demo Riet')
  await press('Verder')
  await page.getByRole('radio', { name: 'Bel mij' }).check()
  await page.locator('input[name=phone]').fill('0669999999')
  await press('Verder')
  await press('Maak de afspraak')
  await page.waitForURL('**/afspraak/gemaakt')
}
