import { z } from 'zod'
import type { Asked } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { openPartnerBookings, partnerBookings } from '@/lib/bookings/queries'
import { Bookings } from '../_list'

const SHOWN = 50

export default async function BookingsPage({ searchParams }: Asked) {
  const who = await workerHere('booking.list')
  const now = new Date()
  const before = momentIn((await searchParams).voor)
  const [open, rest] = await Promise.all([
    before ? [] : openPartnerBookings(who.actor, now),
    partnerBookings(who.actor, { before, limit: SHOWN }, now),
  ])
  const last = rest.length === SHOWN ? rest.at(-1) : undefined
  return (
    <WorkPage
      who={who}
      path="/partner/boekingen"
      heading={before ? 'Onze eerdere boekingen' : 'Onze boekingen'}
      back={before ? { href: '/partner/boekingen', label: 'De nieuwste boekingen' } : undefined}
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
          <a href={`/partner/boekingen?${new URLSearchParams({ voor: last.createdAt.toISOString() })}`}>
            Eerdere boekingen
          </a>
        </p>
      ) : null}
    </WorkPage>
  )
}

/** A moment of ours in an address; anything else is passed over. */
function momentIn(text: string | string[] | undefined): Date | undefined {
  const moment = z.iso.datetime().safeParse(text)
  const at = moment.success ? new Date(moment.data) : undefined
  return at && at.getFullYear() >= 2000 && at.getFullYear() < 2200 ? at : undefined
}
