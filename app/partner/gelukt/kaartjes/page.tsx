import { notFound } from 'next/navigation'
import type { Asked } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Card } from '@/app/_shared/ui/card'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { partnerBookingsWith } from '@/lib/bookings/queries/partner'
import { libraryLogo } from '@/lib/network/queries/house-style'
import { clock } from '@/lib/tools/clock'
import { idsOf } from '../../_asked'
import { query } from '../../_paths'

export default async function CardsPage({ searchParams }: Asked) {
  const who = await workerHere('/partner')
  const made = await partnerBookingsWith(who.actor, idsOf((await searchParams).boeking), clock())
  if (made.length === 0) notFound()
  const logo = await libraryLogo(who.actor)
  return (
    <WorkPage
      who={who}
      path="/partner/gelukt/kaartjes"
      heading={made.length > 1 ? 'Kaartjes' : 'Kaartje'}
      back={{ href: `/partner/gelukt?${query(made)}`, label: 'Terug' }}
    >
      <PrintButton label={made.length > 1 ? 'Print de kaartjes' : 'Print het kaartje'} />
      <div className="made-cards">
        {made
          .filter(({ status }) => status !== 'cancelled')
          .map((one) => (
            <Card key={one.bookingId} facts={one} language={one.language} logo={logo} />
          ))}
      </div>
    </WorkPage>
  )
}
