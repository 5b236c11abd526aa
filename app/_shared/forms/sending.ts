'use client'

import { useActionState, useEffect, useTransition } from 'react'
import { BY_SCRIPT, type FormAction, type FormState, untouched } from './posted'

/**
 * Sends a form by script and opens the page that comes next as a new one: what stands there is true, also in a
 * browser that translates, and the form that was left is not kept behind it. `post` is what sends it without a script.
 */
export function useSending(action: FormAction, first: FormState = untouched) {
  const [shown, post] = useActionState(action, first)
  const [pending, start] = useTransition()
  const busy = pending || shown.go !== undefined
  useEffect(() => {
    const { go } = shown
    if (go === undefined) return
    // A browser that keeps the whole page and shows it again after "Back" shows a form that has been sent.
    const again = ({ persisted }: PageTransitionEvent) => persisted && location.reload()
    addEventListener('pageshow', again)
    location.assign(go)
    return () => removeEventListener('pageshow', again)
  }, [shown])
  const send = (form: FormData) => {
    if (busy) return
    form.set(BY_SCRIPT, '1')
    start(() => post(form))
  }
  return { shown, post, send, busy }
}
