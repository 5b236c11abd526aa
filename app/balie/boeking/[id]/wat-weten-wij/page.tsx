import { Download } from 'lucide-react'
import { notFound } from 'next/navigation'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { knownOf } from '@/lib/privacy/queries/known'
import { bookingAt } from '../../../_booking-paths'
import { KnownOfPerson } from '../../../_known-person'
import { type OneBooking, oneBooking } from '../../_own'

export default async function KnownPage(props: OneBooking) {
  const { who, booking, now } = await oneBooking(props)
  const known = await knownOf(who.actor, booking, now)
  if (!known) notFound()
  const at = `${bookingAt(booking)}/wat-weten-wij`
  return (
    <WorkPage
      who={who}
      path={at}
      heading="Wat weten wij van mij?"
      back={{ href: bookingAt(booking), label: 'Terug naar de afspraak' }}
    >
      <PrintButton label="Print deze bladzijde" />
      <KnownOfPerson known={known} organisation={who.organisation} now={now} />
      <p className="buttons">
        <a className="button" href={`${at}/gegevens.json`} download>
          <Download size={20} />
          Als bestand (JSON)
        </a>
        <a className="button" href={`${bookingAt(booking)}/wijzigen`}>
          Wijzig naam of bereiken
        </a>
      </p>
    </WorkPage>
  )
}
