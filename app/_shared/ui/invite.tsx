import type { ReactNode } from 'react'
import { because, errorWords } from '@/app/inloggen/_words'
import type { invite } from '@/lib/team/commands/invitations'
import type { Present } from '@/lib/team/queries/sessions'
import type { ReasonOf } from '@/lib/tools/result'
import type { FormAction } from '../action'
import { doorTitle, formWords } from './door'
import { Form } from './form'
import { WorkPage } from './work'

/** What can be wrong with an invitation. */
const errors = {
  ...errorWords,
  email_missing: 'Vul een e-mailadres in.',
  name_missing: 'Vul een naam in.',
  choose_one: 'Maak een keuze.',
}

/** Why somebody cannot be invited. */
const refusals: Record<ReasonOf<typeof invite>, string> = {
  not_yours:
    'Dit werk past niet bij deze organisatie. Kies bij een partner of lezer ook de organisatie, of vul een nieuwe in.',
  already_member: 'Deze persoon werkt hier al.',
  invited_elsewhere: 'Dit adres is al uitgenodigd door een andere organisatie.',
  slow_down: 'Er zijn net al veel uitnodigingen verstuurd. Wacht een kwartier en probeer het dan opnieuw.',
}

type Props = {
  who: Present
  heading: string
  /** The list of people to which this page belongs. */
  back: { href: string; label: string }
  /** What happens when the form is sent. */
  lead: ReactNode
  action: FormAction
  /** What is chosen already. */
  saved?: Record<string, string>
  /** The fields. */
  children: ReactNode
}

/** The page on which somebody is invited to work here. */
export function InvitePage({ who, heading, back, lead, action, saved, children }: Props) {
  return (
    <WorkPage who={who} path={`${back.href}/uitnodigen`} heading={heading} back={back} ownTitle>
      <div className="door">
        <p className="lead">{lead}</p>
        <Form
          action={action}
          {...formWords}
          title={doorTitle(heading)}
          sentences={errors}
          refusals={because(refusals)}
          saved={saved}
        >
          {children}
          <div className="bar">
            <button type="submit" className="button primary">
              Stuur de uitnodiging
            </button>
          </div>
        </Form>
      </div>
    </WorkPage>
  )
}
