import { latin, twinOf } from '../../tools/signs'
import { cleanText } from '../../tools/text'

/** How a name is compared: width, case and spaces do not matter. */
export function nameKey(name: string): string {
  return cleanText(name).normalize('NFKC').toLocaleLowerCase('nl')
}

/** Whether a name holds a web address or an e-mail address: a letter that begins with it leads a stranger there. */
export function hasAddress(name: string): boolean {
  const plain = latin(name).replace(/[\u3002\uff61]/g, '.')
  if (/@|:\/\/|\bwww\b/i.test(plain)) return true
  return [...plain.matchAll(/\.(?=\p{L}{2})/gu)].some(({ index }) => {
    // Back from the dot, and no further than a title is long: a word is not read once more for each of its letters.
    const before = plain.slice(Math.max(0, index - 20), index).split(/[^\p{L}\p{M}\d-]/u)
    const word = before.at(-1) ?? ''
    return word.length >= 3 && !titles.test(word)
  })
}

/** "Mevr.Jansen" is somebody, and no site. */
const titles = /^(mevr|mej|dhr|heer|drs|prof|ing|fam|mrs|miss)$/i

/** Whether a name starts with this letter, as people see it: accents, strokes and case do not matter. */
export function firstLetterMatches(name: string, letter: string): boolean {
  const first = seen(name)
  return first !== '' && first === seen(letter)
}

/** The first letter as a big Latin one where it looks like one: ß is an S, ı an I (that is what big letters make of it). */
function seen(text: string): string {
  const letters = cleanText(text)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return twinOf([...letters.toUpperCase()][0] ?? '')
}
