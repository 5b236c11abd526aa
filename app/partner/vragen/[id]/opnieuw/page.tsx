import { redirect } from 'next/navigation'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { capital } from '@/app/_shared/texts/desk'
import { reopenWords } from '@/app/_shared/texts/needs'
import { WorkPage } from '@/app/_shared/ui/work'
import { About } from '../../_about'
import { type OneQuestion, ownQuestion } from '../../_own'
import { list, questionAt } from '../../_paths'
import { reopenAction } from '../../actions'

export default async function ReopenPage({ params }: OneQuestion) {
  const { who, card } = await ownQuestion(params)
  const { referralId, report, needEnded } = card
  if (report !== 'helped' || needEnded !== 'helped') redirect(`${list}?kon=changed&vraag=${referralId}`)
  return (
    <WorkPage
      who={who}
      path={questionAt(referralId, 'opnieuw')}
      heading="Toch niet klaar?"
      back={{ href: list, label: 'Vragen aan ons' }}
    >
      <About card={card} />
      <p>
        De vraag gaat weer open bij de bibliotheek. Die vertelt het aan de inwoner. Waarom gaat de vraag open?
      </p>
      <ul className="asked-choices">
        {Object.entries(reopenWords).map(([reason, label]) => (
          <li key={reason}>
            <ButtonForm action={reopenAction} label={capital(label)} along={{ referralId, reason }} />
          </li>
        ))}
      </ul>
    </WorkPage>
  )
}
