'use client'

import { type ReactNode, useActionState } from 'react'
import type { FormAction, FormState } from '../action'

const untouched: FormState = { values: {}, errors: {}, reason: null }

type Props = {
  action: FormAction
  label: string
  /** What the button is about, for who does not see where it stands. */
  about?: string
  /** Sent along unseen. */
  along?: Record<string, string>
  primary?: boolean
  /** What to say per reason why it was refused. */
  refusals?: Record<string, string>
  /** A field that goes with the button. */
  children?: ReactNode
}

/** A form of one button, and at most one field, which works without JavaScript. */
export function ButtonForm(props: Props) {
  const { action, label, about, along = {}, primary, refusals = {} } = props
  const [state, send] = useActionState(action, untouched)
  const failed = state.reason ?? Object.values(state.errors)[0]?.[0]
  return (
    <form action={send} className="button-form">
      {Object.entries(along).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
      <button type="submit" className={primary ? 'button primary' : 'button'}>
        {label}
        {about ? <span className="hidden"> {about}</span> : null}
      </button>
      {failed ? (
        <p className="wrong" role="alert">
          {refusals[failed] ?? 'Dit kan nu niet.'}
        </p>
      ) : null}
    </form>
  )
}
