import { redirect } from 'next/navigation'
import { Card } from '@/app/_shared/ui/card'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { libraryLogo } from '@/lib/network/queries/house-style'
import { bookingAt } from '../../../_booking-paths'
import { type OneBooking, oneBooking } from '../../_own'

export default async function CardPage(props: OneBooking) {
  const { who, booking } = await oneBooking(props)
  if (booking.status === 'cancelled' || booking.forgotten) redirect(bookingAt(booking))
  return (
    <WorkPage
      who={who}
      path={`${bookingAt(booking)}/kaartje`}
      heading="Kaartje"
      back={{ href: bookingAt(booking), label: 'Terug naar de afspraak' }}
    >
      <PrintButton label="Print het kaartje" />
      <Card facts={booking} language={booking.language} logo={await libraryLogo(who.actor)} />
    </WorkPage>
  )
}
