import { config } from './config'
import { keyed, plainHash } from './keys'
import { countTry, takeTry, triesOf } from './limits'
import { endOf, isAnswer, newSum, type Sum } from './proof'

/** Forms that one sum lets through; then the next sum. */
const FORMS_PER_PASS = 20

/**
 * Whether a form from this address is let through, and counts it. Beyond what an address may send in an hour (a
 * branch of the library is one address too) it waits longer each time, or shows a pass for which a sum was done.
 */
export async function admits(source: Buffer, pass: string | null, now: Date): Promise<boolean> {
  if (await takeTry('form', source, config().formsPerHour, now)) return true
  if (!(await passHolds(pass, source, now))) return false
  await countTry('form', source, now)
  return true
}

/** A sum for this address, harder as more came from it. */
export async function sumFor(source: Buffer, now: Date): Promise<Sum> {
  return newSum((await triesOf('form', source, now)) / config().formsPerHour, now)
}

/** A pass for whoever at this address brings the answer to a sum of ours, or null; it holds for an hour. */
export function passFor(sum: Omit<Sum, 'most'>, answer: number, source: Buffer, now: Date): string | null {
  if (!isAnswer(sum, answer, now)) return null
  // From the sum, so that handing in one answer again and again gives one pass.
  const id = plainHash(sum.salt).toString('hex')
  const until = String(endOf(sum) + 3_600_000)
  return `${id}.${until}.${signature(id, until, source)}`
}

async function passHolds(pass: string | null, source: Buffer, now: Date): Promise<boolean> {
  const [id = '', until = '', signed] = pass?.split('.') ?? []
  if (signed !== signature(id, until, source) || now.getTime() >= Number(until)) return false
  // Counted in the hour of its end: there is one such hour, whenever it is used.
  return (await countTry('pass', plainHash(id), new Date(Number(until)))) <= FORMS_PER_PASS
}

function signature(id: string, until: string, source: Buffer): string {
  return keyed('pass', `${id} ${until} ${source.toString('hex')}`).toString('base64url')
}
