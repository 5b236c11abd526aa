'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Channel, Helper } from '@/lib/questions/rules/answers'
import { channels, helpers } from '@/lib/questions/rules/answers'
import { type KeptVisit, keptIn } from '@/lib/questions/rules/kept'
import type { Chance } from '@/lib/questions/rules/order'

/** What the desk was asked waits here until it is sent: codes and moments, never a word about anybody. */
const KEPT = 'wegwijs-questions'
/** How people came and who helped, the last time. */
const BY = 'wegwijs-questions-by'

/** Where a browser keeps nothing, as long as the page is open. */
const onPage = new Map<string, string>()
const listeners = new Set<() => void>()

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return onPage.get(name) ?? null
  }
}

function write(name: string, text: string): void {
  try {
    localStorage.setItem(name, text)
  } catch {
    onPage.set(name, text)
  }
  for (const hear of listeners) hear()
}

function listen(hear: () => void): () => void {
  // What another window of this browser wrote comes as an event; what this one wrote does not.
  addEventListener('storage', hear)
  listeners.add(hear)
  return () => {
    removeEventListener('storage', hear)
    listeners.delete(hear)
  }
}

/** What this device has not handed in yet. */
export function kept(): KeptVisit[] {
  return keptIn(read(KEPT))
}

/** Changes what is kept, from what stands there at this moment: another window may have written meanwhile. */
export function changeKept(change: (kept: KeptVisit[]) => KeptVisit[]): void {
  write(KEPT, JSON.stringify(change(kept())))
}

/** What this device has not handed in yet, on a page that changes with it. */
export function useKept(): KeptVisit[] {
  const text = useSyncExternalStore(
    listen,
    () => read(KEPT),
    () => null,
  )
  return useMemo(() => keptIn(text), [text])
}

/** How people came and who helped, as it was the last time at this device. */
export function remembered(): { channel: Channel; helpedBy: Helper } {
  const [channel, helpedBy] = (read(BY) ?? '').split(' ')
  return {
    channel: channels.find((one) => one === channel) ?? 'walk_in',
    helpedBy: helpers.find((one) => one === helpedBy) ?? 'staff',
  }
}

/** Remembers at this device how people came and who helped. */
export function remember({ channel, helpedBy }: { channel: Channel; helpedBy: Helper }): void {
  write(BY, `${channel} ${helpedBy}`)
}

/** Milliseconds between two looks at the clock. */
const TICK = 10_000

/** What time it is, on a page that shows how many minutes are left. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), TICK)
    return () => clearInterval(clock)
  }, [])
  return now
}

/** Chance of the browser; it does not have to be on https for it. */
export const chance: Chance = (below) => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below

/** An id that nobody else makes: `crypto.randomUUID` is there on https only. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
