'use client'

import { useEffect, useRef, useState } from 'react'

const asked = ['onderwerp', 'vestiging', 'wanneer', 'vol']

/** Says that something else was chosen above than what is shown below: otherwise somebody books at the wrong place. */
export function NotShown({ chosen }: { chosen: Record<string, string | undefined> }) {
  const box = useRef<HTMLDivElement>(null)
  const [differs, setDiffers] = useState(false)
  const shown = asked.map((name) => chosen[name] ?? '').join(' ')
  useEffect(() => {
    const form = box.current?.parentElement?.querySelector<HTMLFormElement>('form.filters-form')
    if (!form) return
    const look = () => {
      const now = new FormData(form)
      setDiffers(asked.map((name) => String(now.get(name) ?? '')).join(' ') !== shown)
    }
    // Also what the browser put back after "Back".
    look()
    form.addEventListener('change', look)
    return () => form.removeEventListener('change', look)
  }, [shown])
  return (
    <div ref={box} role="status" className="not-shown">
      {differs ? (
        <p className="note attention">
          U koos hierboven iets anders. Druk op ‘Toon’, dan ziet u het hieronder.
        </p>
      ) : null}
    </div>
  )
}
