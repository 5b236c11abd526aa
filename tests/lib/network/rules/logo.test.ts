import { expect, test } from 'vitest'
import { LOGO_BYTES, pictureIn } from '@/lib/network/rules/logo'
import { aPng, pngPart } from '../../../support/png'

test('a PNG is a mark, and what was written beside the picture is gone', () => {
  const clean = aPng()
  expect(pictureIn(clean)).toEqual(clean)
  const told = aPng({ beside: [pngPart('tEXt', 'Author\0Demo Carla'), pngPart('eXIf', 'MM')] })
  expect(told.length).toBeGreaterThan(clean.length)
  expect(pictureIn(told)).toEqual(clean)
})

test.each([
  ['nothing', new Uint8Array(0), 'logo_missing'],
  ['a photo (JPEG)', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'logo_kind'],
  ['a drawing (SVG) that is called .png', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'logo_kind'],
  ['half a PNG', aPng().slice(0, 40), 'logo_kind'],
  ['a PNG with something behind it', joined(aPng(), bytesOf('<script>')), 'logo_kind'],
  ['a PNG without a picture', joined(aPng().slice(0, 33), pngPart('IEND', '')), 'logo_kind'],
  ['a very wide one', aPng({ width: 2_001 }), 'logo_pixels'],
  ['one of more than 48 kB', joined(aPng(), new Uint8Array(LOGO_BYTES)), 'logo_large'],
])('%s is refused', (_what, bytes, reason) => {
  expect(pictureIn(bytes)).toBe(reason)
})

test('one of exactly 48 kB is small enough', () => {
  const room = LOGO_BYTES - aPng().length - 12
  const whole = aPng({ beside: [pngPart('iCCP', 'x'.repeat(room))] })
  expect(whole.length).toBe(LOGO_BYTES)
  expect(pictureIn(whole)).toEqual(whole)
})

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text))
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts))
}
