'use client'

import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Field, useField } from './answers'

export type QuestionProps = {
  name: string
  label: ReactNode
  hint?: string
  /** What stands there at first, where nothing was saved. */
  initial?: string
}

/** A question above the one thing that is filled in, with what is wrong in between. */
export function Question(
  props: QuestionProps & { answer: (field: Field & { describedBy?: string }) => ReactNode },
) {
  const { label, hint } = props
  const field = useField(props.name, props.initial)
  return (
    <div className={field.error ? 'field failed' : 'field'}>
      <label htmlFor={field.id} id={`${field.id}-vraag`}>
        {label}
      </label>
      <Hint id={field.id} hint={hint} />
      <Wrong id={field.id} error={field.error} />
      {props.answer({ ...field, describedBy: describedBy(field, hint) })}
    </div>
  )
}

/** What helps to answer, below the question. */
export function Hint({ id, hint }: { id: string; hint?: string }) {
  if (!hint) return null
  return (
    <p className="hint" id={`${id}-uitleg`}>
      {hint}
    </p>
  )
}

/**
 * What is wrong, beside a picture. A sentence that changes is always all there is in an element of its own: a browser
 * that translates puts other texts in the place of ours, and would go on showing the first one.
 */
export function Wrong({ id, error }: { id: string; error?: string }) {
  if (!error) return null
  return (
    <p className="wrong" id={`${id}-fout`}>
      <CircleAlert size={24} />
      <span key={error}>{error}</span>
    </p>
  )
}

/** The sentence of a field that was drawn elsewhere, such as the cards with times. */
export function FieldError({ name }: { name: string }) {
  const { id, error } = useField(name)
  return <Wrong id={id} error={error} />
}

/** The ids of what explains a field, for who hears the page. */
export function describedBy({ id, error }: Pick<Field, 'id' | 'error'>, hint?: string): string | undefined {
  return [hint ? `${id}-uitleg` : '', error ? `${id}-fout` : ''].filter(Boolean).join(' ') || undefined
}
