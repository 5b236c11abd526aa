import type { ReactNode } from 'react'

/** What was just done, where somebody who uses a keyboard or hears the page goes on. */
export function Notice({ className, children }: { className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the answer to what was just sent; without JavaScript nothing else can bring it under attention
    <div className={className ? `notice ${className}` : 'notice'} tabIndex={-1} autoFocus>
      {children}
    </div>
  )
}
