import { redirect } from 'next/navigation'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { dayInFull } from '@/app/_shared/texts/needs'
import { WorkPage } from '@/app/_shared/ui/work'
import { About } from '../../_about'
import { type OneQuestion, openQuestion } from '../../_own'
import { list, questionAt } from '../../_paths'
import { Reach } from '../../_row'
import { reportAction } from '../../actions'

export default async function NoAnswerPage({ params }: OneQuestion) {
  const { who, card } = await openQuestion(params)
  const { referralId, acceptedAt, dueOn } = card
  if (acceptedAt === null) redirect(`${list}?vraag=${referralId}`)
  return (
    <WorkPage
      who={who}
      path={questionAt(referralId, 'geen-gehoor')}
      heading="Kreeg u geen gehoor?"
      back={{ href: list, label: 'Vragen aan ons' }}
    >
      <About card={card} />
      <Reach card={card} />
      <p>
        Bel op een ander moment nog eens
        {dueOn ? `, tot en met ${dayInFull(dueOn)}` : ''}. Voor een keer geen gehoor hoeft u hier niets te
        doen.
      </p>
      <p>Lukt het niet? Geef de vraag dan terug. De bibliotheek zoekt een andere weg.</p>
      <div className="buttons">
        <a className="button primary" href={list}>
          Ik bel nog een keer
        </a>
        <ButtonForm
          action={reportAction}
          label="Geef terug: geen gehoor"
          along={{ referralId, how: 'no_contact' }}
        />
      </div>
    </WorkPage>
  )
}
