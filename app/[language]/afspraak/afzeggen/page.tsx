import { redirect } from 'next/navigation'
import { Form } from '@/app/_shared/forms/form'
import { branchIn } from '@/app/_shared/texts/branch'
import type { TextKey } from '@/app/_shared/texts/texts'
import { at, titleOf } from '@/app/_shared/ui/frame'
import type { CancelRefusal } from '@/lib/bookings/commands/cancel'
import type { BookingFacts } from '@/lib/bookings/queries/facts'
import { clock } from '@/lib/tools/clock'
import { ownBooking } from '../../_draft'
import { formWords, refusals } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { cancelBookingAction } from '../../actions'

export default async function CancelPage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const booking = await ownBooking(language)
  if (booking.status === 'cancelled') redirect(at(language, 'afspraak/mijn'))
  const keeps = booking.status === 'booked' && !booking.activityCancelled
  const running = booking.status === 'booked' && booking.startsAt <= clock()
  const waits = booking.status === 'waiting' ? 'cancelPage.titleWaiting' : 'cancelPage.title'
  const heading = word(running ? 'cancelPage.titleRunning' : waits)
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
      <p className="lead">{say(booking.activityCancelled ? 'agenda.adr.leaveText' : 'cancelPage.text')}</p>
      <Form
        action={cancelBookingAction}
        {...formWords(spoken)}
        title={titleOf(language, heading)}
        sentences={{}}
        along={{ booking: booking.bookingId }}
        refusals={refusals<CancelRefusal>(spoken, {
          unknown: mine,
          past: mine,
        })}
      >
        <p className="buttons">
          <button type="submit" className="button primary">
            {say(submitOf(booking, running))}
          </button>
          <a className="button" href={at(language, 'afspraak/mijn')}>
            {say(keeps ? 'cancelPage.keep' : 'cancelPage.back')}
          </a>
        </p>
      </Form>
    </Site>
  )
}

function submitOf({ kind, status }: BookingFacts, running: boolean): TextKey {
  if (running) return 'cancelPage.submitRunning'
  return kind === 'course' && status !== 'waiting' ? 'cancelPage.submitCourse' : 'cancelPage.submit'
}

/** What is cancelled: of a course its name, where it is, and that it is every lesson to come. */
function What({ booking, texts }: { booking: BookingFacts; texts: Awaited<ReturnType<typeof speak>> }) {
  const { say, moment, shortDay } = texts
  const { title } = booking
  const toCome = booking.meetings.filter(({ startsAt }) => startsAt > clock())
  const startsAt = toCome[0]?.startsAt ?? booking.startsAt
  const lessons = toCome.length
  if (booking.kind === 'consultation') return <p className="moment">{moment(startsAt)}</p>
  return (
    <>
      <p className="moment" translate="no">
        {title}
      </p>
      <p>
        {branchIn(texts, booking.branch)}
        <br />
        {lessons > 1
          ? say(lessons < booking.meetings.length ? 'cancelPage.lessonsLeft' : 'cancelPage.lessons', {
              lessons,
              day: shortDay(startsAt),
            })
          : moment(startsAt)}
      </p>
    </>
  )
}
