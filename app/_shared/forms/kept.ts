'use client'

import { type RefObject, useEffect, useState } from 'react'
import { typedIn } from './posted'

/** What was typed in a form that was left stays in this tab until who works here signs out or goes another way. */
const KEPT = 'wegwijs typed '

/** The forms as the server wrote them, which stay what they are when React makes the page anew. */
const served = new Map(
  typeof document === 'undefined'
    ? []
    : [...document.querySelectorAll<HTMLFormElement>('form.sheet')].map((form) => [form.id, form]),
)

/** The id of a form on its page. */
export function formId(id: string): string {
  return `${id}formulier`
}

/**
 * What was typed in this form before: by who went on and came back with "Back", or in the page of the server that
 * React could not go on with, because a browser had translated it before the script came. Null when there is nothing.
 */
export function useKept(id: string): Record<string, string> | null {
  const [kept, setKept] = useState<Record<string, string> | null>(null)
  useEffect(() => {
    const first = served.get(formId(id))
    served.delete(formId(id))
    const note = sessionStorage.getItem(nameOf(id))
    if (first && !first.isConnected) setKept(keptOf(first))
    else if (note !== null && cameBack()) setKept(JSON.parse(note))
    else sessionStorage.removeItem(nameOf(id))
  }, [id])
  return kept
}

/** Keeps what is typed in this form when its page is left. */
export function useKeeping(id: string, page: RefObject<HTMLFormElement | null>, touched: RefObject<boolean>) {
  useEffect(() => {
    const keep = () => {
      if (!page.current || !touched.current || gone) return
      sessionStorage.setItem(nameOf(id), JSON.stringify(keptOf(page.current)))
    }
    // A form that comes after somebody left is somebody else's.
    gone = false
    addEventListener('pagehide', keep)
    return () => removeEventListener('pagehide', keep)
  }, [id, page, touched])
}

/** What somebody typed: not what is sent along unseen, nor a code that works once. */
function keptOf(form: HTMLFormElement): Record<string, string> {
  const typed = typedIn(new FormData(form))
  for (const input of form.querySelectorAll('input'))
    if (input.type === 'hidden' || input.autocomplete === 'one-time-code') delete typed[input.name]
  return typed
}

let gone = false

/** Forgets what was typed in this tab: whoever comes next at this computer is somebody else. */
export function forgetTyped(): void {
  gone = true
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(KEPT)) sessionStorage.removeItem(name)
}

function nameOf(id: string): string {
  return `${KEPT}${location.pathname}${location.search} ${id}`
}

/** Whether this page was asked for by going back, forward, or again. */
function cameBack(): boolean {
  const [how] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return how?.type === 'back_forward' || how?.type === 'reload'
}
