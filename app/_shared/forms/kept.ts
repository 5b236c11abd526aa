'use client'

import { type RefObject, useEffect, useState } from 'react'
import { typedIn } from './posted'

/** What was typed in a form that was left stays in this tab until who works here signs out or goes another way. */
const KEPT = 'wegwijs typed '
/** What was typed by who was signed out for doing nothing: closed for them, so that only the server can open it. */
const CLOSED = 'wegwijs closed '
/** Milliseconds after which nobody can have it opened any more. */
const CLOSED_FOR = 12 * 3_600_000

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
    else {
      sessionStorage.removeItem(nameOf(id))
      openOwn(pageOf(id)).then((own) => own && setKept(own))
    }
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
    keepers.add(keep)
    addEventListener('pagehide', keep)
    return () => {
      keepers.delete(keep)
      removeEventListener('pagehide', keep)
    }
  }, [id, page, touched])
}

/** What has been sent is with the library: of it nothing stays here, also when it was kept before. */
export function letGoOf(id: string, touched: RefObject<boolean>): void {
  touched.current = false
  sessionStorage.removeItem(nameOf(id))
}

/** What somebody typed: not what is sent along unseen, nor a code that works once. */
function keptOf(form: HTMLFormElement): Record<string, string> {
  const typed = typedIn(new FormData(form))
  for (const input of form.querySelectorAll('input'))
    if (input.type === 'hidden' || input.autocomplete === 'one-time-code') delete typed[input.name]
  return typed
}

let gone = false
const keepers = new Set<() => void>()

/** Forgets what was typed in this tab: whoever comes next at this computer is somebody else. */
export function forgetTyped(): void {
  gone = true
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(KEPT)) sessionStorage.removeItem(name)
  for (const name of Object.keys(localStorage))
    if (name.startsWith(CLOSED) && tooOld(localStorage.getItem(name))) localStorage.removeItem(name)
}

/** All that was typed in this tab, as text for the server; then it is forgotten here. */
export function takeTyped(): string {
  for (const keep of keepers) keep()
  const names = Object.keys(sessionStorage).filter((name) => name.startsWith(KEPT))
  const typed = names.map((name) => [
    name.slice(KEPT.length),
    JSON.parse(sessionStorage.getItem(name) ?? '{}'),
  ])
  forgetTyped()
  return JSON.stringify(Object.fromEntries(typed))
}

/** Puts away what the server closed, for who typed it and comes back: also in another tab, as a link in a letter opens. */
export function putClosed(closed: Record<string, string>): void {
  for (const [page, text] of Object.entries(closed))
    localStorage.setItem(`${CLOSED}${page} ${text.slice(0, 12)}`, `${Date.now()} ${text}`)
}

/** What was typed on this page before, when it was by who is signed in now; of who is not, it stays closed. */
async function openOwn(page: string): Promise<Record<string, string> | null> {
  const names = Object.keys(localStorage).filter((name) => name.replace(/ [^ ]*$/, '') === `${CLOSED}${page}`)
  for (const name of names) {
    const [, body = ''] = (localStorage.getItem(name) ?? '').split(' ')
    const answer = await fetch('/api/auth/typed', { method: 'POST', body }).catch(() => null)
    if (answer?.ok || answer?.status === 410) localStorage.removeItem(name)
    if (answer?.ok) return answer.json()
  }
  return null
}

function tooOld(note: string | null): boolean {
  return Date.now() - Number(note?.split(' ')[0]) > CLOSED_FOR
}

function nameOf(id: string): string {
  return `${KEPT}${pageOf(id)}`
}

function pageOf(id: string): string {
  return `${location.pathname}${location.search} ${id}`
}

/** Whether this page was asked for by going back, forward, or again. */
function cameBack(): boolean {
  const [how] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return how?.type === 'back_forward' || how?.type === 'reload'
}
