import type { ReactNode } from 'react'
import type { Present } from '@/lib/team/queries/sessions'
import { carriers } from '@/lib/tools/config'
import { WorkPage } from './work'

type Props = {
  who: Present
  heading: string
  /** The list of people to which this page belongs. */
  back: { href: string; label: string }
  /** What happens when the form is sent. */
  lead: ReactNode
  /** The form. */
  children: ReactNode
}

/** The page on which somebody is invited to work here. */
export function InvitePage({ who, heading, back, lead, children }: Props) {
  return (
    <WorkPage who={who} path={`${back.href}/uitnodigen`} heading={heading} back={back} ownTitle>
      <div className="door">
        {carriers().email ? (
          <p className="lead">{lead}</p>
        ) : (
          <p className="note attention">
            Er is nu geen mailserver ingesteld: de uitnodiging gaat niet uit. Vraag eerst wie de site beheert
            om die in te stellen.
          </p>
        )}
        {children}
      </div>
    </WorkPage>
  )
}
