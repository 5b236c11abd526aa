import { randomUUID } from 'node:crypto'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { topicWord } from '@/app/_shared/questions/topics'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { clock } from '@/lib/tools/clock'
import { needAt } from '../../vragen/_paths'
import { readyBy } from '../_chosen'
import { KeepForm, KeepNeedForm } from '../_keep-form'
import { partnersOf } from '../_paths'
import { keepHereAction, keepNeedAction } from '../actions'

const heading = 'Wij helpen zelf verder'

export default async function KeepPage({ searchParams }: Asked) {
  const who = await workerHere('/balie/partner')
  const ready = await readyBy(who.actor, await askedOf(searchParams), clock())
  const { need, topic, town, carried, language } = ready
  return (
    <WorkPage
      who={who}
      path="/balie/partner"
      heading={heading}
      back={{ href: partnersOf(carried), label: 'Wie kan helpen?' }}
      ownTitle
    >
      <p className="lead">
        {topicWord(topic)}, {town.name}
        {need ? (
          <>
            {' · '}
            <bdi translate="no">{need.name}</bdi>
          </>
        ) : null}
      </p>
      {need?.askedNow ? (
        <p className="notice attention">Wie nu gevraagd is, hoort dat het niet meer hoeft.</p>
      ) : null}
      {need ? (
        <KeepNeedForm
          action={keepNeedAction}
          title={heading}
          along={{ needId: need.needId, revision: `${need.revision}` }}
          needAt={needAt(need.needId, 'partner')}
        />
      ) : (
        <>
          <p>Alleen de bibliotheek ziet dit. De inwoner krijgt een kaartje mee met een code.</p>
          <KeepForm
            action={keepHereAction}
            title={heading}
            along={{ formKey: randomUUID(), topic, municipalityId: `${town.id}` }}
            language={language}
          />
        </>
      )}
    </WorkPage>
  )
}
