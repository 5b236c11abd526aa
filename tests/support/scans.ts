type Method = (this: unknown, ...given: unknown[]) => unknown

/** Whatever goes through a text from its beginning to its end. */
const readers = [
  ...['normalize', 'replace', 'replaceAll', 'split', 'match', 'matchAll', 'search', 'trim', 'toUpperCase'],
  ...['toLowerCase', 'toLocaleLowerCase', Symbol.iterator],
]

const scans = new Set<string>()
let noting = false

/** What looked through a text that was too long, since somebody began to watch. */
export function scansOfLong(): string[] {
  return [...scans]
}

/**
 * Writes down whatever looks through a text of more than so many signs, until what it gives back is called. A pattern that
 * is bounded stops by itself, and does not count.
 */
export function watch(most: number): () => void {
  scans.clear()
  const isLong = (text: unknown) => typeof text === 'string' && text.length > most
  const undo = [
    ...readers.map((name) =>
      instead(String.prototype, name, (text) => {
        if (isLong(text)) scans.add(String(name))
      }),
    ),
    ...['exec', 'test'].map((name) =>
      instead(RegExp.prototype, name, (pattern, text) => {
        if (isLong(text) && !isBounded(pattern as RegExp)) scans.add(String(pattern).slice(0, 80))
      }),
    ),
  ]
  return () => {
    for (const back of undo.splice(0)) back()
  }
}

function instead(
  on: object,
  name: string | symbol,
  note: (self: unknown, given: unknown) => void,
): () => void {
  const methods = on as Record<string | symbol, Method>
  const before = methods[name] as Method
  methods[name] = function (...given) {
    // What it takes to write it down looks through texts as well.
    if (!noting) {
      noting = true
      note(this, given[0])
      noting = false
    }
    return before.apply(this, given)
  }
  return () => {
    methods[name] = before
  }
}

/** From the beginning of a text, and no part of it as often as it likes. */
function isBounded({ source }: RegExp): boolean {
  // This one is how zod itself finds out how long a text is: what takes two places counts once.
  if (source === '[\\uD800-\\uDBFF]') return true
  const bones = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')
  return source.startsWith('^') && !/[*+]|\{\d+,\}/.test(bones)
}
