import type { KeyboardEvent } from 'react'
import type { Says } from '@/lib/attendance/rules/marks'

const keys: Record<string, Says> = {
  e: 'present',
  n: 'absent',
  a: 'excused',
  Backspace: 'none',
  Delete: 'none',
}

/** What a key says of the person whose row has the focus; nothing where the browser has its own meaning for it. */
export function saysOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Says | null {
  if (ctrlKey || metaKey || altKey) return null
  return keys[key.length === 1 ? key.toLowerCase() : key] ?? null
}

/** Moves the focus over the buttons as over a grid; whether there was somewhere to go. */
export function focusFrom(list: Element | null, from: Element, key: string): boolean {
  const rows = [...(list?.children ?? [])].map((row) => [...row.querySelectorAll('button')])
  const y = rows.findIndex((row) => row.some((button) => button === from))
  const x = rows[y]?.indexOf(from as HTMLButtonElement) ?? -1
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key]
  if (!step || y < 0) return false
  const [down, right] = step as [number, number]
  const row = rows[y + down]
  const button = row?.[Math.min(x + right, row.length - 1)]
  button?.focus()
  return button !== undefined
}
