'use client'

import type { ReactNode } from 'react'
import { useField } from './answers'
import { Question, type QuestionProps, Wrong } from './question'

type TextProps = QuestionProps & {
  type?: 'text' | 'tel' | 'email'
  autoComplete?: string
  /** A code is read sign by sign; a brief answer is a few signs. */
  kind?: 'code' | 'brief' | 'postcode'
  ltr?: boolean
  /** May stay empty. */
  optional?: boolean
  /** Only digits: a telephone shows the keys for them. */
  numeric?: boolean
}

/** One line of text with its question above it. */
export function TextField({
  type = 'text',
  autoComplete,
  kind,
  ltr,
  numeric,
  optional,
  ...props
}: TextProps) {
  return (
    <Question
      {...props}
      answer={({ id, name, value, error, describedBy }) => (
        <input
          className={kind ? `text ${kind}` : 'text'}
          id={id}
          name={name}
          type={type}
          defaultValue={value}
          autoComplete={autoComplete ?? 'off'}
          spellCheck={false}
          inputMode={numeric ? 'numeric' : undefined}
          autoCapitalize={kind ? 'characters' : undefined}
          dir={ltr ? 'ltr' : undefined}
          aria-required={optional ? undefined : true}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
      )}
    />
  )
}

type LinesProps = QuestionProps & {
  /** May stay empty. */
  optional?: boolean
  /** In which language it is written. */
  language?: string
}

/** A few sentences with their question above them. */
export function LinesField({ optional, language, ...props }: LinesProps) {
  return (
    <Question
      {...props}
      answer={({ id, name, value, error, describedBy }) => (
        <textarea
          className="text lines"
          id={id}
          name={name}
          rows={3}
          defaultValue={value}
          autoComplete="off"
          lang={language}
          dir={language ? 'auto' : undefined}
          aria-required={optional ? undefined : true}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
      )}
    />
  )
}

type TickProps = {
  name: string
  label: ReactNode
  /** What tells it from the others, on a line of its own. */
  about?: string
  /** What is sent when it is ticked. */
  value?: string
}

/** A box to tick. */
export function TickField({ name, label, about, value = 'yes' }: TickProps) {
  const field = useField(name)
  return (
    <div className={field.error ? 'tick failed' : 'tick'}>
      <Wrong id={field.id} error={field.error} />
      <label className="pick">
        <input
          id={field.id}
          type="checkbox"
          name={field.name}
          value={value}
          defaultChecked={field.boxed === value}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={field.error ? `${field.id}-fout` : undefined}
        />
        <span>
          {label}
          {about ? <small>{about}</small> : null}
        </span>
      </label>
    </div>
  )
}
