'use client'

import { useEffect, useState } from 'react'

/** Whether somebody switched the letters off on this computer. */
const OFF = 'wegwijs keys off'

/**
 * Letters that press what carries them (`data-key`), shown once somebody uses a keyboard. Inside a row the letter is for
 * that row; where the row does not carry it any more, for the next one that does. Who speaks to a computer presses
 * letters without meaning it: they can be switched off.
 */
export function Keys() {
  const [off, setOff] = useState(true)
  useEffect(() => setOff(localStorage.getItem(OFF) !== null), [])
  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      document.documentElement.classList.toggle('with-keys', !off)
      if (off || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const at = event.target instanceof Element ? event.target : document.body
      if (at.closest('input, select, textarea, [contenteditable]')) return
      const found = targetOf(event.key.toLowerCase(), at)
      if (!found) return
      event.preventDefault()
      // Whoever goes on from here goes on after it.
      found.focus()
      found.click()
    }
    addEventListener('keydown', typed)
    return () => removeEventListener('keydown', typed)
  }, [off])
  const change = () => {
    if (off) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '1')
    document.documentElement.classList.toggle('with-keys', off)
    setOff(!off)
  }
  return (
    <p className="keys-switch">
      <button type="button" className="as-link" onClick={change}>
        <span key={String(off)}>{off ? 'Zet de lettertoetsen aan' : 'Zet de lettertoetsen uit'}</span>
      </button>
    </p>
  )
}

function targetOf(key: string, at: Element): HTMLElement | null {
  if (!/^[a-z/]$/.test(key)) return null
  const all = [...document.querySelectorAll<HTMLElement>(`[data-key="${key}"]`)].filter((one) =>
    hears(one, at),
  )
  const after = (one: HTMLElement) => at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING
  const own = all.find((one) => one.closest('li')?.contains(at))
  // Never back to a row that was passed over.
  return own ?? all.find((one) => after(one) || !one.closest('[data-keys]')) ?? null
}

/** What carries a letter in a part with letters of its own hears it only from who works there. */
function hears(one: HTMLElement, at: Element): boolean {
  return one.closest('[data-keys]')?.contains(at) ?? true
}
