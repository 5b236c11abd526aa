import type { InHands, Left } from '@/lib/needs/queries/left'

/** So many organisations are named; the rest is told together. */
const MOST_NAMED = 20

/** What became of every need that was ever opened, to read in a terminal. */
export function leftSentences(left: Left): string[] {
  const { opened, openings, helped, stopped, unreachable, merged, open, others } = left
  const inHands = open.reduce((sum, one) => sum + one.count, 0)
  const named = open.slice(0, MOST_NAMED)
  const rest = open.slice(MOST_NAMED).reduce((sum, one) => sum + one.count, 0)
  return [
    `${row(opened)} needs were ever opened${openings === opened ? '' : ` (written down ${openings} times)`}`,
    `${row(helped.byHerWord)} helped, by her own word`,
    `${row(helped.byTheHelper)} helped, by the word of who helped, and she is asked`,
    `${row(stopped)} stopped by her`,
    `${row(unreachable)} signed as unreachable`,
    `${row(merged)} doubles, that count with another of these`,
    `${row(inHands)} open, each with who must act and until when:`,
    ...named.map((one) => `${row(one.count)}   ${who(one)}`),
    ...(rest > 0 ? [`${row(rest)}   ${open.length - MOST_NAMED} other organisations`] : []),
    `${row(others)} others`,
  ]
}

function who({ name, isLibrary, late, forCoordinator, first, last }: InHands): string {
  const over = late > 0 ? `; ${late} past it` : ''
  const signs = forCoordinator > 0 ? `, ${forCoordinator} for a coordinator` : ''
  return `${isLibrary ? 'the library' : name}, until ${first === last ? first : `${first} – ${last}`}${over}${signs}`
}

function row(count: number): string {
  return count.toLocaleString('en').padStart(7)
}
