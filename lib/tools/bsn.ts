import { type Group, isInUse, ordinaryGroups } from './ordinary'

/**
 * Whether a text holds a citizen service number: nine digits that are written as a whole, whatever other digits stand
 * before or after them, and that pass the 11-test. What is a telephone number, a day or a time by its shape is none.
 */
export function hasBsn(typed: string): boolean {
  const text = withoutCountry(typed)
  const groups = [...text.matchAll(/\d+/g)].map(
    ({ 0: digits, index }): Group => ({ digits, from: index, until: index + digits.length }),
  )
  const gaps = groups.map(({ until }, i) => gapOf(text.slice(until, groups[i + 1]?.from ?? until)))
  const all = groups.map(({ digits }) => digits).join('')
  let before = 0
  const found = groups.flatMap(({ digits }, first) => {
    const nine = all.slice(before, before + 9)
    before += digits.length
    const last = isBsn(nine) ? lastOfNine(groups, gaps, first) : null
    return last === null ? [] : [groups.slice(first, last + 1)]
  })
  if (found.length === 0) return false
  const ordinary = new Set(ordinaryGroups(text, groups))
  return found.some((nine) => !isOrdinary(nine, ordinary))
}

/** With what begins a telephone number set apart from nine digits that are none: +31123456782 is no number of anybody. */
function withoutCountry(text: string): string {
  return text.replaceAll(/(?<![\p{L}\d])((?:\+|00)31|0)(\d{9})(?![\p{L}\d])/gu, (all, before, nine) =>
    isInUse(nine) ? all : `${before} ${nine}`,
  )
}

/** What stands between two groups: signs that part digits, a word, or so much that they have nothing to do with each other. */
type Gap = 'sign' | 'word' | 'more'

function gapOf(between: string): Gap {
  if (between.length === 1) return 'sign'
  const [word = '', ...more] = between.match(/\p{L}+/gu) ?? []
  if (more.length > 0 || word.length > LONGEST_WORD) return 'more'
  // Letters without a space stick digits together (1a2, 111en222); a letter by itself does anyhow.
  return word.length <= 1 || (word === between && word.length <= 3) ? 'sign' : 'word'
}

const LONGEST_WORD = 10

/** The last of the groups that begin here and make nine digits together. */
function lastOfNine(groups: Group[], gaps: Gap[], first: number): number | null {
  let [count, evenly] = [0, true]
  const size = groups[first]?.digits.length
  for (let at = first; at < groups.length; at++) {
    count += groups[at]?.digits.length ?? 0
    evenly &&= groups[at]?.digits.length === size
    if (count >= 9) return count === 9 && (evenly || !gaps.slice(first, at).includes('word')) ? at : null
    if (gaps[at] === 'more') return null
  }
  return null
}

/** Seven of the nine stand in a telephone number, a day or a time: then they are only what is said beside each other. */
function isOrdinary(nine: Group[], ordinary: ReadonlySet<Group>): boolean {
  return nine.reduce((sum, group) => sum + (ordinary.has(group) ? group.digits.length : 0), 0) > 6
}

/** The 11-test on nine digits; a number that begins with two zeros is nobody's: it begins a call abroad. */
export function isBsn(digits: string): boolean {
  if (!/^(?!00)\d{9}$/.test(digits)) return false
  let sum = -Number(digits[8])
  for (let i = 0; i < 8; i++) sum += Number(digits[i]) * (9 - i)
  return sum % 11 === 0
}
