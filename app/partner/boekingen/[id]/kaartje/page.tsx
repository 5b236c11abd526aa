import { redirect } from 'next/navigation'
import { Card } from '@/app/_shared/ui/card'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { libraryLogo } from '@/lib/network/queries/house-style'
import { type OneBooking, ownBooking } from '../../../_own'
import { ownAt } from '../../../_paths'

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
      <Card facts={booking} language={booking.language} logo={await libraryLogo(who.actor)} />
    </WorkPage>
  )
}
