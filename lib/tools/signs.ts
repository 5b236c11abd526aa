/** Full-width, circled and raised signs as they are on a keyboard, the digits of every script as 0–9; what cannot be seen is gone. */
export function latin(text: string): string {
  return isPlain(text)
    ? text
    : short(text)
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .replace(DIGITS, asDigit)
}

/** A text as somebody reads it who looks for something that was hidden: no marks above or through a letter, nothing unseen. */
export function bare(text: string): string {
  if (isPlain(text)) return text
  return short(text.replace(UNSEEN, '')).normalize('NFKD').replace(UNSEEN, '').replace(DIGITS, asDigit)
}

/** The same in big letters; those of other alphabets, and the small capitals, that look like a Latin one are that one. */
export function lookAlike(text: string): string {
  const big = text.toUpperCase()
  return isPlain(big) ? big : big.replace(ALIKE, (sign) => alike.get(sign) ?? framed(sign))
}

/** The big Latin letter that another one looks like; itself when there is none. */
export const twinOf = (letter: string): string => alike.get(letter) ?? letter

/** No language puts more than a few marks on a letter; setting a thousand of them in order is what takes long. */
export function fewMarks(text: string): string {
  return text.replace(/(\p{M}{30})\p{M}+/gu, '$1')
}

/** One sign that is a whole sentence counts for one: nothing is hidden in it. */
const short = (text: string): string => fewMarks(text).replace(/[\ufdfa\ufdfb]/g, '\u0635')

const isPlain = (text: string): boolean => !/[^\0-\x7f]/.test(text)

const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu
const DIGITS = /(?![0-9])[\p{Nd}\p{No}]/gu

/** Reckoned once per digit: there are some eight hundred. */
const known = new Map<string, string>()

/** Digits of one script follow each other from nought to nine; a sign that is no digit stays. */
function asDigit(sign: string): string {
  const found = known.get(sign) ?? reckoned(sign)
  known.set(sign, found)
  return found
}

function reckoned(sign: string): string {
  const code = sign.codePointAt(0) as number
  const [first, zero] = rounds.find(([from, , until]) => from <= code && code <= until) ?? []
  if (first !== undefined && zero !== undefined) return String(code - first + zero)
  if (!/\p{Nd}/u.test(sign)) return sign
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++
  return String(before % 10)
}

/** Digits in a disc, and those of Ethiopia and of Rumi, that Unicode takes for pictures: the first, what it counts, the last. */
const rounds = [
  ...[[0x2776, 1, 0x277f] as const, [0x2780, 1, 0x2789] as const, [0x278a, 1, 0x2793] as const],
  ...[[0x24eb, 11, 0x24f4] as const, [0x24f5, 1, 0x24fe] as const, [0x24ff, 0, 0x24ff] as const],
  ...[[0x1f10b, 0, 0x1f10c] as const, [0x1369, 1, 0x1371] as const, [0x10e60, 1, 0x10e68] as const],
] as const

/** Letters on a flag, in a disc or in a square. */
function framed(sign: string): string {
  const code = sign.codePointAt(0) as number
  const first = [0x1f1e6, 0x1f170, 0x1f150].find((start) => start <= code) as number
  return String.fromCharCode(65 + code - first)
}

/** Letters with a stroke or a tail, which Unicode keeps for letters of their own; and twins in other alphabets. */
const alike: ReadonlyMap<string, string> = new Map(
  // biome-ignore format: one line per alphabet
  [
    'ŁL ĐD ÐD ØO ĦH ŦT ÆA ŒO ƁB ƊD ƏE ƎE ŊN ÞP ƘK ƗI ɆE ɎY ȺA ȻC ƵZ',
    'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX',
    'АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЈJ ЅS ҮY ԌG ԚQ ԜW ҺH ԀD',
    'ᴀA ʙB ᴄC ᴅD ᴇE ꜰF ɢG ʜH ɪI ᴊJ ᴋK ʟL ᴍM ɴN ᴏO ᴘP ʀR ꜱS ᴛT ᴜU ᴠV ᴡW ʏY ᴢZ',
    'ꓐB ꓑP ꓓD ꓔT ꓖG ꓗK ꓙJ ꓚC ꓜZ ꓝF ꓟM ꓠN ꓡL ꓢS ꓣR ꓦV ꓧH ꓪW ꓫX ꓬY ꓮA ꓰE ꓲI ꓳO ꓴU',
    'ᎪA ᏴB ᏟC ᎠD ᎬE ᏀG ᎻH ᎥI ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏚS ᎢT ᏙV ᎳW ᏃZ',
    'ՍU ՏS ՕO ԼL',
  ].flatMap((line) => line.split(' ').map((pair) => [...pair] as [string, string])),
)

const ALIKE = new RegExp(
  `[${[...alike.keys()].join('')}\\u{1f150}-\\u{1f169}\\u{1f170}-\\u{1f189}\\u{1f1e6}-\\u{1f1ff}]`,
  'gu',
)
