import { config } from './config'
import { keyed, plainHash } from './keys'
import { countTry, nextTryAt, triesOf } from './limits'
import { isAnswer, newSum, type Sum } from './proof'

/** Forms that one sum lets through; then the next sum. */
const FORMS_PER_PASS = 20

/**
 * Whether a form from this address is let through, and counts it. Beyond what an address may send in an hour (a
 * branch of the library is one address too) it waits longer each time, or shows a pass for which a sum was done.
 */
export async function admits(source: Buffer, pass: string | null, now: Date): Promise<boolean> {
  const { count, lastAt } = await triesOf('form', source, now)
  const free = config().formsPerHour
  const passes = count < free || now >= nextTryAt(count, lastAt, free) || (await passHolds(pass, now))
  if (passes) await countTry('form', source, now)
  return passes
}

/** A sum for this address, harder as more came from it. */
export async function sumFor(source: Buffer, now: Date): Promise<Sum> {
  const { count } = await triesOf('form', source, now)
  return newSum(count / config().formsPerHour, now)
}

/** A pass for whoever brings the answer to a sum of ours, or null. */
export function passFor(sum: Omit<Sum, 'most'>, answer: number, now: Date): string | null {
  if (!isAnswer(sum, answer, now)) return null
  // From the sum, so that handing in one answer again and again gives one pass.
  const id = plainHash(sum.salt).toString('hex')
  return `${id}.${keyed('pass', id).toString('base64url')}`
}

async function passHolds(pass: string | null, now: Date): Promise<boolean> {
  const [id, signature] = pass?.split('.') ?? []
  if (!id || keyed('pass', id).toString('base64url') !== signature) return false
  return (await countTry('pass', plainHash(id), now)) <= FORMS_PER_PASS
}
