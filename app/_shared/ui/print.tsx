'use client'

import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'

/** Prints the page; shown where it can. `aside` where printing is not what the page is for. */
export function PrintButton({ label, aside }: { label: string; aside?: boolean }) {
  const [works, setWorks] = useState(false)
  useEffect(() => setWorks(true), [])
  return (
    <p className="buttons">
      {works ? (
        <button type="button" className={aside ? 'button' : 'button primary'} onClick={() => window.print()}>
          <Printer size={20} />
          {label}
        </button>
      ) : (
        <span className="remark">Printen kan met de toetsen Ctrl en P.</span>
      )}
    </p>
  )
}
