/** A topic as it is looked for: its label, and what people call it besides. */
export type Sought = { code: string; label: string; also: readonly string[] }

/**
 * The topics that fit what is typed, the likeliest first: where every word is the beginning of a word, before those
 * in which it stands somewhere; a label before what people call it.
 */
export function topicsFound<Topic extends Sought>(topics: readonly Topic[], typed: string): Topic[] {
  const words = bare(typed).split(' ').filter(Boolean)
  if (words.length === 0) return []
  return topics
    .map((topic, place) => ({ topic, place, rank: rankOf(topic, words) }))
    .filter(({ rank }) => rank < NOT)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ topic }) => topic)
}

const NOT = 5

function rankOf({ label, also }: Sought, words: string[]): number {
  const [name, names] = [bare(label), also.map(bare)]
  if (name.startsWith(words.join(' '))) return 0
  const all = [name, ...names].join(' ')
  if (words.every((word) => begins(name, word))) return 1
  if (words.every((word) => begins(all, word))) return 2
  if (words.every((word) => name.includes(word))) return 3
  return words.every((word) => all.includes(word)) ? 4 : NOT
}

function begins(text: string, word: string): boolean {
  return ` ${text}`.includes(` ${word}`)
}

function bare(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
