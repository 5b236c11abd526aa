'use client'

import { useEffect, useRef, useState } from 'react'

/** Minutes without a touch after which names are covered. */
const COVER_MINUTES = 2
const signs = ['keydown', 'pointerdown', 'click'] as const

/**
 * Covers the names on the screen of who looks away, until somebody touches it. That touch uncovers and does nothing else.
 * Nobody is signed out by it, and nothing on the page is lost.
 */
export function Cover() {
  const [covered, setCovered] = useState(false)
  useCovering(setCovered)
  useHidden(covered)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (covered) button.current?.focus()
  }, [covered])
  if (!covered) return null
  return (
    <div className="cover" role="dialog" aria-labelledby="afgedekt">
      <p id="afgedekt">De namen zijn afgedekt.</p>
      <button ref={button} type="button" className="button">
        Ga verder
      </button>
    </div>
  )
}

function useCovering(setCovered: (covered: boolean) => void) {
  useEffect(() => {
    let [seen, isCovered] = [Date.now(), false]
    const put = (covered: boolean) => {
      isCovered = covered
      setCovered(covered)
    }
    const touched = (event: Event) => {
      seen = Date.now()
      // A finger lets go before it presses: only then is there nothing below it any more that it could press.
      if (!isCovered || event.type === 'pointerdown') return
      // The key is not for what lies below.
      event.preventDefault()
      put(false)
    }
    for (const sign of signs) addEventListener(sign, touched, true)
    const clock = setInterval(() => {
      if (!isCovered && Date.now() - seen >= COVER_MINUTES * 60_000) put(true)
    }, 1_000)
    return () => {
      clearInterval(clock)
      for (const sign of signs) removeEventListener(sign, touched, true)
    }
  }, [setCovered])
}

/** Takes the page away from eyes and from who has it read aloud, and puts the focus back where it was. */
function useHidden(covered: boolean) {
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (!covered) return
    before.current = document.activeElement
    document.documentElement.classList.add('covered')
    return () => {
      document.documentElement.classList.remove('covered')
      if (before.current instanceof HTMLElement) before.current.focus()
    }
  }, [covered])
}
