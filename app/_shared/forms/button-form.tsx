'use client'

import { useId } from 'react'
import type { FormAction } from './posted'
import { useSending } from './sending'
import { Unseen } from './unseen'

type Props = {
  action: FormAction
  label: string
  /** What the button is about, for who does not see where it stands. */
  about?: string
  /** Sent along unseen. */
  along?: Record<string, string>
  primary?: boolean
  /** Has the focus when the page comes: it goes on from what was just done. */
  focused?: boolean
  /** What to say per reason why it was refused. */
  refusals?: Record<string, string>
  /** What may be answered to one refusal: a second button, shown after it, that sends this along. */
  answer?: { to: string; label: string; name: string; value: string }
}

/** A form of one button, for people who work here; it works without JavaScript. */
export function ButtonForm(props: Props) {
  const { action, label, about, along = {}, primary, focused, refusals = {}, answer } = props
  const reason = useId()
  const { shown, post, send } = useSending(action)
  const code = shown.reason ?? Object.values(shown.errors)[0]?.[0]
  const failed = code === undefined ? undefined : (refusals[code] ?? 'Dit kan nu niet.')
  return (
    <form
      action={post}
      className="button-form"
      onSubmit={(event) => {
        event.preventDefault()
        send(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter))
      }}
    >
      <Unseen fields={along} />
      <button
        type="submit"
        className={primary ? 'button primary' : 'button'}
        aria-describedby={failed ? reason : undefined}
        // biome-ignore lint/a11y/noAutofocus: the answer to what was just sent; without JavaScript nothing else can bring it under attention
        autoFocus={focused || failed !== undefined}
      >
        <span key={label}>{label}</span>
        {about ? <span className="hidden" key={about}>{` ${about}`}</span> : null}
      </button>
      {failed ? (
        <p className="wrong" role="alert" id={reason}>
          <span key={failed}>{failed}</span>
        </p>
      ) : null}
      {answer && code === answer.to ? (
        <button type="submit" className="button" name={answer.name} value={answer.value}>
          <span>{answer.label}</span>
          {about ? <span className="hidden">{` ${about}`}</span> : null}
        </button>
      ) : null}
    </form>
  )
}
