import type { DayRefusal, TimeRefusal } from '@/lib/tools/typed'

/** What is said above a form when something is wrong with it. */
export type FormWords = {
  /** Stands before the title of the page. */
  wrong: string
  /** When something is filled in wrong. */
  heading: string
  /** When the house cannot do it. */
  refused: string
}

/** What every form of people who work here says when something is wrong. */
export const staffWords: FormWords = {
  wrong: 'Fout',
  heading: 'Er is iets niet goed ingevuld',
  refused: 'Dit lukt nu niet',
}

/** What to say about a day or a time that somebody typed. */
export const typedSentences = {
  day_missing: 'Vul een dag in, zoals 3 maart of 3-3-2027.',
  day_unclear: 'Deze dag begrijpen wij niet. Schrijf de dag zo: 3 maart, of 3-3-2027.',
  day_not_there: 'Deze dag bestaat niet. Kijk op de kalender.',
  day_of_week: 'Deze dag en deze datum horen niet bij elkaar. Kijk op de kalender.',
  time_missing: 'Vul een tijd in, zoals 9.30.',
  time_unclear: 'Deze tijd begrijpen wij niet. Schrijf de tijd zo: 9.30 of 14.00.',
  time_not_there: 'Deze tijd bestaat niet. Een tijd ligt tussen 0.00 en 23.59.',
} satisfies Record<DayRefusal | TimeRefusal, string>

/** The title of a page of people who work here. */
export function titled(heading: string): string {
  return `${heading} – Wegwijs`
}

/**
 * What to say about a field: the sentence of the code for this very question, `branch.choose_one`, or for every
 * question. Of a field in a row, `people.p0.language`, the last part is its name.
 */
export function sentenceOf(
  sentences: Record<string, string>,
  field: string,
  code: string,
): string | undefined {
  return sentences[`${field.split('.').at(-1)}.${code}`] ?? sentences[code]
}
