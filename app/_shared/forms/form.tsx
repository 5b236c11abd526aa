'use client'

import { type ReactNode, useActionState } from 'react'
import { Answered } from './answers'
import { type FormAction, type FormState, hasFailed, untouched } from './posted'
import { type Refusals, Summary } from './summary'
import { Unseen } from './unseen'

type Props = {
  action: FormAction
  /** The language to answer in. */
  language: string
  formKey: string
  /** The title of the page; it says so when something is wrong. */
  title?: string
  wrong: string
  heading: string
  refused: string
  /** What to say per error code of this form. */
  sentences: Record<string, string>
  /** What to say per reason, and the way on; above it `refused`, unless the reason has a heading of its own. */
  refusals?: Refusals
  /** What was answered earlier. */
  saved?: Record<string, string>
  /** Sent along unseen. */
  along?: Record<string, string>
  /** What stands before the ids of the fields, where a page has several forms. */
  id?: string
  /** What is shown at first, for the page with examples. */
  first?: FormState
  children: ReactNode
}

/**
 * A form for residents. It needs no script and has none: the server draws it again, with what was typed and what to
 * do. Its fields are those of `StaffForm`, of which what the browser adds is left out.
 */
export function Form(props: Props) {
  const [shown, send] = useActionState(props.action, props.first ?? untouched)
  const { sentences, saved = {}, along = {}, id = '' } = props
  const failed = hasFailed(shown)
  return (
    <Answered answers={{ id, shown, saved, sentences, wrong: (name) => shown.errors[name]?.[0] }}>
      {props.title ? <title>{failed ? `${props.wrong}: ${props.title}` : props.title}</title> : null}
      {failed ? (
        <Summary
          words={props}
          shown={shown}
          sentences={sentences}
          refusals={props.refusals}
          id={id}
          still={props.first === shown}
        />
      ) : null}
      <form action={send} noValidate>
        <input type="hidden" name="language" value={props.language} />
        <input type="hidden" name="formKey" value={props.formKey} />
        <Unseen fields={along} />
        {props.children}
      </form>
    </Answered>
  )
}
