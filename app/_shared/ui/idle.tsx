'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type Busy, letBeUntil } from '@/lib/team/rules/sessions'
import { signInPage } from '../doors'
import { putClosed, takeTyped } from '../forms/kept'

type Props = {
  /** Minutes after which who does nothing is signed out, and how long before it is said. */
  minutes: number
  warnMinutes: number
  /** When that does not count, for they are busy with people: in milliseconds from when the page was written. */
  busy: Busy[]
}

/**
 * Says in time that someone who does nothing is going to be signed out, and lets them stay. Windows of one browser
 * tell each other that someone is there. Without JavaScript a sentence says it.
 */
export function Idle({ minutes, warnMinutes, busy }: Props) {
  const [warned, setWarned] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const stay = useIdleClock({ minutes, warnMinutes, busy }, setWarned)
  useEffect(() => {
    if (warned) button.current?.focus()
  }, [warned])
  return (
    <>
      <noscript>
        <p className="band remark minor">Doet u {minutes} minuten niets? Dan meldt de computer u af.</p>
      </noscript>
      {warned ? (
        <div className="idle" role="alertdialog" aria-labelledby="stil" aria-describedby="stil-uitleg">
          <div className="band">
            <p id="stil">
              <b>Bent u er nog?</b>
            </p>
            <p id="stil-uitleg">
              U hebt een tijd niets gedaan. Over {warnMinutes} {warnMinutes === 1 ? 'minuut' : 'minuten'}{' '}
              wordt u afgemeld.
            </p>
            <button ref={button} type="button" className="button primary" onClick={stay}>
              Ik ben er nog
            </button>
          </div>
        </div>
      ) : null}
    </>
  )
}

/** Milliseconds between telling the server that someone is there; it writes that down once a minute. */
const TELL_EVERY = 60_000
const signs = ['keydown', 'pointerdown'] as const

function useIdleClock(props: Props, setWarned: (warned: boolean) => void) {
  const { minutes, warnMinutes } = props
  // By the clock of this device, whatever it shows.
  const [lessons] = useState(() => shifted(props.busy, Date.now()))
  const seen = useRef(0)
  const told = useRef(0)
  const others = useRef<BroadcastChannel | null>(null)
  const still = useCallback(() => {
    seen.current = Date.now()
    setWarned(false)
  }, [setWarned])
  // Who fills in a long form is there, though nothing is sent: the server and the other windows hear so now and then.
  const busy = useCallback(() => {
    still()
    if (Date.now() - told.current < TELL_EVERY) return
    told.current = Date.now()
    others.current?.postMessage('here')
    fetch('/api/auth/stay', { method: 'POST' }).catch(() => null)
  }, [still])
  useEffect(() => {
    still()
    told.current = Date.now()
    for (const sign of signs) addEventListener(sign, busy)
    others.current = new BroadcastChannel('wegwijs-desk')
    others.current.onmessage = still
    others.current.postMessage('here')
    const clock = setInterval(() => {
      // The clock on the wall, not a count of ticks: a laptop that was closed has ticked for nobody.
      const left = (letBeUntil(seen.current, minutes, lessons) - Date.now()) / 60_000
      if (left <= 0) {
        clearInterval(clock)
        leave()
      } else setWarned(left <= warnMinutes)
    }, 1_000)
    return () => {
      clearInterval(clock)
      for (const sign of signs) removeEventListener(sign, busy)
      others.current?.close()
    }
  }, [minutes, warnMinutes, lessons, setWarned, still, busy])
  return useCallback(async () => {
    const answer = await fetch('/api/auth/stay', { method: 'POST' }).catch(() => null)
    if (!answer?.ok) return leave()
    others.current?.postMessage('here')
    still()
  }, [still])
}

function shifted(all: Busy[], by: number): Busy[] {
  return all.map(({ from, until }) => ({ from: from + by, until: until + by }))
}

/**
 * Nothing of a resident stays on the screen of who walked away, and the session of this browser is over. What they had typed
 * waits for them, closed: nobody else at this computer can read it.
 */
async function leave(): Promise<void> {
  const back = location.pathname + location.search
  const closed = await handIn(takeTyped())
  if (closed) putClosed(closed)
  location.replace(`${signInPage}?${new URLSearchParams({ terug: back, stil: '1' })}`)
}

/** Milliseconds before each try: a laptop that wakes up has no network yet. */
const waits = [0, 1_000, 3_000]

/** What the server closed of it; when that cannot be, the session is over all the same. */
async function handIn(body: string): Promise<Record<string, string> | null> {
  for (const wait of waits) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const last = wait === waits.at(-1)
    const answer = await fetch('/api/auth/leave', { method: 'POST', body: last ? '' : body }).catch(
      () => null,
    )
    if (answer?.ok) return answer.json()
  }
  return null
}
