import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { config } from './config'

/**
 * A small sum for a computer: which number, behind the salt, has this hash? Finding it takes a telephone about a
 * second; who asks for very much does more and longer sums. Nobody has to read, see or remember anything; the libraries
 * for this bring a widget, or a heavier sum.
 */
export type Sum = { salt: string; hash: string; most: number; signature: string }

/** Numbers to try for a first sum; one of twice the size has twice as many, up to 64 times: a minute on a telephone. */
const FIRST_MOST = 20_000
export const HARDEST = 64
/** Minutes in which a sum can be handed in. */
const SUM_MINUTES = 15

/** Makes a sum of this size, from 1 to the hardest; what it is stands in the salt, which is signed. */
export function newSum(wanted: number, now: Date): Sum {
  const size = Math.round(10 * Math.min(HARDEST, Math.max(1, wanted))) / 10
  const most = Math.round(FIRST_MOST * size)
  const salt = `${randomBytes(12).toString('hex')}.${now.getTime() + SUM_MINUTES * 60_000}.${size * 10}`
  const answer = randomBytes(4).readUInt32BE() % most
  const hash = hashOf(salt, answer)
  return { salt, hash, most, signature: sign(`${salt} ${hash}`) }
}

/** Whether this number answers a sum of ours that has not run out. */
export function isAnswer(
  sum: { salt: string; hash: string; signature: string },
  answer: number,
  now: Date,
): boolean {
  if (!(now.getTime() <= endOf(sum)) || !isSigned(`${sum.salt} ${sum.hash}`, sum.signature)) return false
  return hashOf(sum.salt, answer) === sum.hash
}

/** Until when a sum can be handed in, in milliseconds. */
export function endOf(sum: { salt: string }): number {
  return Number(sum.salt.split('.')[1])
}

/** How large a sum is. */
export function sizeOf(sum: { salt: string }): number {
  return Number(sum.salt.split('.')[2]) / 10
}

function hashOf(salt: string, answer: number): string {
  return createHash('sha256').update(`${salt}${answer}`).digest('hex')
}

function sign(text: string): string {
  return createHmac('sha256', config().secret).update(`sum ${text}`).digest('hex')
}

function isSigned(text: string, signature: string): boolean {
  const [own, given] = [Buffer.from(sign(text)), Buffer.from(signature)]
  return own.length === given.length && timingSafeEqual(own, given)
}
