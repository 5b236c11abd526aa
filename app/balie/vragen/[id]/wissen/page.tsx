import { redirect } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { erasableOfNeed } from '@/lib/privacy/queries/known'
import { clock } from '@/lib/tools/clock'
import { isId } from '../../../_booking-paths'
import { EraseForm } from '../../../boeking/_erase'
import { NeedsGo, needLabel, rowLabel } from '../../../boeking/_goes'
import { eraseNeedAction } from '../../../boeking/actions'

const heading = 'Alle gegevens wissen?'

type Props = { params: Promise<{ id: string }> }

export default async function EraseByNeedPage({ params }: Props) {
  const who = await workerHere('/balie/vragen')
  const { id } = await params
  const found = isId(id) ? await erasableOfNeed(who.actor, { needId: id }, clock()) : null
  if (!found) redirect('/balie/vragen')
  const { person, own, needs, others } = found
  const at = `/balie/vragen/${id}`
  return (
    <WorkPage
      who={who}
      path={`${at}/wissen`}
      heading={heading}
      back={{ href: at, label: 'Terug naar de vraag' }}
      ownTitle
    >
      <p className="lead">
        Dit wissen wij van <bdi translate="no">{person.name}</bdi>: naam, nummer of adres, wat de inwoner goed
        vond, antwoorden en berichten. Wat nog loopt, stopt meteen. Dit draait niemand terug.
      </p>
      <NeedsGo needs={own} />
      <EraseForm
        action={eraseNeedAction}
        title={heading}
        along={{ needId: id }}
        others={[
          ...others.map((one) => ({ id: one.residentId, label: rowLabel(one) })),
          ...needs.map((one) => ({ id: one.needId, label: needLabel(one) })),
        ]}
        keep={at}
      />
    </WorkPage>
  )
}
