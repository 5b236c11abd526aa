import { database, type Transaction } from './database'
import { keyed, plainHash } from './keys'
import { type By, countTry, freeFor, type Limited, type Step, stepOf, takeTry, triesOf } from './limits'
import { endOf, HARDEST, isAnswer, newSum, type Sum, sizeOf } from './proof'
import { everybody, networkAs, type Visitor } from './source'

/** Why a visitor goes no further now: a sum comes first, or somebody of the library helps by telephone. */
export type Held = 'crowded' | 'call_us'

/**
 * Whether a form from this address is let through, and counts it. Beyond what an address may send in an hour (a
 * branch of the library is one address too) it waits longer each time, or shows a pass for which a sum was done.
 */
export async function admits(visitor: Visitor, now: Date): Promise<boolean> {
  const { address, isHidden } = visitor
  const taken =
    (await takeTry('form', 'address', address, now, database(), visitor)) &&
    // Behind a proxy that nobody told of the network is that of all.
    (isHidden || (await takeTry('form', 'network', networkAs(visitor), now, database(), visitor)))
  if (taken) return true
  if (!(await passHolds('pass_form', visitor, now))) return false
  await countTry('form', 'address', address, now)
  return true
}

/**
 * Counts one more of what a source may do a number of times without ado, then with a sum each, and from `most` on not at
 * all; null when it may. By every way in which the table tells sources apart, in one order for everybody. Of who cannot be
 * told apart nobody is refused for what others did. A refusal has to be rolled back, so that it costs nothing.
 */
export async function ration(
  tx: Transaction,
  what: 'book',
  visitor: Visitor,
  { browser, recipient }: { browser: Buffer | null; recipient: Buffer | null },
  now: Date,
): Promise<Held | null> {
  const known = { browser, recipient, network: networkAs(visitor) }
  let needsSum = false
  for (const by of ['browser', 'recipient', 'network'] as const) {
    const source = known[by]
    if (source === null) continue
    const step = roomOf(visitor, stepOf(what, by), by)
    const count = await countTry(what, by, source, now, tx)
    if (step.most !== undefined && count > step.most) return 'call_us'
    if (count > step.free) needsSum = true
  }
  if ((await triesOf(what, 'total', everybody(), now, tx)) >= stepOf(what, 'total').free) needsSum = true
  if (needsSum && !(await passHolds('pass_book', visitor, now, tx))) return 'crowded'
  return null
}

type Room = { free: number; most: number | undefined }

/** How much there is for this visitor: a morning of it at the library, and no end where all look like one. */
function roomOf(visitor: Visitor, step: Step, by: By): Room {
  const { isOwn, isHidden } = visitor
  const { free, most, own } = step
  if (isOwn && own !== undefined) return { free: own, most: 2 * own }
  return isHidden && by !== 'browser' ? { free: freeFor(visitor, step), most: undefined } : { free, most }
}

/**
 * Whether there are so many wrong tries of this everywhere that each next one costs a sum, and this visitor did none.
 * Counted before anything is looked at, so that a thousand at once are a thousand; who is right gives it back.
 */
export async function brakes(
  what: 'wrong_code' | 'sign_in_code',
  visitor: Visitor,
  now: Date,
  isTrusted: () => Promise<boolean> = async () => false,
): Promise<boolean> {
  const wrong = await countTry(what, 'total', everybody(), now)
  if (wrong <= stepOf(what, 'total').free || (await isTrusted())) return false
  // It may have grown since the sum was given.
  const size = (await sizeForCode(visitor, now)) / 2
  const pass = size < HARDEST / 2 ? passesForCode[what].first : passesForCode[what].late
  return !(await passHolds(pass, visitor, now, database(), size))
}

/** What a sum is used for at a code, and what the largest is, with which there is one try. */
const passesForCode = {
  wrong_code: { first: 'pass_code', late: 'pass_late_code' },
  sign_in_code: { first: 'pass_sign_in', late: 'pass_late_letter' },
} as const

/** Counts a code that was wrong with where it came from; a right one costs nobody there anything. */
export async function countGuess(visitor: Visitor, now: Date): Promise<void> {
  await countTry('guess', 'address', visitor.address, now)
  await countTry('guess', 'network', networkAs(visitor), now)
}

/** How large a sum is before one more code, of who typed so many wrong ones; who guesses elsewhere makes nobody's larger. */
async function sizeForCode(visitor: Visitor, now: Date): Promise<number> {
  const counts = await Promise.all([
    triesOf('guess', 'address', visitor.address, now),
    triesOf('guess', 'network', networkAs(visitor), now),
  ])
  const doublings = counts.map(
    (count, i) => count / freeFor(visitor, stepOf('guess', i === 0 ? 'address' : 'network')),
  )
  return Math.min(HARDEST, 2 ** Math.max(...doublings))
}

/** A sum for this visitor, larger as more forms came from their address; before a code, as more of theirs were wrong. */
export async function sumFor(visitor: Visitor, now: Date, isForCode = false): Promise<Sum> {
  const forms = await triesOf('form', 'address', visitor.address, now)
  const crowd = forms / freeFor(visitor, stepOf('form', 'address'))
  return newSum(Math.max(crowd, isForCode ? await sizeForCode(visitor, now) : 1), now)
}

/**
 * A pass for whoever hands in the answer to a sum, or null; of one address so many in an hour. Where all look like one they
 * are not counted: a sum is the only way on there, and nobody is shut out for others.
 */
export async function takeAnswer(
  sum: Omit<Sum, 'most'>,
  answer: number,
  visitor: Visitor,
  now: Date,
): Promise<string | null> {
  const mayTry =
    visitor.isHidden || (await takeTry('sum', 'address', visitor.address, now, database(), visitor))
  return mayTry ? passFor(sum, answer, visitor, now) : null
}

/** A pass for whoever at this address brings the answer to a sum of ours, or null; it holds for an hour. */
export function passFor(
  sum: Omit<Sum, 'most'>,
  answer: number,
  { address }: Visitor,
  now: Date,
): string | null {
  if (!isAnswer(sum, answer, now)) return null
  // From the sum, so that handing in one answer again and again gives one pass.
  const id = plainHash(sum.salt).toString('hex')
  const until = String(endOf(sum) + 3_600_000)
  const size = String(10 * sizeOf(sum))
  return `${id}.${until}.${size}.${signature(id, until, size, address)}`
}

type Pass = Extract<Limited, `pass_${string}`>

/** Whether the pass of this visitor serves once more for this, and was for a sum of that size at least. */
export async function passHolds(
  what: Pass,
  { pass, address }: Visitor,
  now: Date,
  tx: Pick<Transaction, 'insert'> = database(),
  least = 1,
): Promise<boolean> {
  const [id = '', until = '', size = '', signed] = pass?.split('.') ?? []
  if (signed !== signature(id, until, size, address) || now.getTime() >= Number(until)) return false
  if (Number(size) < 10 * least) return false
  // Counted in the hour of its end: there is one such hour, whenever it is used.
  const used = await countTry(what, 'recipient', plainHash(id), new Date(Number(until)), tx)
  return used <= stepOf(what, 'recipient').free
}

function signature(id: string, until: string, size: string, source: Buffer): string {
  return keyed('pass', `${id} ${until} ${size} ${source.toString('hex')}`).toString('base64url')
}
