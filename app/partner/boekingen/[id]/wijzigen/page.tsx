import { redirect } from 'next/navigation'
import { WorkPage } from '@/app/_shared/ui/work'
import type { PartnerBookingDetail } from '@/lib/bookings/queries/partner'
import { CorrectForm } from '../../../_correct'
import { canChange, type OneBooking, ownBooking } from '../../../_own'
import { ownAt } from '../../../_paths'

export default async function CorrectPage({ params }: OneBooking) {
  const { who, booking, now } = await ownBooking(params)
  if (!canChange(booking, now)) redirect(ownAt(booking))
  const heading = 'Wat moet er anders?'
  return (
    <WorkPage
      who={who}
      path={`${ownAt(booking)}/wijzigen`}
      heading={heading}
      back={{ href: ownAt(booking), label: 'Terug naar de boeking' }}
      ownTitle
    >
      <div className="door">
        <p className="lead">De plek en de code blijven hetzelfde.</p>
        <CorrectForm
          title={heading}
          bookingId={booking.bookingId}
          kind={booking.kind}
          saved={savedOf(booking)}
          ownEmail={who.email}
        />
      </div>
    </WorkPage>
  )
}

function savedOf(booking: PartnerBookingDetail): Record<string, string> {
  const { name, language, contactWay, contactOf, contact, ownLaptop } = booking
  const laptop: Record<string, string> = ownLaptop === null ? {} : { ownLaptop: ownLaptop ? 'yes' : 'no' }
  return { name, language, contactWay, contactOf, contact: contact ?? '', ...laptop }
}
