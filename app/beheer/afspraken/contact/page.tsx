import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { versionThatCounts } from '@/lib/needs/rules/agreement'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { agreementAsked } from '../_asked'
import { ContactsForm } from '../_contacts'
import { contactRows, sidesOf } from '../_own'
import { agreementAt, amongPartners } from '../_paths'
import { directionWords } from '../_words'

export default async function ContactsPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/afspraken/contact')
  const [{ afspraak }, now] = [await askedOf(searchParams), clock()]
  const found = await agreementAsked(who, afspraak, now)
  const version = versionThatCounts(found.versions, localDate(now))
  const heading = `Contactpersonen: ${directionWords(found)}`
  return (
    <WorkPage
      who={who}
      path={amongPartners}
      heading={heading}
      ownTitle
      back={{ href: agreementAt(found.agreementId), label: directionWords(found) }}
    >
      <ContactsForm
        title={heading}
        agreementId={String(found.agreementId)}
        sides={sidesOf(found)}
        saved={contactRows(version?.contacts ?? [])}
      />
    </WorkPage>
  )
}
