import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadPages, sendPage } from '@/app/_front/answers'
import { safeHeaders } from '@/app/_front/headers'
import type { Req } from '@/app/_front/visitor'

const phone = '06 0000 0010'
const headers = safeHeaders('http')
const build = mkdtempSync(join(tmpdir(), 'wegwijs-pages-'))
const servers: Server[] = []
afterAll(() => {
  rmSync(build, { recursive: true, force: true })
  for (const server of servers) server.close()
})

for (const language of ['nl', 'en', 'ar']) {
  mkdirSync(join(build, 'server/app', language), { recursive: true })
  const help =
    '<aside><p class="phone">Bel <a href="tel:%PHONE%">%PHONE%</a><bdi>%PHONE%</bdi></p><p>Kom langs.</p></aside><script>1</script>'
  for (const name of ['storing', 'niet-gevonden'])
    writeFileSync(
      join(build, 'server/app', language, `${name}.html`),
      `<title>${name} – Wegwijs</title><main id="inhoud"><h1>${name}</h1><p>Er is iets mis bij ons.</p><p>over een paar minuten</p></main>${help}`,
    )
}

let known = phone
const built = loadPages({ build, phone: () => known })
const bare = loadPages({ build: join(build, 'nowhere'), phone: () => known })

describe('a page that stands by itself', () => {
  test.each([
    ['built', built],
    ['bare', bare],
  ])('has a telephone that can be dialled, and says that one can walk in: %s', async (_which, pages) => {
    for (const status of [403, 404, 409, 500, 503]) {
      const { html } = await answered((req, res) => sendPage(req, res, { status, pages, headers }))
      expect(html).toContain('href="tel:0600000010"')
      expect(html).toContain(phone)
      expect(html).toContain('Kom langs.')
      expect(html).not.toMatch(/%PHONE%|<script/)
    }
  })

  test.each([
    ['built', built],
    ['bare', bare],
  ])('has the telephone of the moment, and none rather than a false one: %s', async (_which, pages) => {
    const page = async () =>
      (await answered((req, res) => sendPage(req, res, { status: 404, pages, headers }))).html
    known = ''
    const without = await page()
    known = '0297 123 456'
    const later = await page()
    known = phone
    expect(without).not.toMatch(/tel:|%PHONE%|06 0000|[Bb]el /)
    expect(without).toContain('Kom langs.')
    expect(later).toContain('href="tel:0297123456"')
  })

  test.each([
    ['nl', 'Deze bladzijde is oud', 'Laad de bladzijde opnieuw'],
    ['en', 'This page is old', 'Load the page again'],
    ['ar', 'هذه الصفحة قديمة', 'حمّل الصفحة من جديد'],
  ])(
    'says of a refused form in %s that the page is old, not that something is wrong',
    async (language, title, way) => {
      for (const pages of [built, bare])
        for (const status of [403, 409]) {
          const path = `/${language}/gegevens/naam`
          const { html } = await answered((req, res) => sendPage(req, res, { status, pages, headers }), path)
          expect(html).toContain(`<title>${title}`)
          expect(html).toContain(`<h1>${title}</h1>`)
          expect(html).toContain(`href="">${way}</a>`)
          expect(html).not.toMatch(/iets mis|paar minuten|storing/)
        }
      const { html } = await answered((req, res) =>
        sendPage(req, res, { status: 500, pages: built, headers }),
      )
      expect(html).toContain('Er is iets mis bij ons.')
    },
  )
})

async function answered(handler: (req: Req, res: ServerResponse) => void, path = '/nl') {
  const server = createServer((req, res) => handler(req as Req, res))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
  return { html: await answer.text() }
}
