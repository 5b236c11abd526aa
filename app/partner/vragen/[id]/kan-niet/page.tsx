import { ButtonForm } from '@/app/_shared/forms/button-form'
import { WorkPage } from '@/app/_shared/ui/work'
import { About } from '../../_about'
import { type OneQuestion, openQuestion } from '../../_own'
import { list, questionAt } from '../../_paths'
import { declineAction } from '../../actions'

const reasons = [
  ['not_ours', 'Dit doen wij niet'],
  ['no_room', 'Wij hebben nu geen plek'],
  ['wrong_town', 'De inwoner woont niet in ons gebied'],
  ['other', 'Iets anders'],
] as const

export default async function DeclinePage({ params }: OneQuestion) {
  const { who, card } = await openQuestion(params)
  const { referralId } = card
  return (
    <WorkPage
      who={who}
      path={questionAt(referralId, 'kan-niet')}
      heading="Waarom kan dat niet?"
      back={{ href: list, label: 'Vragen aan ons' }}
    >
      <About card={card} />
      <p>De vraag gaat meteen terug naar de bibliotheek. Die zoekt verder met de inwoner.</p>
      <ul className="asked-choices">
        {reasons.map(([reason, label]) => (
          <li key={reason}>
            <ButtonForm action={declineAction} label={label} along={{ referralId, reason }} />
          </li>
        ))}
      </ul>
      <h2>De inwoner wil dit niet</h2>
      <p>
        Dan ziet u naam en nummer niet meer. De bibliotheek praat met de inwoner. Dit kunt u niet ongedaan
        maken.
      </p>
      <ButtonForm
        action={declineAction}
        label="De inwoner wil dit niet"
        along={{ referralId, reason: 'not_wanted' }}
      />
    </WorkPage>
  )
}
