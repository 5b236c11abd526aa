'use client'

import { due, handedIn, type KeptVisit, MOST_VISITS, withoutSent } from '@/lib/questions/rules/kept'
import { shuffled } from '@/lib/questions/rules/order'
import { chance, changeKept, kept, newId } from './store'

let sending: Promise<void> | null = null

/**
 * Hands in what is kept: what cannot be undone any more, or with `all` whatever there is, for who signs out. In an order
 * that nobody knows. What does not arrive stays; sent twice, it counts once.
 */
export function sendKept({ all = false } = {}): Promise<void> {
  // One after the other: who signs out waits for what is under way, and then sends the rest.
  const before = sending ?? Promise.resolve()
  const now = before.then(() => sendNow(all))
  sending = now
  return now
}

async function sendNow(all: boolean): Promise<void> {
  const waiting = all ? kept().filter(({ refused }) => refused === undefined) : due(kept(), Date.now())
  const visits = shuffled(waiting, chance)
  for (let from = 0; from < visits.length; from += MOST_VISITS)
    if (!(await handIn(visits.slice(from, from + MOST_VISITS)))) return
}

/** Whether the house answered; what it refuses is sent one by one, so that one visit does not hold up the others. */
async function handIn(visits: KeptVisit[]): Promise<boolean> {
  const { answer, reason } = await post(visits)
  if (answer === 'away') return false
  if (answer === 'taken') changeKept((all) => withoutSent(all, visits, newId))
  else if (visits.length === 1) markRefused(visits, reason)
  else for (const one of visits) if (!(await handIn([one]))) return false
  return true
}

function markRefused(visits: KeptVisit[], reason: string): void {
  const ids = visits.map(({ seenId }) => seenId)
  changeKept((all) => all.map((one) => (ids.includes(one.seenId) ? { ...one, refused: reason } : one)))
}

type Answer = { answer: 'taken' | 'refused' | 'away'; reason: string }

async function post(visits: KeptVisit[]): Promise<Answer> {
  try {
    const answer = await fetch('/api/questions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ visits: visits.map(handedIn) }),
      // Also when the page is closed meanwhile.
      keepalive: true,
    })
    if (answer.ok) return { answer: 'taken', reason: '' }
    const isRefused = answer.status === 409 || answer.status === 422
    return { answer: isRefused ? 'refused' : 'away', reason: isRefused ? await answer.text() : '' }
  } catch {
    return { answer: 'away', reason: '' }
  }
}
