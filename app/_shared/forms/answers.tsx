'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { FormState } from './posted'
import { sentenceOf } from './words'

/** What the fields of one form know. */
export type Answers = {
  /** What stands before the ids of this form, where a page has several. */
  id: string
  /** What was sent, with what is wrong with it. */
  shown: FormState
  /** What was answered earlier. */
  saved: Record<string, string>
  /** What to say per error code, or per code of one question: `branch.choose_one`. */
  sentences: Record<string, string>
  /** The code of what is wrong with a field. */
  wrong: (name: string) => string | undefined
}

const nothing: Answers = {
  id: '',
  shown: { values: {}, errors: {}, reason: null },
  saved: {},
  sentences: {},
  wrong: () => undefined,
}
const Filled = createContext(nothing)
const Row = createContext('')

/** Tells the fields inside what was answered. */
export function Answered({ answers, children }: { answers: Answers; children: ReactNode }) {
  return <Filled value={answers}>{children}</Filled>
}

/** The fields inside belong to one row of a group: `people.p0`. */
export function InRow({ row, children }: { row: string; children: ReactNode }) {
  return <Row value={`${row}.`}>{children}</Row>
}

/** What the form around knows, for a part that decides by it what to show. */
export function useAnswers(): Answers {
  return useContext(Filled)
}

export type Field = {
  name: string
  id: string
  value: string | undefined
  /** What stands in it as a box: undefined when it is not ticked. */
  boxed: string | undefined
  error: string | undefined
}

/** One field of the form around it: its whole name, what stands in it and what is wrong with it. */
export function useField(name: string, initial?: string): Field {
  const { id, shown, saved, sentences, wrong } = useContext(Filled)
  const whole = `${useContext(Row)}${name}`
  const code = wrong(whole)
  const { values } = shown
  // A box that is not ticked is not sent at all: once something was sent, that says it.
  const sent = Object.keys(values).length > 0
  return {
    name: whole,
    id: `${id}${whole}`,
    value: values[whole] ?? saved[whole] ?? initial,
    boxed: (sent ? values : saved)[whole],
    error: code ? (sentenceOf(sentences, whole, code) ?? code) : undefined,
  }
}
