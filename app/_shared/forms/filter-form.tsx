'use client'

import type { ReactNode } from 'react'
import { Answered } from './answers'

type Props = {
  /** The page that is narrowed. */
  path: string
  /** What is chosen now, as it stands in the address. */
  chosen: Record<string, string | undefined>
  /** What there is to choose from has long names. */
  wide?: boolean
  children: ReactNode
}

/** A form that narrows a list: what is chosen stands in the address of the page, and nothing is kept. */
export function FilterForm({ path, chosen, wide, children }: Props) {
  const saved = Object.fromEntries(
    Object.entries(chosen).filter((one): one is [string, string] => Boolean(one[1])),
  )
  const shown = { values: {}, errors: {}, reason: null }
  return (
    <Answered answers={{ id: '', shown, saved, sentences: {}, wrong: () => undefined }}>
      <form method="get" action={path} className={wide ? 'filters-form wide' : 'filters-form'}>
        {children}
        <p className="filters-actions">
          <button type="submit" className="button">
            Toon
          </button>
          <a href={path}>Begin opnieuw</a>
        </p>
      </form>
    </Answered>
  )
}
