import type { APIRequestContext } from '@playwright/test'
import { soundPage } from './sound'
import { expect, test } from './story'

/** These are seen in Dutch and Arabic where somebody walks through them. */
const onTheWay = ['/hulp', '/hulp/vestiging', '/hulp/tijd/mijdrecht', '/cursussen', '/afspraak']
const aside = ['', '/vestigingen', '/privacy', '/toegankelijkheid', '/gegevens/verlopen', '/niet-hier']
const pages = [...onTheWay, ...aside]

for (const path of pages) {
  test(`${path || 'the start page'} shows a telephone, fits 320 px, and axe finds nothing @script`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const language of onTheWay.includes(path) ? ['en'] : ['nl', 'en', 'ar']) {
      await page.goto(`/${language}${path}`)
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
      await soundPage(page, `${language}${path}`)
    }
  })
}

test('the browser fetches no script, no font from elsewhere, nothing of anybody else @script', async ({
  page,
  baseURL,
}) => {
  // Answers, not attempts: React names its scripts in the page, and the browser may not fetch them.
  const fetched: string[] = []
  page.on('response', (answer) => fetched.push(`${answer.request().resourceType()} ${answer.url()}`))
  for (const path of pages) await page.goto(`/nl${path}`)
  expect(fetched.length).toBeGreaterThan(pages.length)
  expect(fetched.filter((one) => one.startsWith('script'))).toEqual([])
  expect(fetched.filter((one) => !one.includes(baseURL ?? ''))).toEqual([])
})

test('a post from another site, or without saying from where, is refused', async ({ request }) => {
  for (const headers of [{ origin: 'https://elsewhere.example' }, {}]) {
    const answer = await request.post('/nl/afspraak', {
      headers: headers as Record<string, string>,
      multipart: { code: 'AAAAAA', letter: 'a' },
    })
    expect(answer.status()).toBe(403)
  }
})

test('no two visitors get the same form key, however close together they come', async ({ request }) => {
  for (const path of ['/nl/hulp/tijd/mijdrecht', await aCourse(request)]) {
    const pages = await Promise.all(Array.from({ length: 8 }, async () => (await request.get(path)).text()))
    const keys = pages.flatMap((html) =>
      [...html.matchAll(/name="formKey" value="([^"]+)"/g)].map(([, key]) => key),
    )
    expect(keys.length).toBeGreaterThanOrEqual(8)
    expect(new Set(keys).size).toBe(keys.length)
    expect(pages.join('').match(/formKey/g)).toHaveLength(keys.length)
  }
})

async function aCourse(request: APIRequestContext): Promise<string> {
  const list = await (await request.get('/nl/cursussen')).text()
  return /\/nl\/cursus\/\d+/.exec(list)?.[0] ?? ''
}
