import { redirect } from 'next/navigation'
import type { Asked } from '@/app/_shared/asked'
import { spoken } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { freePerBranch } from '@/lib/availability/queries/times'
import { MoveForm } from '../../../_move'
import { isCalledOff, type OneBooking, ownBooking } from '../../../_own'
import { ownAt } from '../../../_paths'
import { bareTime, day, iso, shortDay, time } from '../../../_words'

/** Times that are shown at once; the rest is one link away. */
const SHOWN = 24

export default async function MovePage({ params, searchParams }: OneBooking & Asked) {
  const { who, booking, now } = await ownBooking(params)
  if (booking.kind !== 'consultation' || booking.status !== 'booked') redirect(ownAt(booking))
  const all = (await searchParams).later === '1'
  const asks = booking.topic === null ? null : [booking.topic]
  const where = { branchSlug: booking.branch.slug, asks, times: all ? 400 : SHOWN + 1 }
  const [found] = await freePerBranch(who.actor, where, now)
  const moments = (found?.moments ?? []).slice(0, all ? undefined : SHOWN)
  const days = [...Map.groupBy(moments, (one) => iso(one.startsAt)).values()].map((times) => ({
    day: times[0] ? shortDay(times[0].startsAt) : '',
    times: times.map(({ activityId, startsAt, languages }) => ({
      ...{ value: String(activityId), label: bareTime(startsAt) },
      spoken: languages.join() === 'nl' ? undefined : spoken(languages),
    })),
  }))
  const heading = 'Welke andere tijd?'
  return (
    <WorkPage
      who={who}
      path={`${ownAt(booking)}/verzetten`}
      heading={heading}
      back={{ href: ownAt(booking), label: 'Terug naar de boeking' }}
      ownTitle
    >
      <p className="lead">
        <bdi translate="no">{booking.name}</bdi>: {day(booking.startsAt)}, {time(booking.startsAt)}, in{' '}
        {booking.branch.name}.{' '}
        {isCalledOff(booking) ? 'Dat gaat niet door.' : 'Die tijd blijft, tot u een nieuwe kiest.'}
      </p>
      {days.length === 0 ? <p>Er zijn hier nu geen andere vrije tijden.</p> : null}
      <MoveForm title={heading} bookingId={booking.bookingId} days={days} />
      {!all && (found?.moments.length ?? 0) > SHOWN ? (
        <p>
          <a href={`${ownAt(booking)}/verzetten?later=1`}>Laat alle tijden zien</a>
        </p>
      ) : null}
    </WorkPage>
  )
}
