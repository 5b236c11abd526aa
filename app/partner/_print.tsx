'use client'

import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'

/** Prints the page; shown where it can. */
export function PrintButton({ label }: { label: string }) {
  const [works, setWorks] = useState(false)
  useEffect(() => setWorks(true), [])
  return (
    <p className="buttons">
      {works ? (
        <button type="button" className="button primary" onClick={() => window.print()}>
          <Printer size={20} />
          {label}
        </button>
      ) : (
        <span className="remark">Printen kan met de toetsen Ctrl en P.</span>
      )}
    </p>
  )
}
