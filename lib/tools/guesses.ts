import { brakes, countGuess } from './crowd'
import { countTry, giveBackTry, stepOf, takeTry } from './limits'
import { type Result, refuse } from './result'
import { browserHash, everybody, type Visitor } from './source'

export type WrongCode = 'no_match' | 'slow_down' | 'crowded'
type Browser = { guestId: string; isKnown: () => Promise<boolean> }

/**
 * Looks whether a code is right, and counts it when it is not. A right one always passes, whatever others at that address
 * did wrong: the looking is done each time, and only what is wrong hears that it has to wait. So that nobody can go on
 * guessing, very many wrong ones everywhere make each next try cost a sum, the larger the more of them came from there; but not for a browser that brought a right one
 * before, and few wrong ones since (`isKnown`).
 */
export async function whenRight<Opened>(
  visitor: Visitor,
  { guestId, isKnown }: Browser,
  now: Date,
  look: () => Promise<Opened | null>,
): Promise<Result<Opened, WrongCode>> {
  const { address } = visitor
  const browser = browserHash(guestId)
  const wrongHere = await countTry('wrong_code', 'browser', browser, now)
  const isTrusted = async () => wrongHere <= stepOf('wrong_code', 'browser').free && (await isKnown())
  if (await brakes('wrong_code', visitor, now, isTrusted)) return refuse('crowded')
  const isFree = await takeTry('wrong_code', 'address', address, now, undefined, visitor)
  const opened = await look()
  if (opened === null) {
    await countGuess(visitor, now)
    return refuse(isFree ? 'no_match' : 'slow_down')
  }
  await giveBackTry('wrong_code', 'browser', browser, now)
  await giveBackTry('wrong_code', 'total', everybody(), now)
  if (isFree) await giveBackTry('wrong_code', 'address', address, now)
  return { ok: true, value: opened }
}
