import { redirect } from 'next/navigation'
import { WorkPage } from '@/app/_shared/ui/work'
import { localDate } from '@/lib/tools/time'
import { About } from '../../_about'
import { type OneQuestion, openQuestion } from '../../_own'
import { list, questionAt } from '../../_paths'
import { DayForm } from './_form'

const heading = 'Afspraak op …'

export default async function AppointPage({ params }: OneQuestion) {
  const { who, card, now } = await openQuestion(params)
  const { referralId, acceptedAt, appointmentOn } = card
  if (acceptedAt === null) redirect(`${list}?vraag=${referralId}`)
  return (
    <WorkPage
      who={who}
      path={questionAt(referralId, 'afspraak')}
      heading={heading}
      back={{ href: list, label: 'Vragen aan ons' }}
      ownTitle
    >
      <About card={card} />
      <DayForm title={heading} referralId={referralId} firstDay={localDate(now)} on={appointmentOn} />
    </WorkPage>
  )
}
