import { crc32, deflateSync } from 'node:zlib'

/** One part of a PNG: its length, its kind, what is in it, and the sum over that. */
export function pngPart(kind: string, inside: string | Buffer): Uint8Array<ArrayBuffer> {
  const told = Buffer.concat([Buffer.from(kind, 'latin1'), Buffer.from(inside as string, 'latin1')])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(told.length - 4)
  sum.writeUInt32BE(crc32(told))
  return Uint8Array.from(Buffer.concat([length, told, sum]))
}

type Given = { width?: number; height?: number; beside?: Uint8Array[] }

/** A small grey picture, with what else was written beside it. */
export function aPng({ width = 4, height = 2, beside = [] }: Given = {}): Uint8Array<ArrayBuffer> {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.concat(
    Array.from({ length: height }, () => Buffer.from([0, ...Array(width).fill(128)])),
  )
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [pngPart('IHDR', size), ...beside, pngPart('IDAT', deflateSync(rows)), pngPart('IEND', '')]
  return Uint8Array.from(Buffer.concat([signature, ...parts]))
}
