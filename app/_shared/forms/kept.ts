'use client'

import { type RefObject, useEffect, useState } from 'react'
import { typedIn } from './posted'

/** What was typed in a form that was left stays in this tab until who works here signs out or goes another way. */
const KEPT = 'wegwijs typed '

/** What was typed in this form before somebody went on and came back with "Back"; null when there is nothing. */
export function useKept(id: string): Record<string, string> | null {
  const [kept, setKept] = useState<Record<string, string> | null>(null)
  useEffect(() => {
    const note = sessionStorage.getItem(nameOf(id))
    if (note !== null && cameBack()) setKept(JSON.parse(note))
    else sessionStorage.removeItem(nameOf(id))
  }, [id])
  return kept
}

/** Keeps what is typed in this form when its page is left. Codes that work once, and what nobody typed, are not kept. */
export function useKeeping(id: string, page: RefObject<HTMLFormElement | null>, touched: RefObject<boolean>) {
  useEffect(() => {
    const keep = () => {
      if (!page.current || !touched.current || gone) return
      const typed = typedIn(new FormData(page.current))
      for (const input of page.current.querySelectorAll('input'))
        if (input.type === 'hidden' || input.autocomplete === 'one-time-code') delete typed[input.name]
      sessionStorage.setItem(nameOf(id), JSON.stringify(typed))
    }
    addEventListener('pagehide', keep)
    return () => removeEventListener('pagehide', keep)
  }, [id, page, touched])
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
