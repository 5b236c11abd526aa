'use client'

import { useState } from 'react'
import type { FormAction } from '@/app/_shared/forms/posted'
import { useStaying } from '@/app/_shared/forms/staying'
import { Unseen } from '@/app/_shared/forms/unseen'
import { dayOf } from './_paths'
import { tapRefusals } from './_words'

type Props = {
  action: FormAction
  label: string
  /** Whom it is about, for who does not see where the button stands. */
  about: string
  along: Record<string, string>
  primary?: boolean
  /** The key that presses it. */
  letter?: string
  /** A button that does not stand out. */
  quiet?: boolean
}

/** One tap. Who was seen does not become "kwam niet" by it: then it asks. */
export function Tap({ action, label, about, along, primary, letter, quiet }: Props) {
  const { shown, post, send, busy } = useStaying(action)
  const [answered, setAnswered] = useState<object | null>(null)
  const code = shown.reason ?? Object.values(shown.errors)[0]?.[0]
  const asks = code === 'was_here' && answered !== shown
  const said =
    code === undefined || code === 'was_here' ? undefined : (tapRefusals[code] ?? 'Dit kan nu niet.')
  return (
    <form
      action={post}
      className="button-form"
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault()
        send(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter))
      }}
    >
      <Unseen fields={along} />
      {asks ? (
        <div className="day-ask" role="alert">
          <p>
            <bdi translate="no">{about}</bdi> was er, zegt de lijst. Toch ‘kwam niet’?
          </p>
          <button type="submit" name="sure" value="yes" className="button">
            Ja, kwam niet
          </button>
          <a
            className="button"
            href={dayOf(along)}
            onClick={(event) => {
              event.preventDefault()
              setAnswered(shown)
            }}
          >
            Nee
          </a>
        </div>
      ) : (
        <button
          type="submit"
          className={primary ? 'button primary' : quiet ? 'button quiet' : 'button'}
          data-key={letter}
          aria-keyshortcuts={letter}
        >
          <span key={label}>{label}</span>
          <span className="hidden">{` (${about})`}</span>
          {letter ? (
            <span className="letter" aria-hidden="true">
              {letter}
            </span>
          ) : null}
        </button>
      )}
      {said ? (
        <p className="wrong" role="alert">
          <span key={said}>{said}</span>
        </p>
      ) : null}
    </form>
  )
}
