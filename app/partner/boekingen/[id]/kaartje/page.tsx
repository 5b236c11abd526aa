import { redirect } from 'next/navigation'
import { Card } from '@/app/_shared/ui/card'
import { WorkPage } from '@/app/_shared/ui/work'
import { type OneBooking, ownBooking } from '../../../_own'
import { ownAt } from '../../../_paths'
import { PrintButton } from '../../../_print'

export default async function CardPage({ params }: OneBooking) {
  const { who, booking } = await ownBooking(params)
  if (booking.status === 'cancelled') redirect(ownAt(booking))
  return (
    <WorkPage
      who={who}
      path={`${ownAt(booking)}/kaartje`}
      heading="Kaartje"
      back={{ href: ownAt(booking), label: 'Terug naar de boeking' }}
    >
      <PrintButton label="Print het kaartje" />
      <Card facts={booking} language={booking.language} />
    </WorkPage>
  )
}
