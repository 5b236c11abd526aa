'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useTransition } from 'react'
import { BY_SCRIPT, type FormAction, untouched } from './posted'

/**
 * Sends a form by script and shows on the same page what became of it: what is typed or open elsewhere on it stays. `post`
 * is what sends it without a script.
 */
export function useStaying(action: FormAction) {
  const router = useRouter()
  const [shown, post] = useActionState(action, untouched)
  const [pending, start] = useTransition()
  const [asking, ask] = useTransition()
  useEffect(() => {
    const { go } = shown
    if (go !== undefined) ask(() => router.replace(go, { scroll: false }))
  }, [shown, router])
  const busy = pending || asking
  const send = (form: FormData) => {
    if (busy) return
    form.set(BY_SCRIPT, '1')
    start(() => post(form))
  }
  return { shown, post, send, busy }
}
