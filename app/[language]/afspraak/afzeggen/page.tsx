import { redirect } from 'next/navigation'
import { Form } from '@/app/_shared/forms/form'
import { at, titleOf } from '@/app/_shared/ui/frame'
import type { CancelRefusal } from '@/lib/bookings/commands/cancel'
import type { BookingFacts } from '@/lib/bookings/queries/facts'
import { ownBooking } from '../../_draft'
import { formWords, refusals } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { cancelBookingAction } from '../../actions'

export default async function CancelPage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const booking = await ownBooking(language)
  if (booking.status === 'cancelled') redirect(at(language, 'afspraak/mijn'))
  const heading = word(booking.status === 'waiting' ? 'cancelPage.titleWaiting' : 'cancelPage.title')
  const mine = { label: 'wayOn.mine', path: 'afspraak/mijn' } as const
  return (
    <Site
      language={language}
      path="afspraak/afzeggen"
      heading={heading}
      back="afspraak/mijn"
      branch={booking.branch.slug}
      ownTitle
    >
      <What booking={booking} texts={spoken} />
      <p className="lead">{say('cancelPage.text')}</p>
      <Form
        action={cancelBookingAction}
        {...formWords(spoken)}
        title={titleOf(language, heading)}
        sentences={{}}
        along={{ booking: booking.bookingId }}
        refusals={refusals<CancelRefusal | 'guest_gone'>(spoken, {
          unknown: mine,
          past: mine,
          guest_gone: mine,
        })}
      >
        <p className="buttons">
          <button type="submit" className="button primary">
            {say(
              booking.kind === 'course' && booking.status !== 'waiting'
                ? 'cancelPage.submitCourse'
                : 'cancelPage.submit',
            )}
          </button>
          <a className="button" href={at(language, 'afspraak/mijn')}>
            {say(booking.status === 'booked' ? 'cancelPage.keep' : 'cancelPage.back')}
          </a>
        </p>
      </Form>
    </Site>
  )
}

/** What is cancelled: of a course its name, where it is, and that it is every lesson. */
function What({ booking, texts }: { booking: BookingFacts; texts: Awaited<ReturnType<typeof speak>> }) {
  const { say, moment, shortDay } = texts
  const { title, startsAt, meetings } = booking
  if (booking.kind === 'consultation') return <p className="moment">{moment(startsAt)}</p>
  return (
    <>
      <p className="moment" translate="no">
        {title}
      </p>
      <p>
        {say('card.where', { branch: booking.branch.name })}
        <br />
        {meetings.length > 1
          ? say('cancelPage.lessons', { lessons: meetings.length, day: shortDay(startsAt) })
          : moment(startsAt)}
      </p>
    </>
  )
}
