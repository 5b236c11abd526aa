import { redirect } from 'next/navigation'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { dayInFull, topicWords } from '@/app/_shared/texts/needs'
import { Fact } from '@/app/_shared/ui/facts'
import { WorkPage } from '@/app/_shared/ui/work'
import { askedByUsOne } from '@/lib/needs/queries/asked'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { isId } from '../../_asked'
import { refusals, standingOf } from '../_words'
import { undoAskedAction, withdrawAskedAction } from '../actions'

export default async function AskedByUsOnePage({ params }: { params: Promise<{ id: string }> }) {
  const who = await workerHere('/partner/gevraagd')
  const { id: needId } = await params
  const one = isId(needId) ? await askedByUsOne(who.actor, needId, clock()) : null
  // Who it is may not be known any more: the list says how it stands.
  if (!one || one.name === null) redirect('/partner/gevraagd')
  return (
    <WorkPage
      who={who}
      path={`/partner/gevraagd/${needId}`}
      heading={<bdi translate="no">{one.name}</bdi>}
      title="Door ons gevraagd"
      back={{ href: '/partner/gevraagd', label: 'Door ons gevraagd' }}
    >
      <dl className="asked-facts">
        <Fact label="Waarover">
          {topicWords(one.topic)}, {one.municipality}
        </Fact>
        <Fact label="Hoe staat het ermee">{standingOf(one).words}</Fact>
        <Fact label="Gevraagd">{dayInFull(localDate(one.openedAt))}</Fact>
      </dl>
      <h2>Wil de inwoner dit niet meer?</h2>
      <p>
        Dan belt niemand de inwoner hier meer over, vanaf nu. Ook u ziet de naam niet meer. De bibliotheek
        rondt het af.
      </p>
      <ButtonForm
        action={withdrawAskedAction}
        label="De inwoner wil dit niet meer"
        along={{ needId }}
        refusals={refusals}
      />
      {one.canUndo ? (
        <>
          <h2>Per ongeluk gevraagd?</h2>
          <p>Vandaag kunt u de vraag nog weghalen, zolang de bibliotheek er nog niet mee begonnen is.</p>
          <ButtonForm
            action={undoAskedAction}
            label="Haal de vraag weg"
            along={{ needId }}
            refusals={refusals}
          />
        </>
      ) : null}
    </WorkPage>
  )
}
