import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createFront, type Front } from '@/app/_front/front'
import { fileAction } from '@/app/_shared/file-action'
import { typedIn, untouched } from '@/app/_shared/forms/posted'

const page = '/beheer/bibliotheek/logo'
let front: Front
let site = ''
let reached = 0

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  front = createFront(async (_req, res) => {
    reached += 1
    res.end('<p>Welkom</p>')
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterAll(() => front.stop())

/** Sends a form as a browser without scripts does, with files in it; whether it got through to the app. */
async function passes(path: string, files: Record<string, number>): Promise<boolean> {
  const form = new FormData()
  const action = JSON.stringify({ id: 'a'.repeat(42), bound: '$@1' })
  const hidden = { $ACTION_REF_1: '', '$ACTION_1:0': action, '$ACTION_1:1': '[{}]', $ACTION_KEY: 'k' }
  for (const [name, value] of Object.entries(hidden)) form.append(name, value)
  for (const [name, size] of Object.entries(files))
    form.append(name, new Blob([new Uint8Array(size)]), 'x.png')
  const before = reached
  await fetch(site + path, { method: 'POST', body: form, headers: { origin: site } })
  return reached > before
}

describe('a file in a form', () => {
  test('goes through where the mark of the library is chosen, also one that is too large to keep', async () => {
    expect(await passes(page, { logo: 40_000 })).toBe(true)
    expect(await passes(`${page}?gelukt=bewaard`, { logo: 0 })).toBe(true)
    expect(await passes(page, { _1_logo: 1_500_000 })).toBe(true)
  })

  test('goes through nowhere else, under no other name, and never with another', async () => {
    expect(await passes('/beheer/bibliotheek', { logo: 10 })).toBe(false)
    expect(await passes('/beheer/bibliotheek/gegevens', { logo: 10 })).toBe(false)
    expect(await passes('/nl/hulp', { logo: 10 })).toBe(false)
    expect(await passes(page, { photo: 10 })).toBe(false)
    expect(await passes(page, { logo: 10, _1_logo: 10 })).toBe(false)
    expect(await passes(page, { logo: 2_200_000 })).toBe(false)
  })

  test('reaches its action as text, no more of it than says that it is too large, and is not sent back', async () => {
    const heard: Record<string, string>[] = []
    const action = fileAction('logo', 4, async (_state, form) => {
      const values = typedIn(form)
      heard.push(values)
      return { ...untouched, values, reason: 'unknown' }
    })
    const form = new FormData()
    form.set('called', 'Demo')
    form.set('logo', new Blob(['abcdefgh']), 'x.png')
    expect(await action(untouched, form)).toEqual({
      ...untouched,
      values: { called: 'Demo' },
      reason: 'unknown',
    })
    expect(heard).toEqual([{ called: 'Demo', logo: Buffer.from('abcde').toString('base64') }])
    await action(untouched, new FormData())
    expect(heard[1]).toEqual({ logo: '' })
  })
})
