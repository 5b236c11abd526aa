import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { towns } from '@/lib/network/queries/branches'
import { organisations } from '@/lib/network/queries/organisations'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { First } from '../../_first'
import { numberIn } from '../../partners/_own'
import { AgreementForm } from '../_form'
import { contactRows } from '../_own'
import { agreementsPath, amongPartners } from '../_paths'
import { topicTicks } from '../_topics'

const sides = [
  { value: 'from', label: 'Wie inwoners stuurt' },
  { value: 'to', label: 'Wie ze helpt' },
]

export default async function NewAgreementPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/afspraken/nieuw')
  const [{ partner }, now] = [await askedOf(searchParams), clock()]
  const [others, all] = await Promise.all([organisations(who.actor, now), towns(who.actor)])
  const own = { value: String(who.actor.organisationId), label: who.organisation }
  const chosen = others.find(({ id }) => id === numberIn(partner))
  const heading = 'Nieuwe afspraak met een partner'
  return (
    <WorkPage
      who={who}
      path={amongPartners}
      heading={heading}
      ownTitle
      back={{ href: agreementsPath, label: 'Afspraken met partners' }}
    >
      <p>
        Een afspraak gaat één kant op. Vragen jullie elkaar allebei om hulp? Maak dan twee afspraken, één voor
        elke kant.
      </p>
      {others.length === 0 || all.length === 0 ? (
        <First of={others.length === 0 ? 'partner' : 'town'} />
      ) : (
        <AgreementForm
          title={heading}
          topics={topicTicks([])}
          towns={all}
          organisations={[own, ...others.map(({ id, name }) => ({ value: String(id), label: name }))]}
          sides={sides}
          saved={{
            ...(chosen ? { fromId: own.value, toId: String(chosen.id) } : {}),
            ...(chosen ? Object.fromEntries(chosen.areas.map(({ id }) => [`town${id}`, 'yes'])) : {}),
            ...{ seeDays: '2', contactDays: '5', reportDays: '10', validFrom: localDate(now) },
            ...contactRows([]),
          }}
        />
      )}
    </WorkPage>
  )
}
