import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { config } from './config'

/** Bytes that follow from the secret of the house, what they are for, and an id; nobody else can make them. */
export function keyed(purpose: string, id: string): Buffer {
  return createHmac('sha256', config().secret).update(`${purpose} ${id}`).digest()
}

/** The secret of a link in a letter. It can be made again from the id, so that it is kept nowhere. */
export function linkKey(purpose: string, id: string): string {
  return keyed(`${purpose} link`, id).toString('base64url')
}

/** Six digits that belong to an id. */
export function sixDigits(purpose: string, id: string): string {
  return String(keyed(`${purpose} digits`, id).readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** The only form in which the secret of a link or a browser is kept. */
export function plainHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** A secret that only a browser holds. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Closes bytes with a key that is not in the database (AES-256-GCM); `label` says whose they are. */
export function seal(open: Uint8Array, label: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealKey(), nonce).setAAD(Buffer.from(label))
  const closed = Buffer.concat([cipher.update(open), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), closed])
}

/** Opens what was sealed with the same label; throws when it was changed, or belongs to somebody else. */
export function unseal(closed: Uint8Array, label: string): Buffer {
  const bytes = Buffer.from(closed)
  const decipher = createDecipheriv('aes-256-gcm', sealKey(), bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(label)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}

function sealKey(): Buffer {
  return Buffer.from(hkdfSync('sha256', config().secret, '', 'wegwijs seal', 32))
}
