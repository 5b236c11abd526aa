import { nobodyLeft } from '@/lib/needs/queries/left'
import { clock } from '@/lib/tools/clock'
import { byHand } from './by-hand'
import { leftSentences } from './left'

/** `npm run nobody-left -- --now`: what became of every need in the database of the site; fails when one is nobody's. */
await byHand(async () => {
  const left = await nobodyLeft({ kind: 'system', job: 'nobody_left' }, clock())
  process.stdout.write(`${leftSentences(left).join('\n')}\n`)
  return left.others === 0 && left.opened === left.openings
})
