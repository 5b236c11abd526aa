'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Marked } from '@/lib/attendance/commands/mark'
import type { Standings } from '@/lib/attendance/queries/register'
import {
  type Errand,
  emptyOutbox,
  fly,
  inFlight,
  notTaken,
  type Outbox,
  put,
  refused,
  taken,
} from '@/lib/attendance/rules/outbox'
import { afterTaken } from './_taken'

/** Milliseconds between asking how everybody stands, and until what did not arrive is sent again. */
const ASK_EVERY = 4_000
const AGAIN_AFTER = 3_000
const PATIENCE = 10_000
const api = '/api/lessen'

type Answer =
  | { is: 'taken'; value: unknown }
  | { is: 'refused'; reason: string }
  | { is: 'later'; signedOut: boolean }

/**
 * What this device knows of a lesson and has still to tell. Every tap is sent at once; what does not arrive stays, and is
 * sent again. What is kept lives in this page alone: a store that outlives it has only to keep the outbox.
 */
export function useDevice(meetingId: number, first: Standings) {
  const [standings, setStandings] = useState(first)
  const [outbox, setOutbox] = useState(emptyOutbox)
  const [problem, setProblem] = useState<string | null>(null)
  const [signedOut, setSignedOut] = useState(false)
  const box = useRef<Outbox>(emptyOutbox)
  const news = useRef(0)
  const again = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const keep = useCallback((next: Outbox) => {
    box.current = next
    setOutbox(next)
  }, [])

  const ask = useCallback(async () => {
    const before = news.current
    const answer = await fetch(`${api}/stand?meetingId=${meetingId}`, { cache: 'no-store' }).catch(() => null)
    if (!answer?.ok) return
    const now: Standings = await answer.json()
    // What was sent or done in the meantime is newer than this.
    if (news.current !== before) return
    // Somebody came on the list, or went: their name has to be read.
    if (idsOf(now) !== idsOf(first)) location.reload()
    else setStandings(now)
  }, [meetingId, first])

  const send = useCallback(async () => {
    clearTimeout(again.current)
    if (box.current.flying > 0) return
    while (box.current.errands.length > 0) {
      keep(fly(box.current))
      const flying = inFlight(box.current)
      const answer = await tell(meetingId, flying)
      news.current += 1
      setSignedOut(answer.is === 'later' && answer.signedOut)
      if (answer.is === 'later') {
        keep(notTaken(box.current))
        again.current = setTimeout(send, AGAIN_AFTER)
        return
      }
      if (answer.is === 'refused') {
        if (flying.length === 1) setProblem(answer.reason)
        keep(refused(box.current))
      } else {
        const made = flying[0]?.kind === 'mark' ? (answer.value as Marked[]) : []
        setStandings((known) => afterTaken(known, flying, made))
        keep(taken(box.current, made))
      }
    }
    await ask()
  }, [meetingId, keep, ask])

  const act = useCallback(
    (errands: Errand[]) => {
      setProblem(null)
      news.current += 1
      keep(errands.reduce(put, box.current))
      send()
    },
    [keep, send],
  )

  useEffect(() => {
    const clock = setInterval(() => {
      if (document.visibilityState === 'visible' && box.current.errands.length === 0) ask()
    }, ASK_EVERY)
    addEventListener('online', send)
    // Who closes the page while something has not been sent hears so first.
    const leaving = (event: BeforeUnloadEvent) => {
      if (box.current.errands.length > 0) event.preventDefault()
    }
    addEventListener('beforeunload', leaving)
    return () => {
      clearInterval(clock)
      clearTimeout(again.current)
      removeEventListener('online', send)
      removeEventListener('beforeunload', leaving)
    }
  }, [ask, send])

  return { standings, outbox, problem, signedOut, act }
}

function idsOf({ rows }: Standings): string {
  return rows
    .map(({ bookingId }) => bookingId)
    .sort()
    .join(' ')
}

async function tell(meetingId: number, errands: readonly Errand[]): Promise<Answer> {
  const [first] = errands
  if (!first) return { is: 'taken', value: null }
  const [path, body] = lineOf(meetingId, first, errands)
  try {
    const answer = await fetch(`${api}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    })
    const value: { reason?: string } | null = await answer.json().catch(() => null)
    if (answer.ok) return { is: 'taken', value }
    if (answer.status === 409) return { is: 'refused', reason: value?.reason ?? 'unknown' }
    // What we cannot say well, or may not say any more, is not said better the second time.
    if (answer.status === 400 || answer.status === 404) return { is: 'refused', reason: 'unknown' }
    return { is: 'later', signedOut: answer.status === 401 }
  } catch {
    return { is: 'later', signedOut: false }
  }
}

function lineOf(meetingId: number, first: Errand, errands: readonly Errand[]): [path: string, body: object] {
  switch (first.kind) {
    case 'mark':
      return ['merken', { meetingId, marks: errands.map(asSent) }]
    case 'undo':
      return ['ongedaan', { markIds: first.markIds }]
    case 'extra':
      return ['meegekomen', { meetingId, extraId: first.extraId }]
    case 'undo_extra':
      return ['meegekomen/ongedaan', { extraId: first.extraId }]
  }
}

function asSent(errand: Errand): object {
  if (errand.kind !== 'mark') return {}
  const { kind: _, group: __, sure, ...tap } = errand
  return sure ? { ...tap, sure: 'yes' } : tap
}
