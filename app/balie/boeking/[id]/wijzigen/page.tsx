import { redirect } from 'next/navigation'
import { WorkPage } from '@/app/_shared/ui/work'
import type { DeskBooking } from '@/lib/bookings/queries/desk'
import { bookingAt } from '../../../_booking-paths'
import { MendForm } from '../../_forms'
import { canChange, type OneBooking, oneBooking } from '../../_own'

const heading = 'Wat moet er anders?'

export default async function MendPage(props: OneBooking) {
  const { who, booking, now } = await oneBooking(props)
  if (!canChange(booking, now)) redirect(bookingAt(booking))
  return (
    <WorkPage
      who={who}
      path={`${bookingAt(booking)}/wijzigen`}
      heading={heading}
      back={{ href: bookingAt(booking), label: 'Terug naar de afspraak' }}
      ownTitle
    >
      <div className="door">
        <p className="lead">
          {booking.activityCancelled
            ? 'De code blijft hetzelfde. Is het nummer of het adres nieuw? Dan hoort de inwoner daar dat dit niet doorgaat.'
            : 'De plek en de code blijven hetzelfde. Is het adres nieuw? Dan gaat het bericht daarheen.'}
        </p>
        <MendForm
          title={heading}
          bookingId={booking.bookingId}
          kind={booking.kind}
          byPartner={booking.partner !== null}
          saved={savedOf(booking)}
        />
      </div>
    </WorkPage>
  )
}

function savedOf({ name, language, contactWay, contactOf, contact, ownLaptop }: DeskBooking) {
  const laptop: Record<string, string> = ownLaptop === null ? {} : { ownLaptop: ownLaptop ? 'yes' : 'no' }
  return { name, language, contactWay, contactOf, contact: contact ?? '', ...laptop }
}
