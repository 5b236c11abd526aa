'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

/** Milliseconds between two looks: what another screen taps is seen within five seconds. */
const EVERY = 3_000
/** Looks in vain after which it is said. */
const PATIENCE = 3

/**
 * Looks every few seconds whether the day has changed on another screen, and asks for the page anew when it has. A screen
 * that nobody can see does not look; looking never counts as somebody being there.
 */
export function Live({ branchId, stamp }: { branchId: number; stamp: string }) {
  const router = useRouter()
  const [failures, setFailures] = useState(0)
  useEffect(() => {
    let ended = false
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const answer = document.hidden ? null : await stampNow(branchId)
      if (ended || answer === 'out') return
      if (answer !== null) setFailures((before) => (answer === 'lost' ? before + 1 : 0))
      if (answer !== null && answer !== 'lost' && answer !== stamp) router.refresh()
      timer = setTimeout(look, EVERY)
    }
    const seen = () => {
      if (document.hidden) return
      clearTimeout(timer)
      look()
    }
    timer = setTimeout(look, EVERY)
    document.addEventListener('visibilitychange', seen)
    return () => {
      ended = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [branchId, stamp, router])
  if (failures < PATIENCE) return null
  return (
    <p className="notice attention" role="status">
      Geen verbinding. Wat u ziet, kan veranderd zijn.
    </p>
  )
}

/** The stamp of this moment; `out` for who is signed out, `lost` when there is no answer. */
async function stampNow(branchId: number): Promise<string> {
  const answer = await fetch(`/api/balie/stempel?plek=${branchId}`).catch(() => null)
  if (answer?.status === 401) return 'out'
  return answer?.ok ? answer.text() : 'lost'
}

/** Goes on where something was done, when the button that did it is gone: who works by keyboard keeps their place. */
export function Landed({ row }: { row: string }) {
  useEffect(() => {
    if (document.activeElement && document.activeElement !== document.body) return
    document.getElementById(row)?.querySelector<HTMLElement>('button, .day-actions a')?.focus()
  }, [row])
  return null
}
