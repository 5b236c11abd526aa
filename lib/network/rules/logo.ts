/** Bytes of the largest mark that a library can have: 48 kB. */
export const LOGO_BYTES = 49_152
/** Pixels along a side; more is no mark, and would make a small picture slow to open. */
const MOST_PIXELS = 2_000

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** The parts of a PNG that are the picture itself; the rest tells who made it, when and where. */
const picture = new Set('IHDR PLTE tRNS IDAT IEND gAMA cHRM sRGB iCCP sBIT bKGD pHYs'.split(' '))

/** Why a file cannot be the mark of a library. */
export type LogoRefusal = 'logo_missing' | 'logo_large' | 'logo_kind' | 'logo_pixels'

/**
 * The picture in a file, by its bytes and not by its name: a PNG that is whole and nothing else behind it, without what
 * was written beside the picture.
 */
export function pictureIn(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | LogoRefusal {
  if (bytes.length === 0) return 'logo_missing'
  if (bytes.length > LOGO_BYTES) return 'logo_large'
  const parts = partsOf(bytes)
  if (parts?.[0]?.kind !== 'IHDR' || parts.at(-1)?.kind !== 'IEND') return 'logo_kind'
  if (!parts.some(({ kind }) => kind === 'IDAT')) return 'logo_kind'
  const [width, height] = [numberAt(bytes, 16), numberAt(bytes, 20)]
  if (width < 1 || height < 1) return 'logo_kind'
  if (width > MOST_PIXELS || height > MOST_PIXELS) return 'logo_pixels'
  const kept = parts
    .filter(({ kind }) => picture.has(kind))
    .map(({ from, until }) => bytes.slice(from, until))
  return joined([Uint8Array.from(signature), ...kept])
}

type Part = { kind: string; from: number; until: number }

/** The parts of a PNG, one after the other until its end; null when it is none. */
function partsOf(bytes: Uint8Array): Part[] | null {
  if (!signature.every((byte, i) => bytes[i] === byte)) return null
  const parts: Part[] = []
  let from = signature.length
  while (from < bytes.length) {
    // Its length, its kind, what is in it, and a sum over that.
    const until = from + 12 + numberAt(bytes, from)
    if (from + 12 > bytes.length || until > bytes.length) return null
    parts.push({ kind: String.fromCharCode(...bytes.slice(from + 4, from + 8)), from, until })
    if (parts.at(-1)?.kind === 'IEND' && until < bytes.length) return null
    from = until
  }
  return parts
}

function numberAt(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((number, i) => number * 256 + (bytes[at + i] ?? 0), 0)
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
