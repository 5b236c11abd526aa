import type { ReactNode } from 'react'
import { titled } from '../forms/words'
import { Shell } from './shell'

type Props = {
  heading: string
  back?: { href: string; label: string }
  /** A form writes its own title, because it says so when something is wrong. */
  ownTitle?: boolean
  children: ReactNode
}

/** The frame of the pages on which people who work here come in: nobody has a name there yet. */
export function Door({ heading, back, ownTitle, children }: Props) {
  return (
    <Shell
      title={ownTitle ? null : titled(heading)}
      heading={heading}
      back={back}
      home="/nl"
      tagline={<small>Voor wie hier werkt</small>}
      className="door"
    >
      {children}
    </Shell>
  )
}
