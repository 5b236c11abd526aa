import { redirect } from 'next/navigation'
import { WorkPage } from '@/app/_shared/ui/work'
import { erasable } from '@/lib/privacy/queries/known'
import { bookingAt } from '../../../_booking-paths'
import { EraseForm } from '../../_erase'
import { BookingsGo, needLabel, rowLabel } from '../../_goes'
import { type OneBooking, oneBooking } from '../../_own'
import { eraseAction } from '../../actions'

const heading = 'Alle gegevens wissen?'

export default async function ErasePage(props: OneBooking) {
  const { who, booking, now } = await oneBooking(props)
  const found = await erasable(who.actor, booking, now)
  if (!found) redirect(bookingAt(booking))
  const { own, others, needs } = found
  return (
    <WorkPage
      who={who}
      path={`${bookingAt(booking)}/wissen`}
      heading={heading}
      back={{ href: bookingAt(booking), label: 'Terug naar de afspraak' }}
      ownTitle
    >
      <p className="lead">
        Dit wissen wij van <bdi translate="no">{own.person.name}</bdi>: naam, nummer of adres, waarover het
        ging, antwoorden en berichten. Wat nog komt, wordt afgezegd. Dit draait niemand terug.
      </p>
      <BookingsGo bookings={own.bookings} now={now} />
      <EraseForm
        action={eraseAction}
        title={heading}
        along={{ bookingId: booking.bookingId }}
        others={[
          ...others.map((one) => ({ id: one.residentId, label: rowLabel(one) })),
          ...needs.map((one) => ({ id: one.needId, label: needLabel(one) })),
        ]}
        keep={bookingAt(booking)}
      />
    </WorkPage>
  )
}
