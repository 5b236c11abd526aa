import { CircleCheck, Hourglass, ShieldCheck } from 'lucide-react'
import { redirect } from 'next/navigation'
import { PaperCard } from '@/app/_shared/ui/card'
import { at } from '@/app/_shared/ui/frame'
import type { BookingFacts } from '@/lib/bookings/queries/facts'
import { heardBy, promisedWay } from '@/lib/messages/rules'
import { reminderComes } from '@/lib/notices/rules/reminders'
import { masked } from '@/lib/residents/rules/reach'
import { clock } from '@/lib/tools/clock'
import { carriers } from '@/lib/tools/config'
import { library } from '../../_data'
import { ownBooking } from '../../_draft'
import { type InLanguage, Site, speak } from '../../_site'
import { EndVisit, TakeHome } from '../_buttons'
import { TicketOf } from '../_ticket'

export default async function DonePage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const [booking, { logo }] = await Promise.all([ownBooking(language), library()])
  // What still has to be answered is answered there.
  const isSettled = booking.status !== 'cancelled' && booking.status !== 'offered'
  if (!isSettled || booking.activityCancelled) redirect(at(language, 'afspraak/mijn'))
  const heading = word(titleFor(booking))
  const { phone } = booking.branch
  const change = booking.kind === 'course' ? 'done.changeTextCourse' : 'done.changeText'
  return (
    <Site
      language={language}
      path="afspraak/gemaakt"
      heading={heading}
      branch={booking.branch.slug}
      ownHeading
    >
      <div className="done">
        <i className={booking.status === 'booked' ? 'emblem' : 'emblem attention'}>
          {booking.status === 'booked' ? <CircleCheck size={32} /> : <Hourglass size={32} />}
        </i>
        <h1>{heading}</h1>
      </div>
      {booking.placeInLine ? (
        <>
          <p className="lead">
            {say(booking.contactOf === 'helper' ? 'done.inLineHelper' : 'done.inLine', {
              place: booking.placeInLine,
            })}
          </p>
          <p>{say('card.noPlaceYet')}</p>
        </>
      ) : null}
      <TicketOf booking={booking} texts={spoken} />
      <TakeHome status={booking.status} texts={spoken} />
      <h2>{say('done.next')}</h2>
      <p>
        {say(nextFor(booking), { contact: endOf(booking.contact) })}
        {isReminded(booking) ? <> {say('done.reminder')}</> : null}
      </p>
      {booking.status === 'booked' ? <p>{say('done.nextCome')}</p> : null}
      <div className="note">
        <ShieldCheck />
        <p>{say('done.safe')}</p>
      </div>
      <h2>{say('done.change')}</h2>
      <p>{say(change, { phone })}</p>
      <p>
        <a className="way-on" href={at(language, 'afspraak/mijn')}>
          {say('done.changeLink')}
        </a>
      </p>
      <p>{say('done.again')}</p>
      <EndVisit texts={spoken} />
      <PaperCard facts={booking} language={language} logo={logo} />
    </Site>
  )
}

function titleFor({ status, kind, contactOf }: BookingFacts) {
  const helper = contactOf === 'helper'
  if (status === 'waiting') return helper ? 'done.titleWaitingHelper' : 'done.titleWaiting'
  if (kind === 'course') return helper ? 'done.titleCourseHelper' : 'done.titleCourse'
  return helper ? 'done.titleHelpHelper' : 'done.titleHelp'
}

const next = {
  call: 'done.nextCall',
  sms: 'done.nextSms',
  email: 'done.nextEmail',
  card: 'done.nextCard',
} as const
const nextWaiting = {
  call: 'done.nextWaitingCall',
  sms: 'done.nextWaitingSms',
  email: 'done.nextWaitingEmail',
  card: 'done.nextCard',
} as const

function nextFor({ status, contactWay, contactOf }: BookingFacts) {
  // Whose address it is, is nobody's business who holds the card.
  if (contactOf === 'partner' && contactWay !== 'card') return 'done.nextPartner'
  return (status === 'waiting' ? nextWaiting : next)[promisedWay(contactWay, carriers())]
}

/** Whether we write once more the day before; who books on that very day has only just read it. */
function isReminded({ status, contactWay, contactOf, meetings }: BookingFacts): boolean {
  const written = contactOf !== 'partner' && heardBy(contactWay, carriers()) === 'written'
  return written && status === 'booked' && meetings.some(({ startsAt }) => reminderComes(startsAt, clock()))
}

/** What may be shown of a contact, to end a sentence with: "671", "r…@voorbeeld.nl". */
function endOf(contact: string | null): string {
  return masked(contact).replace('… ', '')
}
