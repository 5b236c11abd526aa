import { redirect } from 'next/navigation'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { WorkPage } from '@/app/_shared/ui/work'
import { localDate } from '@/lib/tools/time'
import { About } from '../../_about'
import { type OneQuestion, openQuestion } from '../../_own'
import { list, questionAt } from '../../_paths'
import { reportAction } from '../../actions'

const ways = [
  ['helped', 'Geholpen', 'De bibliotheek vraagt de inwoner of dat zo is.'],
  ['partly', 'Voor een deel', 'De bibliotheek gaat verder met wat er nog is.'],
  ['not_helped', 'Wij konden niet helpen', 'De bibliotheek zoekt verder met de inwoner.'],
  ['no_contact', 'Wij kregen geen contact', 'De bibliotheek zoekt een andere weg.'],
  ['no_show', 'De inwoner kwam niet op de afspraak', 'De bibliotheek vraagt wat er was.'],
] as const

export default async function ReportPage({ params }: OneQuestion) {
  const { who, card, now } = await openQuestion(params)
  const { referralId, acceptedAt, appointmentOn } = card
  if (acceptedAt === null) redirect(`${list}?vraag=${referralId}`)
  const hadDay = appointmentOn !== null && appointmentOn <= localDate(now)
  return (
    <WorkPage
      who={who}
      path={questionAt(referralId, 'klaar')}
      heading="Hoe is het gegaan?"
      back={{ href: list, label: 'Vragen aan ons' }}
    >
      <About card={card} />
      <p>Daarna ziet u naam en nummer niet meer. Tien minuten lang kunt u het ongedaan maken.</p>
      <ul className="asked-choices">
        {ways
          .filter(([how]) => how !== 'no_show' || hadDay)
          .map(([how, label, then]) => (
            <li key={how}>
              <ButtonForm action={reportAction} label={label} along={{ referralId, how }} />
              <span>{then}</span>
            </li>
          ))}
      </ul>
      <h2>De inwoner wil dit niet meer</h2>
      <p>De bibliotheek praat met de inwoner. Dit kunt u niet ongedaan maken.</p>
      <ButtonForm
        action={reportAction}
        label="De inwoner wil dit niet meer"
        along={{ referralId, how: 'not_wanted' }}
      />
    </WorkPage>
  )
}
