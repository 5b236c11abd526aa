import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { versionThatCounts } from '@/lib/needs/rules/agreement'
import { towns } from '@/lib/network/queries/branches'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { agreementAsked } from '../_asked'
import { AgreementForm } from '../_form'
import { sidesOf, versionRows } from '../_own'
import { agreementAt, amongPartners } from '../_paths'
import { topicTicks } from '../_topics'
import { directionWords } from '../_words'

export default async function NewVersionPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/afspraken/wijzig')
  const [{ afspraak }, now] = [await askedOf(searchParams), clock()]
  const found = await agreementAsked(who, afspraak, now)
  const version = versionThatCounts(found.versions, localDate(now))
  const heading = `Nieuwe versie: ${directionWords(found)}`
  return (
    <WorkPage
      who={who}
      path={amongPartners}
      heading={heading}
      ownTitle
      back={{ href: agreementAt(found.agreementId), label: directionWords(found) }}
    >
      <p>
        De versie van nu loopt tot de dag vóór de eerste dag van deze. Wie al gevraagd is, houdt de dagen die
        toen zijn afgesproken.
      </p>
      <AgreementForm
        title={heading}
        topics={topicTicks(version?.topics ?? [])}
        towns={await towns(who.actor)}
        agreementId={String(found.agreementId)}
        sides={sidesOf(found)}
        saved={version ? versionRows(version, now) : {}}
      />
    </WorkPage>
  )
}
