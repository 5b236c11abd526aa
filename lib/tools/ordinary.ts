/** Digits that follow each other in a text, and where. */
export type Group = { digits: string; from: number; until: number }

/**
 * The groups of digits in a text that belong to something that is known by its shape: a telephone number, a day of the
 * calendar, a time.
 */
export function ordinaryGroups(text: string, groups: readonly Group[]): Group[] {
  const dated = new Set(inShape(text, groups, DATE))
  const rest = groups.filter((one) => !dated.has(one))
  return [...dated, ...inPhones(text, rest), ...inMoments(text, groups)]
}

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
const YEAR = '(?:19|20)\\d\\d'
const DATES = ['-', '/', '\\.'].map((sign) => `${DAY}${sign}${MONTH}${sign}${YEAR}`)
const WITH_YEAR = [`${YEAR}-${MONTH}-${DAY}`, ...DATES].join('|')
const TIME = '(?:[01]?\\d|2[0-3])\\s?[.:uh]\\s?[0-5]\\d'
const TIMES = `${TIME}(?:\\s?[-\u2010-\u2015]\\s?${TIME})?`
/** A day or a time that stands by itself, or from one time until another: no sign ties it to other digits. */
const MOMENT = alone(`${WITH_YEAR}|${TIMES}`)
/** A day with its year is never part of a telephone number. */
const DATE = alone(WITH_YEAR)

/** Days without a year, in a row as somebody writes down when they can come: "9-3, 16-3 en 23-3". */
const SHORT = `${DAY}[-/]${MONTH}`
const ROW = new RegExp(
  `(?<![\\d.,/:+-])${SHORT}(?:(?:,\\s|;\\s|,?\\s(?:en|of|and|or)\\s)${SHORT})+(?!\\d|[-./:+\u2010-\u2015]+\\d)`,
  'giu',
)

function alone(shape: string): RegExp {
  return new RegExp(`(?<![\\d.,/:+-]|\\d\\S{1,3})(?:${shape})(?!\\d|\\S{1,3}\\d)`, 'giu')
}

function inMoments(text: string, groups: readonly Group[]): Group[] {
  return [MOMENT, ROW].flatMap((shape) => inShape(text, groups, shape))
}

function inShape(text: string, groups: readonly Group[], shape: RegExp): Group[] {
  const moments = [...text.matchAll(shape)].map(({ 0: all, index }) => ({
    from: index,
    until: index + all.length,
  }))
  let next = 0
  return groups.filter(({ from, until }) => {
    while ((moments[next]?.until ?? Number.POSITIVE_INFINITY) <= from) next++
    const moment = moments[next]
    return moment !== undefined && moment.from <= from && until <= moment.until
  })
}

function inPhones(text: string, groups: readonly Group[]): Group[] {
  const found: Group[] = []
  for (let at = 0; at < groups.length; at++) {
    const last = lastOfPhone(text, groups, at)
    if (last === null) continue
    found.push(...groups.slice(at, last + 1))
    at = last
  }
  return found
}

/** The last group of the telephone number that begins with this one; null when none does. */
function lastOfPhone(text: string, groups: readonly Group[], at: number): number | null {
  const { digits, from } = groups[at] as Group
  const before = text.slice(Math.max(0, from - 3), from)
  if (/(?:^|\D)\+$/.test(before)) return abroad(text, groups, at, '')
  // Not what stands behind another number without a space: the end of 09:00 begins no call abroad.
  if (/\d\S?$/.test(before)) return null
  return digits.startsWith('00') ? abroad(text, groups, at, '00') : atHome(text, groups, at)
}

/** Ten digits, the first of them a zero: 0612345678, 06-12 34 56 78, 0346 123456; 0800-1234 has eight or eleven. */
function atHome(text: string, groups: readonly Group[], at: number): number | null {
  const first = groups[at]?.digits ?? ''
  const sizes = /^0(?:[89]00|90[69])/.test(first) ? [8, 10, 11] : [10]
  // No town has a number of two digits; only mobile ones begin so.
  if (!/^0(?:6|[1-9]\d)/.test(first) || (first.length > 4 && !sizes.includes(first.length))) return null
  let [digits, found] = ['', null as number | null]
  for (let last = at; last < groups.length && digits.length < 11; last++) {
    const more = groups[last]?.digits ?? ''
    if (last > at && (more.length < 2 || !isJoined(text, groups, last))) return found
    digits += more
    if (sizes.includes(digits.length) && IN_USE.test(digits.slice(1))) found = last
  }
  return found
}

/** A whole number of here, by itself. */
const OF_ITS_OWN = /^0\d{9}/

/** With its country: behind 31 there are nine digits; with another one there are fifteen at most. */
function abroad(text: string, groups: readonly Group[], at: number, zeros: string): number | null {
  let [digits, found] = ['', null as number | null]
  for (let last = at; last < groups.length && digits.length < 20; last++) {
    const more = groups[last]?.digits ?? ''
    if (last > at && (OF_ITS_OWN.test(more) || !isJoined(text, groups, last))) return found
    digits += more
    if (isWithCountry(digits.slice(zeros.length).replace(/^310/, '31'))) found = last
  }
  return found
}

function isWithCountry(digits: string): boolean {
  if (digits.startsWith('31')) return isInUse(digits.slice(2))
  return /^(?:[17]\d{10}|[2-689]\d{9,14})$/.test(digits)
}

/** With what a Dutch number begins behind its zero: towns with two and with three digits, mobile ones, and services. */
const IN_USE = new RegExp(
  `^(?:${[
    '1[035]|2[0346]|3[03568]|4[0356]|5[0358]|6|7',
    '11[134578]|16[124-8]|17[24]|18[0-467]|22[2-46-9]|25[125]|29[479]|31[3-8]|32[01]|34[1-8]',
    '41[1-368]|47[58]|48[15-8]|49[23579]|51[1-9]|52[1-57-9]|54[13-8]|56[126]|57[0-3578]|59[1-9]',
    '800|8[4578]|90[069]|91',
  ].join('|')})`,
)

/** Whether nine digits, without country and zero, can be a Dutch number: there are such beginnings. */
export function isInUse(national: string): boolean {
  return /^\d{9}$/.test(national) && IN_USE.test(national)
}

/** Whether a group belongs to the one before it, as those of a telephone number do. */
function isJoined(text: string, groups: readonly Group[], at: number): boolean {
  return /^[\s()./\u2010-\u2015\u2212-]{1,4}$/.test(text.slice(groups[at - 1]?.until, groups[at]?.from))
}
