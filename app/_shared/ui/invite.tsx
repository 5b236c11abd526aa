import type { ReactNode } from 'react'
import type { Present } from '@/lib/team/queries/sessions'
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
        <p className="lead">{lead}</p>
        {children}
      </div>
    </WorkPage>
  )
}
