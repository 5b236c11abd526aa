import { redirect } from 'next/navigation'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { WorkPage } from '@/app/_shared/ui/work'
import { branches } from '@/lib/network/queries/branches'
import { bookingAt } from '../../../_booking-paths'
import { day, time } from '../../../_booking-words'
import { timeChoices } from '../../../telefoon/_choices'
import { dayOptions, daysOf } from '../../../telefoon/_wish'
import { MoveForm } from '../../_forms'
import { canChange, type OneBooking, oneBooking } from '../../_own'

const heading = 'Welke andere tijd?'

export default async function MovePage(props: OneBooking) {
  const { who, booking, asked, now } = await oneBooking(props)
  const at = bookingAt(booking)
  if (booking.kind !== 'consultation' || booking.status !== 'booked' || !canChange(booking, now)) redirect(at)
  const all = await branches(who.actor)
  const branch = all.find(({ slug }) => slug === (asked.vestiging ?? booking.branch.slug))
  const wish = { ...daysOf(asked.wanneer, now), topic: booking.topic }
  const offered = branch ? (await timeChoices(who.actor, branch, wish, now)).days : []
  return (
    <WorkPage
      who={who}
      path={`${at}/verzetten`}
      heading={heading}
      back={{ href: at, label: 'Terug naar de afspraak' }}
      ownTitle
    >
      <p className="lead">
        Nu: {day(booking.startsAt)}, {time(booking.startsAt)}, in {booking.branch.name},{' '}
        <bdi translate="no">{booking.name}</bdi>.{' '}
        {booking.activityCancelled ? 'Die tijd gaat niet door.' : 'Die tijd blijft, tot u een nieuwe kiest.'}
      </p>
      <FilterForm path={`${at}/verzetten`} chosen={{ vestiging: branch?.slug, wanneer: asked.wanneer }}>
        <SelectField
          name="vestiging"
          label="Waar"
          options={all.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <SelectField name="wanneer" label="Wanneer" first="Eerste vrije tijden" options={dayOptions(now)} />
      </FilterForm>
      {offered.length === 0 ? <p>Er is hier dan geen andere vrije tijd.</p> : null}
      <MoveForm title={heading} bookingId={booking.bookingId} days={offered} />
    </WorkPage>
  )
}
