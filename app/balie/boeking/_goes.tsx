import type { Known } from '@/lib/privacy/queries/known'
import { moment, stateWords, whatOf } from '../_booking-words'
import { aboutNeed, needState } from '../_known-need'
import { reachWords } from './_known-words'

type Booking = Known['bookings'][number]
type Need = Known['needs'][number]

/** Which bookings go, and which are taken back first. */
export function BookingsGo({ bookings, now }: { bookings: Booking[]; now: Date }) {
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

/** Which needs go, and which are stopped first. */
export function NeedsGo({ needs }: { needs: Need[] }) {
  return (
    <ul>
      {needs.map((one) => (
        <li key={one.needId}>
          {aboutNeed(one)}: {one.endedAt ? needState(one) : <b>er is hulp onderweg, die stopt</b>}
          {one.messages.length > 0 ? `, ${count(one.messages.length, 'bericht', 'berichten')}` : ''}
          {one.calls.length > 0 ? `, ${count(one.calls.length, 'keer', 'keer')} gebeld` : ''}
        </li>
      ))}
    </ul>
  )
}

/** Another row of the same name and contact, to say whether it is hers. */
export function rowLabel({
  person,
  twin,
  bookings,
}: Pick<Known, 'person' | 'bookings'> & { twin: number }): string {
  const said = twin > 0 ? ', en toen gezegd: iemand anders' : ''
  const what = bookings.map((one) => `${whatOf(one)}, ${moment(one.startsAt)}, ${one.branch}`)
  return `${reachWords[person.contactWay]}${said}. ${what.join('. ')}`
}

/** Another need of the same name and contact, to say whether it is hers: open, it stops. */
export function needLabel(one: Need): string {
  return `Lopende vraag: ${aboutNeed(one)}${one.endedAt ? '' : '. Er is hulp onderweg, die stopt dan'}`
}

/** What has begun for the last time stays as it was: nobody takes it back any more. */
function isToCome({ meetings, endsAt }: Booking, now: Date): boolean {
  return (meetings.at(-1)?.startsAt ?? endsAt) > now
}

function count(many: number, one: string, more: string): string {
  return `${many} ${many === 1 ? one : more}`
}
