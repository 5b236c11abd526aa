import type { Language } from '@/app/_shared/language'
import { dates } from '@/app/_shared/texts/dates'
import { type TextKey, texts } from '@/app/_shared/texts/texts'

/** What is to be read aloud about a booking: which sentences, in order. */
export type ToSay = {
  kind: 'consultation' | 'course'
  waiting: boolean
  /** Somebody else is on the telephone than who comes. */
  other: boolean
  way: 'call' | 'sms' | 'email' | 'card'
}

type Sentence = keyof typeof sentences
const sentences = {
  help: 'aloud.help',
  helpOther: 'aloud.helpOther',
  course: 'aloud.course',
  courseOther: 'aloud.courseOther',
  wait: 'aloud.wait',
  waitOther: 'aloud.waitOther',
  bring: 'aloud.bring',
  bringOther: 'aloud.bringOther',
  bringCourse: 'aloud.bringCourse',
  bringCourseOther: 'aloud.bringCourseOther',
  reachCall: 'aloud.reachCall',
  reachSms: 'aloud.reachSms',
  reachEmail: 'aloud.reachEmail',
  reachCard: 'aloud.reachCard',
  change: 'aloud.change',
  place: 'aloud.place',
  placeOther: 'aloud.placeOther',
  address: 'aloud.address',
  code: 'aloud.code',
} as const satisfies Record<string, TextKey>

/** The sentences of one language, with holes in braces: the browser fills them in while somebody types. */
export type Templates = Record<Sentence, string>
/** What is known of a choice, to fill in. */
export type Filling = { when: string; branch: string; title: string; phone: string }

const holes = { when: '{when}', branch: '{branch}', title: '{title}', name: '{name}', phone: '{phone}' }

/** All that can be said in one language. */
export function templatesOf(language: Language): Templates {
  const { word } = texts(language)
  const all = Object.entries(sentences).map(([key, text]) => [
    key,
    word(text, { ...holes, code: '{code}', place: '{place}', address: '{address}' }),
  ])
  return Object.fromEntries(all) as Templates
}

/** A moment as it is said aloud: "dinsdag 1 december om 11.00 uur". */
export function whenAloud(at: Date, language: Language): string {
  const { shortDay, time } = dates(language)
  return texts(language).word('aloud.when', { day: shortDay(at), time: time(at) })
}

/** A telephone number that stays on one line. */
export function unbroken(phone: string): string {
  return phone.replaceAll(' ', '\u00a0')
}
