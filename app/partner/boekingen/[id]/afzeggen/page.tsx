import { redirect } from 'next/navigation'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { WorkPage } from '@/app/_shared/ui/work'
import type { PartnerBookingDetail } from '@/lib/bookings/queries/partner'
import { isCalledOff, type OneBooking, ownBooking } from '../../../_own'
import { ownAt } from '../../../_paths'
import { cancelRefusals } from '../../../_sentences'
import { day, time, whatOf } from '../../../_words'
import { cancelBookingAction } from '../../../actions'

export default async function CancelPage({ params }: OneBooking) {
  const { who, booking } = await ownBooking(params)
  if (booking.status === 'cancelled') redirect(ownAt(booking))
  const waiting = booking.status === 'waiting'
  return (
    <WorkPage
      who={who}
      path={`${ownAt(booking)}/afzeggen`}
      heading={waiting ? 'Van de wachtlijst halen?' : 'Afzeggen?'}
      back={{ href: ownAt(booking), label: 'Terug naar de boeking' }}
    >
      <p className="lead">
        <bdi translate="no">{booking.name}</bdi>: {whatOf(booking)} in {booking.branch.name},{' '}
        {day(booking.startsAt)}, {time(booking.startsAt)}.
      </p>
      <p>{afterWords(booking)} Een reden is niet nodig. Weet de inwoner het al?</p>
      <div className="buttons">
        <ButtonForm
          action={cancelBookingAction}
          label={waiting ? 'Ja, haal van de wachtlijst' : 'Ja, zeg af'}
          along={{ bookingId: booking.bookingId }}
          primary
          refusals={cancelRefusals}
        />
        <a className="button" href={ownAt(booking)}>
          Nee, laat het zo
        </a>
      </div>
    </WorkPage>
  )
}

function afterWords(booking: PartnerBookingDetail): string {
  if (isCalledOff(booking)) return 'De inwoner krijgt dan niets anders.'
  if (booking.status === 'waiting') return 'De inwoner gaat van de wachtlijst.'
  return 'De plek gaat dan naar iemand anders.'
}
