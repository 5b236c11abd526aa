import type { ReactNode } from 'react'
import type { Asked } from '@/app/_shared/asked'
import { Form } from '@/app/_shared/forms/form'
import type { TextKey } from '@/app/_shared/texts/texts'
import { PaperCard } from '@/app/_shared/ui/card'
import { at } from '@/app/_shared/ui/frame'
import type { AcceptRefusal } from '@/lib/bookings/commands/accept'
import type { BookingFacts } from '@/lib/bookings/queries/facts'
import { hasToCome } from '@/lib/bookings/rules'
import { masked } from '@/lib/residents/rules/reach'
import type { Guest } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { courseOf, library } from '../../_data'
import { ownBooking } from '../../_draft'
import { formWords, refusals } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { acceptOfferAction } from '../../actions'
import { EndVisit, TakeHome } from '../_buttons'
import { CalledOff, Instead } from '../_called-off'
import { TicketOf } from '../_ticket'

type Spoken = Awaited<ReturnType<typeof speak>>

export default async function OwnPage({ params, searchParams }: InLanguage & Asked) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const [booking, { logo }] = await Promise.all([ownBooking(language), library()])
  const { anders, verzet, bereikt } = await searchParams
  const stage = stageOf(booking, clock())
  const over = stage === 'gone' || stage === 'past' || stage === 'closed'
  const free = stage === 'waiting' ? ((await courseOf(booking.activityId))?.left ?? 0) : 0
  return (
    <Site
      language={language}
      path="afspraak/mijn"
      heading={word(booking.kind === 'course' ? 'mine.titleCourse' : 'mine.title')}
      branch={booking.branch.slug}
      ownTitle={stage === 'calledOff' && booking.kind === 'consultation'}
    >
      {anders === '1' ? <p className="note attention">{say('reason.other_booking')}</p> : null}
      {verzet === '1' && stage === 'booked' ? <Moved booking={booking} texts={spoken} /> : null}
      {bereikt === '1' ? <Reached booking={booking} texts={spoken} /> : null}
      {stage === 'calledOff' ? (
        <>
          <CalledOff booking={booking} texts={spoken} />
          <Instead booking={booking} texts={spoken} />
        </>
      ) : (
        <Standing booking={booking} stage={stage} texts={spoken} />
      )}
      {free > 0 ? <p>{say('mine.freeNow')}</p> : null}
      {stage === 'offered' || free > 0 ? <Offer booking={booking} texts={spoken} /> : null}
      {stage === 'gone' ? null : <TicketOf booking={booking} texts={spoken} />}
      {over || stage === 'last' || stage === 'calledOff' ? null : (
        <Changes booking={booking} stage={stage} texts={spoken} />
      )}
      {over ? (
        <p className="buttons">
          <a className="button primary" href={at(language, '')}>
            {say('mine.new')}
          </a>
        </p>
      ) : null}
      {over || stage === 'calledOff' ? null : <TakeHome status={booking.status} texts={spoken} />}
      <EndVisit texts={spoken} />
      {stage === 'gone' ? null : <PaperCard facts={booking} language={language} logo={logo} />}
    </Site>
  )
}

/** How a booking stands for who looks at it now; a course that runs has lessons to come, and can be left. */
type Stage =
  | 'calledOff'
  | 'gone'
  | 'past'
  | 'last'
  | 'running'
  | 'closed'
  | 'waiting'
  | 'offerOver'
  | 'offered'
  | 'booked'

function stageOf(booking: BookingFacts, now: Date): Stage {
  const { status, activityCancelled, startsAt, enrolUntil, meetings, offeredUntil } = booking
  if (status === 'booked' && activityCancelled) return 'calledOff'
  if (status === 'cancelled' || activityCancelled) return 'gone'
  if (status === 'booked') {
    if (startsAt > now) return 'booked'
    if (hasToCome(meetings, now)) return 'running'
    return meetings.some(({ endsAt }) => endsAt > now) ? 'last' : 'past'
  }
  if (enrolUntil <= now) return 'closed'
  if (status === 'offered') return offeredUntil && offeredUntil > now ? 'offered' : 'offerOver'
  return status
}

type Shown = { booking: BookingFacts; stage: Stage; texts: Spoken }

function Standing({ booking, stage, texts: { say, day, time } }: Shown) {
  const { kind, branch, offeredUntil: until, placeInLine } = booking
  const [course, phone] = [kind === 'course', branch.phone]
  if (booking.activityCancelled)
    return <Lead one={say('mine.activityCancelled')} two={say('mine.activityCancelledText')} />
  switch (stage) {
    case 'calledOff':
    case 'gone':
      return (
        <Lead one={say(course ? 'mine.cancelledCourse' : 'mine.cancelled')} two={say('mine.cancelledText')} />
      )
    case 'past':
      return <Lead one={say(endsEarly(booking) ? 'mine.ended' : course ? 'mine.pastCourse' : 'mine.past')} />
    case 'closed':
      return <Lead one={say('mine.closed', { phone })} />
    case 'last':
      return <Lead one={say('mine.booked')} two={course ? say('mine.last', { phone }) : undefined} />
    case 'running':
      return <Lead one={say('mine.booked')} two={say('mine.running')} />
    case 'waiting':
      return <Lead one={say('mine.waiting', { place: placeInLine ?? 1 })} two={say('card.noPlaceYet')} />
    case 'offerOver':
      return <Lead one={say('mine.offerOver')} two={say('card.noPlaceYet')} />
    case 'offered':
      return (
        <Lead
          one={say('mine.offered')}
          two={until ? say('mine.offeredUntil', { day: day(until), time: time(until) }) : undefined}
        />
      )
    case 'booked':
      return <Lead one={say('mine.booked')} />
  }
}

/** Whether lessons that would still come are off, so that the course was over with the one before. */
function endsEarly({ off }: BookingFacts): boolean {
  return off.some(({ startsAt }) => startsAt > clock())
}

/** Whoever has just moved it; with only a card, the card is wrong now. */
function Moved({ booking, texts: { say, day, time } }: Pick<Shown, 'booking' | 'texts'>) {
  const { startsAt, contactWay } = booking
  return (
    <div className="note">
      <div>
        <p>{say('mine.moved', { day: day(startsAt), time: time(startsAt) })}</p>
        {contactWay === 'card' ? <p>{say('mine.newCard')}</p> : null}
      </div>
    </div>
  )
}

/** Whoever has just said how they want to be reached. */
function Reached({ booking: { contact }, texts: { say } }: Pick<Shown, 'booking' | 'texts'>) {
  return (
    <div className="note">
      <p>
        {contact ? say('contactPage.changed', { contact: masked(contact) }) : say('contactPage.changedCard')}
      </p>
    </div>
  )
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
      action={acceptOfferAction}
      {...formWords(spoken)}
      sentences={{}}
      along={{ booking: booking.bookingId }}
      refusals={refusals<AcceptRefusal<Guest>>(spoken, {
        unknown: null,
        cancelled: null,
        past: null,
        not_offered: null,
      })}
    >
      <button type="submit" className="button primary">
        {spoken.say('mine.accept')}
      </button>
    </Form>
  )
}

const leaving: Partial<Record<Stage, TextKey>> = { offered: 'mine.decline', running: 'mine.leave' }

function Changes({ booking, stage, texts: { language, say } }: Shown) {
  const movable = booking.kind === 'consultation' && booking.status === 'booked'
  return (
    <p className="buttons">
      {movable ? (
        <a className="button" href={at(language, 'afspraak/verzetten')}>
          {say('mine.move')}
        </a>
      ) : null}
      <a className="button" href={at(language, 'afspraak/afzeggen')}>
        {say(leaving[stage] ?? 'mine.cancel')}
      </a>
      <a className="button" href={at(language, 'afspraak/bereiken')}>
        {say('mine.contact')}
      </a>
    </p>
  )
}
