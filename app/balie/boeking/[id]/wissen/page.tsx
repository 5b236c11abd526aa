import { redirect } from 'next/navigation'
import { WorkPage } from '@/app/_shared/ui/work'
import { erasable, type Known } from '@/lib/privacy/queries/known'
import { bookingAt } from '../../../_booking-paths'
import { moment, stateWords, whatOf } from '../../../_booking-words'
import { EraseForm } from '../../_erase'
import { reachWords } from '../../_known-words'
import { type OneBooking, oneBooking } from '../../_own'

const heading = 'Alle gegevens wissen?'

export default async function ErasePage(props: OneBooking) {
  const { who, booking, now } = await oneBooking(props)
  const found = await erasable(who.actor, booking, now)
  if (!found) redirect(bookingAt(booking))
  const { own, others } = found
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
      <Goes known={own} now={now} />
      <EraseForm
        title={heading}
        bookingId={booking.bookingId}
        others={others.map((one) => ({
          residentId: one.residentId,
          label: `${reachWords[one.person.contactWay]}${one.twin > 0 ? ', en toen gezegd: iemand anders' : ''}. ${one.bookings
            .map((other) => `${whatOf(other)}, ${moment(other.startsAt)}, ${other.branch}`)
            .join('. ')}`,
        }))}
        keep={bookingAt(booking)}
      />
    </WorkPage>
  )
}

function Goes({ known: { bookings }, now }: { known: Known; now: Date }) {
  return (
    <ul>
      {bookings.map((one) => (
        <li key={one.bookingId}>
          {whatOf(one)}, {moment(one.startsAt)}, {one.branch}:{' '}
          {one.status !== 'cancelled' && one.status !== 'held' && isToCome(one, now) ? (
            <b>{stateWords[one.status]}, wordt afgezegd</b>
          ) : one.status === 'cancelled' ? (
            'is afgezegd'
          ) : (
            'geweest'
          )}
          {one.messages.length > 0 ? `, ${count(one.messages.length, 'bericht', 'berichten')}` : ''}
          {one.calls.length > 0 ? `, ${count(one.calls.length, 'keer', 'keer')} gebeld` : ''}
        </li>
      ))}
    </ul>
  )
}

/** What has begun for the last time stays as it was: nobody takes it back any more. */
function isToCome({ meetings, endsAt }: Known['bookings'][number], now: Date): boolean {
  return (meetings.at(-1)?.startsAt ?? endsAt) > now
}

function count(many: number, one: string, more: string): string {
  return `${many} ${many === 1 ? one : more}`
}
