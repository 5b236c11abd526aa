'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId } from 'react'
import type { FormAction } from '@/app/_shared/forms/posted'
import { useStaying } from '@/app/_shared/forms/staying'
import { Unseen } from '@/app/_shared/forms/unseen'
import { needRefusals } from './_sentences'

type Props = {
  action: FormAction
  label: string
  /** Whom or what it is about, for who does not see where the button stands. */
  about?: string
  along: Record<string, string>
  /** The one thing to do next. */
  primary?: boolean
  quiet?: boolean
}

/**
 * One act about a need. What is typed or open elsewhere on the page stays; when somebody else was first, the page shows
 * beside the refusal what happened.
 */
export function Act({ action, label, about, along, primary, quiet }: Props) {
  const reason = useId()
  const router = useRouter()
  const { shown, post, send, busy } = useStaying(action)
  const code = shown.reason ?? Object.values(shown.errors)[0]?.[0]
  const failed = code === undefined ? undefined : (needRefusals[code] ?? 'Dit kan nu niet.')
  useEffect(() => {
    if (shown.reason !== null) router.refresh()
  }, [shown, router])
  return (
    <form
      action={post}
      className="button-form"
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault()
        send(new FormData(event.currentTarget))
      }}
    >
      <Unseen fields={along} />
      <button
        type="submit"
        className={primary ? 'button primary' : quiet ? 'button quiet' : 'button'}
        aria-describedby={failed ? reason : undefined}
      >
        <span key={label}>{label}</span>
        {about ? <span className="hidden">{` ${about}`}</span> : null}
      </button>
      {failed ? (
        <p className="wrong" role="alert" id={reason}>
          <span key={failed}>{failed}</span>
        </p>
      ) : null}
    </form>
  )
}
