'use client'

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { sendKept } from './send'

/** Milliseconds between two looks whether something can be handed in. */
const LOOK_EVERY = 15_000
/** Milliseconds that who signs out waits for it; what has not arrived by then stays on the device. */
const PATIENCE = 4_000

/**
 * Stands around the button with which somebody of the desk signs out, on every page of theirs: hands in what is kept on
 * this device once it cannot be undone any more, and all of it before they go.
 */
export function QuestionPost({ children }: { children: ReactNode }) {
  const sent = useRef(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const look = () => void sendKept()
    look()
    const clock = setInterval(look, LOOK_EVERY)
    addEventListener('online', look)
    return () => {
      clearInterval(clock)
      removeEventListener('online', look)
    }
  }, [])
  const before = (event: FormEvent) => {
    if (sent.current) return
    event.preventDefault()
    event.stopPropagation()
    const go = () => {
      sent.current = true
      // As it stands on the page now: it may have been written anew meanwhile.
      box.current?.querySelector('form')?.requestSubmit()
    }
    // Never while this form is still being sent: a browser does nothing then, and nobody would be signed out.
    Promise.race([sendKept({ all: true }), new Promise((late) => setTimeout(late, PATIENCE))]).finally(() =>
      setTimeout(go),
    )
  }
  return (
    <div ref={box} onSubmitCapture={before}>
      {children}
    </div>
  )
}
