import { UNDO_MINUTES } from '../../tools/undo'
import type { Asked, Visit } from './answers'

/** A question on the device, with an id that stays there. */
export type KeptQuestion = Asked & { id: string; at: number }
/** A visit that the device has not handed in yet; `refused` when the house could not take it. */
export type KeptVisit = Omit<Visit, 'questions'> & { questions: KeptQuestion[]; refused?: string }

/** Visits that go in one go. */
export const MOST_VISITS = 50
/** Questions of one visitor. */
export const MOST_QUESTIONS = 10

type New = Omit<KeptVisit, 'questions'> & { question: KeptQuestion }

/** What is kept with one question more: of a visitor who is known already, or of a new one. */
export function withQuestion(kept: readonly KeptVisit[], { question, ...visit }: New): KeptVisit[] {
  const known = kept.find((one) => mayAskMore(one) && one.seenId === visit.seenId)
  if (!known) return [...kept, { ...visit, questions: [question] }]
  return kept.map((one) => (one === known ? { ...one, questions: [...one.questions, question] } : one))
}

/** Whether a visitor can be given another question. */
export function mayAskMore({ questions, refused }: KeptVisit): boolean {
  return questions.length < MOST_QUESTIONS && refused === undefined
}

/** What is kept without a question; a visitor without questions was none. */
export function withoutQuestion(kept: readonly KeptVisit[], questionId: string): KeptVisit[] {
  return kept
    .map((visit) => ({ ...visit, questions: visit.questions.filter(({ id }) => id !== questionId) }))
    .filter(({ questions }) => questions.length > 0)
}

/** What is kept without what was handed in; what was added meanwhile is of a visit of its own. */
export function withoutSent(
  kept: readonly KeptVisit[],
  sent: readonly KeptVisit[],
  newId: () => string,
): KeptVisit[] {
  const ids = new Set(sent.flatMap(({ questions }) => questions.map(({ id }) => id)))
  return kept.flatMap((visit) => {
    const left = visit.questions.filter(({ id }) => !ids.has(id))
    if (left.length === visit.questions.length) return [visit]
    return left.length === 0 ? [] : [{ ...visit, seenId: newId(), questions: left }]
  })
}

/** Visits of which nothing can be undone any more: they can be handed in. */
export function due(kept: readonly KeptVisit[], now: number): KeptVisit[] {
  return kept.filter((visit) => visit.refused === undefined && minutesLeft(visit, now) === 0)
}

/** Whole minutes in which what is kept of a visit can still be undone; it counts from the last question. */
export function minutesLeft({ questions }: KeptVisit, now: number): number {
  const last = Math.max(...questions.map(({ at }) => at))
  // A clock that was put back keeps nothing for ever.
  const gone = Math.max(0, (now - last) / 60_000)
  return Math.max(0, Math.ceil(UNDO_MINUTES - gone))
}

/** A visit as it is handed in: what belongs to the device stays there, the moments first of all. */
export function handedIn({ questions, refused: _, ...visit }: KeptVisit): Visit {
  return { ...visit, questions: questions.map(({ id: _id, at: _at, ...asked }) => asked) }
}

/** What is kept in the text of a device, which anybody can write; what is not a visit is left out. */
export function keptIn(text: string | null): KeptVisit[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    return []
  }
}

function isKept(one: Partial<KeptVisit> | null): boolean {
  const questions = one?.questions
  if (typeof one?.seenId !== 'string' || typeof one.day !== 'string' || !Array.isArray(questions))
    return false
  return questions.length > 0 && questions.every((q) => typeof q?.at === 'number' && Array.isArray(q.help))
}
