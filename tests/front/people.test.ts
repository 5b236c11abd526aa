import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createFront, type Front } from '@/app/_front/front'

/** Milliseconds that the app may take over an answer elsewhere. */
const DEADLINE = 500
const page = '/beheer/geraakt?w=abc'
let front: Front
let site = ''
let fields = 0

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  front = createFront(
    async (req, res) => {
      const parts: Buffer[] = []
      for await (const part of req) parts.push(part as Buffer)
      fields = Buffer.concat(parts).toString().split('choices.').length - 1
      if (String(req.headers['x-slow']))
        await new Promise((resolve) => setTimeout(resolve, Number(req.headers['x-slow'])))
      res.end('<p>Bewaard</p>')
    },
    { deadline: DEADLINE },
  )
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterAll(() => front.stop())

/** Sends the form of so many who are hit as a script of ours does; answers the status. */
async function send(path: string, people: number, slow = 0): Promise<number> {
  const form = new FormData()
  for (let i = 0; i < people; i += 1) form.append(`1_choices.${randomUUID()}`, 'move.1234.30036420')
  form.append('1_w', 'abc')
  form.append('0', JSON.stringify([{ values: {}, errors: {}, reason: null }, '$K1']))
  const headers = { origin: site, 'next-action': 'a'.repeat(42), 'x-slow': `${slow}` }
  return (await fetch(site + path, { method: 'POST', body: form, headers })).status
}

test('a choice for each of thousands who are hit goes through, and nowhere else', async () => {
  expect(await send(page, 400)).toBe(200)
  expect(fields).toBe(400)
  expect(await send(page, 4_000)).toBe(200)
  expect(fields).toBe(4_000)
  expect(await send(page, 6_000)).not.toBe(200)
  expect(await send('/beheer/spreekuren', 520)).not.toBe(200)
  expect(await send('/beheer/gesloten', 480)).toBe(413)
})

test('what is done for everybody who is hit may take longer than what is done elsewhere', async () => {
  expect(await send(page, 1, 2 * DEADLINE)).toBe(200)
  expect(await send('/beheer/gesloten', 1, 2 * DEADLINE)).toBe(503)
})
