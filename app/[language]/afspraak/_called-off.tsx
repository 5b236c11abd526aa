import { CalendarX } from 'lucide-react'
import type { TextKey } from '@/app/_shared/texts/texts'
import { at } from '@/app/_shared/ui/frame'
import type { BookingFacts } from '@/lib/bookings/queries/facts'
import { promisedWay } from '@/lib/messages/rules'
import { carriers } from '@/lib/tools/config'
import { freeTimes } from '../_data'
import { ownTopic } from '../_draft'
import type { speak } from '../_site'
import { MoveForm } from './_move-form'

type Props = { booking: BookingFacts; texts: Awaited<ReturnType<typeof speak>> }

/** That the library called it off, and how somebody hears more: by the way in which they are reached. */
export function CalledOff({ booking, texts: { say } }: Props) {
  return (
    <div className="note attention" role="status">
      <CalendarX />
      <div>
        <p>
          <b>{say(booking.kind === 'course' ? 'agenda.adr.offCourse' : 'agenda.adr.off')}</b>{' '}
          {say(hears(booking), { phone: booking.branch.phone })}
        </p>
        {isCard(booking) ? null : <p>{say('agenda.adr.sorry')}</p>}
      </div>
    </div>
  )
}

/** Who only has a card hears nothing more from us: what to do is all there is to say. */
function isCard({ contactWay }: BookingFacts): boolean {
  return promisedWay(contactWay, carriers()) === 'card'
}

function hears(booking: BookingFacts): TextKey {
  const { contactOf, contactWay, kind } = booking
  if (isCard(booking)) return kind === 'course' ? 'agenda.adr.hearsCardCourse' : 'agenda.adr.hearsCard'
  // Whose address it is, is nobody's business who holds the card.
  if (contactOf === 'partner') return 'agenda.adr.hearsPartner'
  if (contactWay === 'email')
    return contactOf === 'helper' ? 'agenda.adr.hearsEmailHelper' : 'agenda.adr.hearsEmail'
  return contactOf === 'helper' ? 'agenda.adr.hearsCallHelper' : 'agenda.adr.hearsCall'
}

/** What somebody can do at once: choose another time or another course, or leave it. */
export async function Instead({ booking, texts: spoken }: Props) {
  const { language, say, word } = spoken
  const course = booking.kind === 'course'
  const found = course ? null : await freeTimes(booking.branch.slug, false, ownTopic)
  const title = word(course ? 'mine.titleCourse' : 'mine.title')
  return (
    <>
      {found ? (
        <section>
          <h2>{say('agenda.adr.choose')}</h2>
          <p>{say('agenda.adr.chooseText')}</p>
          <MoveForm booking={booking} found={found} later={false} heading={title} texts={spoken} />
        </section>
      ) : null}
      <p className="buttons">
        {course ? (
          <a className="button primary" href={at(language, 'cursussen')}>
            {say('course.other')}
          </a>
        ) : null}
        <a className="button" href={at(language, 'afspraak/afzeggen')}>
          {say(course ? 'agenda.adr.leaveCourse' : 'agenda.adr.leave')}
        </a>
        <a className="button" href={at(language, 'afspraak/agenda.ics')}>
          {say('agenda.adr.uncalendar')}
        </a>
      </p>
    </>
  )
}
