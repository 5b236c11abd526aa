import type { ReactNode } from 'react'
import { PaperCard } from '@/app/_shared/ui/card'
import { Form } from '@/app/_shared/ui/form'
import { at } from '@/app/_shared/ui/frame'
import type { BookingFacts } from '@/lib/bookings/queries'
import type { AcceptRefusal } from '@/lib/changes/commands'
import { ownBooking } from '../../_draft'
import { formWords, refusals } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { acceptOwnOffer } from '../../actions'
import { EndVisit, TakeHome } from '../_buttons'
import { TicketOf } from '../_ticket'

type Spoken = Awaited<ReturnType<typeof speak>>

export default async function OwnPage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const booking = await ownBooking(language)
  const gone = booking.status === 'cancelled' || booking.activityCancelled
  const past = booking.startsAt <= new Date()
  return (
    <Site
      language={language}
      path="afspraak/mijn"
      heading={word(booking.kind === 'course' ? 'mine.titleCourse' : 'mine.title')}
      branch={booking.branch.slug}
    >
      <Standing booking={booking} texts={spoken} />
      {!gone && !past && booking.status === 'offered' ? <Offer booking={booking} texts={spoken} /> : null}
      {gone ? null : <TicketOf booking={booking} texts={spoken} />}
      {gone || past ? null : <Changes booking={booking} texts={spoken} />}
      {gone || past ? (
        <p className="buttons">
          <a className="button primary" href={at(language, '')}>
            {say('mine.new')}
          </a>
        </p>
      ) : (
        <TakeHome status={booking.status} texts={spoken} />
      )}
      <EndVisit texts={spoken} />
      {gone ? null : <PaperCard facts={booking} language={language} />}
    </Site>
  )
}

function Standing({ booking, texts: { say, day, time } }: { booking: BookingFacts; texts: Spoken }) {
  if (booking.activityCancelled)
    return <Lead one={say('mine.activityCancelled')} two={say('mine.activityCancelledText')} />
  if (booking.status === 'cancelled')
    return (
      <Lead
        one={say(booking.kind === 'course' ? 'mine.cancelledCourse' : 'mine.cancelled')}
        two={say('mine.cancelledText')}
      />
    )
  if (booking.startsAt <= new Date()) return <Lead one={say('mine.past')} />
  if (booking.status === 'waiting')
    return (
      <Lead one={say('mine.waiting', { place: booking.placeInLine ?? 1 })} two={say('card.noPlaceYet')} />
    )
  const until = booking.offeredUntil
  if (booking.status === 'offered' && until)
    return (
      <Lead
        one={say('mine.offered')}
        two={say('mine.offeredUntil', { day: day(until), time: time(until) })}
      />
    )
  return <Lead one={say('mine.booked')} />
}

function Lead({ one, two }: { one: ReactNode; two?: ReactNode }) {
  return (
    <>
      <p className="lead">{one}</p>
      {two ? <p>{two}</p> : null}
    </>
  )
}

function Offer({ booking, texts: spoken }: { booking: BookingFacts; texts: Spoken }) {
  return (
    <Form
      action={acceptOwnOffer}
      {...formWords(spoken)}
      sentences={{}}
      along={{ booking: booking.bookingId }}
      refusals={refusals<AcceptRefusal | 'guest_gone' | 'other_booking'>(spoken, {
        other_booking: null,
        unknown: null,
        cancelled: null,
        past: null,
        not_offered: null,
        already_booked: null,
        open_consultation: null,
        overlap: null,
        guest_gone: { label: 'wayOn.own', path: 'afspraak' },
      })}
    >
      <button type="submit" className="button primary">
        {spoken.say('mine.accept')}
      </button>
    </Form>
  )
}

function Changes({ booking, texts: { language, say } }: { booking: BookingFacts; texts: Spoken }) {
  const movable = booking.kind === 'consultation' && booking.status === 'booked'
  return (
    <p className="buttons">
      {movable ? (
        <a className="button" href={at(language, 'afspraak/verzetten')}>
          {say('mine.move')}
        </a>
      ) : null}
      <a className="button" href={at(language, 'afspraak/afzeggen')}>
        {say(booking.status === 'offered' ? 'mine.decline' : 'mine.cancel')}
      </a>
    </p>
  )
}
