'use client'

import { type RefObject, useId } from 'react'
import type { FormState } from './posted'
import { type FormWords, sentenceOf } from './words'

/** What to say per reason: a sentence, or one with a heading of its own and a way on. */
export type Refusal = string | { heading?: string; text: string; label?: string; href?: string }
export type Refusals = Record<string, Refusal>

type Props = {
  words: Pick<FormWords, 'heading' | 'refused'>
  shown: FormState
  sentences: Record<string, string>
  refusals?: Refusals
  /** What stands before the ids of the fields. */
  id: string
  /** Of whom or what a field is, where a form asks the same of several. */
  about?: (field: string) => string
  /** Is not put under attention: it was there all the time. */
  still?: boolean
  box?: RefObject<HTMLElement | null>
}

/** The answer to a form that was not right: what is wrong, with a way to each field, or why it cannot be done. */
export function Summary({ words, shown, sentences, refusals = {}, id, about, still, box }: Props) {
  const title = useId()
  const { heading, text, label, href } = refusalOf(shown.reason, refusals, words.refused)
  const errors = Object.entries(shown.errors).flatMap(([field, codes]) =>
    codes.slice(0, 1).map((code) => ({
      field,
      sentence: `${about?.(field) ?? ''}${sentenceOf(sentences, field, code) ?? words.heading}`,
    })),
  )
  const usual = shown.reason === null || errors.length > 0 ? words.heading : words.refused
  // A reason that says itself what is the matter says it better: of what is only unusual nothing is wrong.
  const first = heading ?? usual
  return (
    // biome-ignore lint/a11y/noAutofocus: the answer to what was just sent; without JavaScript nothing else can bring it under attention
    <section ref={box} className="summary" aria-labelledby={title} tabIndex={-1} autoFocus={!still}>
      <h2 id={title} key={first}>
        {first}
      </h2>
      {shown.reason === null ? null : <p key={text}>{text}</p>}
      {href ? (
        <p>
          <a href={href}>{label}</a>
        </p>
      ) : null}
      {errors.length > 0 ? (
        <ul>
          {errors.map(({ field, sentence }) => (
            <li key={`${field} ${sentence}`}>
              <a href={`#${id}${field}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function refusalOf(reason: string | null, refusals: Refusals, refused: string) {
  const refusal = reason === null ? undefined : refusals[reason]
  const said = typeof refusal === 'string' ? { text: refusal } : refusal
  return { heading: undefined, text: refused, label: undefined, href: undefined, ...said }
}
