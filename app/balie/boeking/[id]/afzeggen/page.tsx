import { redirect } from 'next/navigation'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { WorkPage } from '@/app/_shared/ui/work'
import type { DeskBooking } from '@/lib/bookings/queries/desk'
import { bookingAt } from '../../../_booking-paths'
import { day, time, whatOf } from '../../../_booking-words'
import { canChange, type OneBooking, oneBooking } from '../../_own'
import { cancelRefusals } from '../../_sentences'
import { cancelAction } from '../../actions'

export default async function CancelPage(props: OneBooking) {
  const { who, booking, now } = await oneBooking(props)
  if (!canChange(booking, now)) redirect(bookingAt(booking))
  const inLine = booking.status === 'waiting' || booking.status === 'offered'
  const { bookingId } = booking
  return (
    <WorkPage
      who={who}
      path={`${bookingAt(booking)}/afzeggen`}
      heading={inLine ? 'Van de wachtlijst halen?' : 'Afzeggen?'}
      back={{ href: bookingAt(booking), label: 'Terug naar de afspraak' }}
    >
      <p className="lead">
        {day(booking.startsAt)}, {time(booking.startsAt)}, in {booking.branch.name}: {whatOf(booking)},{' '}
        <bdi translate="no">{booking.name}</bdi>.
      </p>
      <p>{goesOn(booking)} Wie wil dit?</p>
      <div className="buttons">
        <ButtonForm
          action={cancelAction}
          label="De inwoner"
          about="zegt af"
          along={{ bookingId, by: 'resident' }}
          primary
          refusals={cancelRefusals}
        />
        <ButtonForm
          action={cancelAction}
          label="De bibliotheek"
          about="zegt af"
          along={{ bookingId, by: 'library' }}
          refusals={cancelRefusals}
        />
        <a className="button" href={bookingAt(booking)}>
          Nee, laat het zo
        </a>
      </div>
      <p className="remark">Zegt de bibliotheek af? Dan krijgt de inwoner bericht, of bellen wij.</p>
    </WorkPage>
  )
}

function goesOn({ status, activityCancelled }: DeskBooking): string {
  if (status !== 'booked') return 'De inwoner gaat van de lijst.'
  return activityCancelled ? 'Dit gaat al niet door.' : 'De plek gaat dan naar iemand anders.'
}
