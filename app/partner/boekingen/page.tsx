import type { Asked } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { openPartnerBookings, partnerBookings } from '@/lib/bookings/queries/partner'
import { clock } from '@/lib/tools/clock'
import { idsOf } from '../_asked'
import { Bookings } from '../_list'

const SHOWN = 50

export default async function BookingsPage({ searchParams }: Asked) {
  const who = await workerHere('/partner/boekingen')
  const now = clock()
  const [after] = idsOf((await searchParams).na)
  const [open, rest] = await Promise.all([
    after ? [] : openPartnerBookings(who.actor, now),
    partnerBookings(who.actor, { after, limit: SHOWN }, now),
  ])
  const last = rest.length === SHOWN ? rest.at(-1) : undefined
  return (
    <WorkPage
      who={who}
      path="/partner/boekingen"
      heading={after ? 'Onze eerdere boekingen' : 'Onze boekingen'}
      back={after ? { href: '/partner/boekingen', label: 'De nieuwste boekingen' } : undefined}
    >
      {open.length > 0 ? (
        <>
          <h2>Nog niet zeker</h2>
          <Bookings bookings={open} now={now} />
          <h2>Alle andere</h2>
        </>
      ) : null}
      {rest.length > 0 ? <Bookings bookings={rest} now={now} /> : null}
      {open.length + rest.length === 0 ? <p>Hier staat nog niemand.</p> : null}
      {last ? (
        <p>
          <a href={`/partner/boekingen?na=${last.bookingId}`}>Eerdere boekingen</a>
        </p>
      ) : null}
    </WorkPage>
  )
}
