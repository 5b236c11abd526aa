import { mkdtempSync, writeFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createFront, type Front } from '@/app/_front/front'
import { againHeader, echoCookie, formHeader } from '@/app/_shared/echo'

type Heard = { method: string; url: string; headers: IncomingHttpHeaders; body: string }
let front: Front
let site = ''
let heard: Heard[] = []

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const build = mkdtempSync(join(tmpdir(), 'wegwijs-again-'))
  writeFileSync(join(build, 'BUILD_ID'), 'one')
  front = createFront(
    async (req, res) => {
      let body = ''
      for await (const part of req) body += part
      heard.push({ method: req.method, url: req.url, headers: req.headers, body })
      res.writeHead(200, { 'Content-Type': 'text/html' })
      res.end('<p>Welkom</p>')
    },
    { build },
  )
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterAll(() => front.stop())
beforeEach(() => {
  heard = []
})

const action = 'a'.repeat(42)
const key = `k${'0'.repeat(32)}`
const id = '0123456789abcdef'

/** A form without a script, as a browser sends it; answers how the app is told which one it is. */
async function sent(fields: Record<string, string> = { $ACTION_KEY: key }): Promise<string | undefined> {
  const form = new FormData()
  form.set('$ACTION_REF_1', '')
  form.set('$ACTION_1:0', JSON.stringify({ id: action, bound: '$@1' }))
  form.set('$ACTION_1:1', JSON.stringify([{ values: {}, errors: {}, reason: null }]))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  await fetch(`${site}/nl/hulp`, { method: 'POST', body: form, headers: { origin: site } })
  return heard.pop()?.headers[formHeader]?.toString()
}

const open = async (path: string, cookie: string, more: Record<string, string> = {}) => {
  await fetch(site + path, { headers: { cookie: `other=1; ${echoCookie}=${cookie}`, ...more } })
  return heard.pop() as Heard
}

test('a form without a script is told by its build, its action and its place in the page; another is not', async () => {
  expect(await sent()).toMatch(new RegExp(`^[0-9a-f]{8}\\.${action}\\.${key}$`))
  expect(await sent({})).toBeUndefined()
  expect(await sent({ $ACTION_KEY: 'k.\n' })).toBeUndefined()
  const headers = { origin: site, 'next-action': action }
  const form = new FormData()
  form.set('0', '["$undefined","$K1"]')
  await fetch(`${site}/nl/hulp`, { method: 'POST', body: form, headers })
  expect(heard.at(-1)?.headers[formHeader]).toBeUndefined()
})

test('an address that has an echo in the browser is answered as the form was, without what was in it', async () => {
  const echo = `${id}.${await sent()}.sealed`
  const { method, url, headers, body } = await open(`/nl/hulp?later=1&antwoord=${id}`, echo)
  expect([method, url]).toEqual(['POST', `/nl/hulp?later=1&antwoord=${id}`])
  expect([headers[againHeader], headers.origin]).toEqual([id, site])
  const form = await new Response(body, {
    headers: { 'content-type': String(headers['content-type']) },
  }).formData()
  expect(Object.fromEntries(form)).toEqual({
    $ACTION_REF_1: '',
    '$ACTION_1:0': JSON.stringify({ id: action, bound: '$@1' }),
    '$ACTION_1:1': JSON.stringify([{ values: {}, errors: {}, reason: null }]),
    $ACTION_KEY: key,
  })
})

test('every other address is only read: no number, another one, another build, a part of a page, no echo at all', async () => {
  const mark = await sent()
  const echo = `${id}.${mark}.sealed`
  const reads: [string, string, Record<string, string>?][] = [
    ['/nl/hulp', echo],
    ['/nl/hulp?antwoord=fedcba9876543210', echo],
    [`/nl/hulp?antwoord=${id}x`, echo],
    [`/nl/hulp?antwoord=${id}`, echo.replace(/\.[0-9a-f]{8}\./, '.00000000.')],
    [`/nl/hulp?antwoord=${id}`, echo, { rsc: '1' }],
    [`/nl/hulp?antwoord=${id}`, ''],
    [`/nl/hulp?antwoord=${id}`, `${id}.${mark}.`],
    [`/nl/hulp?antwoord=${id}`, `${id}..${key}.sealed`],
    [`/nl/hulp?antwoord=${id}`, `${id}.00000000.__proto__.k.sealed`],
  ]
  for (const read of reads) {
    const { method, headers } = await open(...read)
    expect([method, headers[againHeader]], String(read)).toEqual(['GET', undefined])
  }
})

test('a resident whose browser keeps no cookies is led to where that is said', async () => {
  const asked = (path: string, headers = {}) => fetch(site + path, { redirect: 'manual', headers })
  const led = await asked(`/ar/gegevens/naam?antwoord=${id}`)
  expect([led.status, led.headers.get('location')]).toEqual([303, '/ar/gegevens/verlopen'])
  for (const [path, headers] of [
    [`/nl/gegevens/naam?antwoord=${id}`, { cookie: 'wegwijs=x' }],
    [`/balie/zoek?antwoord=${id}`, {}],
    ['/nl/gegevens/naam', {}],
  ] as const)
    expect((await asked(path, headers)).status, path).toBe(200)
})

test('nobody outside says by what a form is known, or that it is asked for again', async () => {
  const { headers } = await open('/nl/hulp', '', {
    [againHeader]: id,
    [formHeader]: `00000000.${action}.${key}`,
  })
  expect([headers[againHeader], headers[formHeader]]).toEqual([undefined, undefined])
})
