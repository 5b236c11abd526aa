import { dates } from '@/app/_shared/texts/dates'
import { WorkPage } from '@/app/_shared/ui/work'
import type { Reached } from '@/lib/needs/queries/one'
import { atLocal } from '@/lib/tools/time'
import { ContactForm } from '../../_contact-form'
import { alongOf, calledOf, isAskedElsewhere, type OneNeed, oneNeed } from '../../_own'
import { needAt } from '../../_paths'

const heading = 'Ander nummer of ander moment'

export default async function NeedContactPage(props: OneNeed) {
  const { who, need } = await oneNeed(props)
  const { person, asking } = need
  return (
    <WorkPage
      who={who}
      path={`${needAt(need.needId)}/bereiken`}
      heading={heading}
      back={{ href: needAt(need.needId), label: 'De vraag' }}
      ownTitle
    >
      {isAskedElsewhere(need) && asking && !asking.hasContact ? (
        <p className="notice attention">
          {asking.to} ziet dit nummer niet: {calledOf(need)} vond goed dat zij de naam kregen, zonder nummer
          of adres. Moet {asking.to} bellen? Vraag het dan opnieuw, bij ‘Andere partner’.
        </p>
      ) : null}
      {person === null || need.ended !== null ? (
        <p>Deze vraag is gesloten. Open de vraag eerst opnieuw.</p>
      ) : (
        <ContactForm
          title={heading}
          along={alongOf(need)}
          saved={savedOf(person)}
          byPartner={person.contactOf === 'partner'}
        />
      )}
    </WorkPage>
  )
}

function savedOf({ name, way, contact, contactOf, language, callWhen, comesBackOn }: Reached) {
  return {
    ...{ name, contactWay: way, contact: contact ?? '', contactOf, language, callWhen: callWhen ?? '' },
    comesBackOn: comesBackOn ? dates('nl').day(atLocal(comesBackOn, '12:00')) : '',
  }
}
