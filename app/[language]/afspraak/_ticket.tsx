import { branchIn } from '@/app/_shared/texts/branch'
import { placesAt, Where } from '@/app/_shared/ui/where'
import type { BookingFacts } from '@/lib/bookings/queries/facts'
import { clock } from '@/lib/tools/clock'
import { InDutch } from '../_course-words'
import { LessonList } from '../_lessons'
import type { speak } from '../_site'

type Props = { booking: BookingFacts; texts: Awaited<ReturnType<typeof speak>> }

/** What, when, where, what to bring, and the code: everything someone has to know of a booking. */
export function TicketOf({ booking, texts: spoken }: Props) {
  const { language, say, moment } = spoken
  const help = booking.kind === 'consultation'
  const [first] = booking.meetings
  const now = clock()
  const off = booking.off.filter(({ startsAt }) => startsAt > now)
  const single = booking.meetings.length === 1 && off.length === 0
  const goesOn = !booking.activityCancelled
  const toCome = booking.meetings.filter(({ endsAt }) => endsAt > now)
  const places = placesAt(toCome.length > 0 ? toCome : booking.meetings)
  return (
    <section className="ticket">
      {single && first && goesOn ? <p className="moment">{moment(first.startsAt, first.endsAt)}</p> : null}
      <dl className="data-summary">
        {single && first && !goesOn ? (
          <div>
            <dt>{say('agenda.adr.offLabel')}</dt>
            <dd>{moment(first.startsAt, first.endsAt)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{say('done.what')}</dt>
          <dd>{help ? say('done.whatHelp') : booking.title}</dd>
        </div>
        <div>
          <dt>{say('done.where')}</dt>
          <dd>
            {branchIn(spoken, booking.branch)}
            {goesOn ? <Where language={language} places={places} map /> : null}
          </dd>
        </div>
        <div>
          <dt>{say('card.forName')}</dt>
          <dd>
            <bdi>{booking.name}</bdi>
          </dd>
        </div>
        {booking.status === 'booked' && goesOn ? (
          <div>
            <dt>{say('done.bring')}</dt>
            <dd>
              {booking.bring ? (
                <InDutch language={language}>{booking.bring}</InDutch>
              ) : (
                <ul>
                  <li>{say('done.bringPhone')}</li>
                  <li>{say(help ? 'done.bringLetter' : 'done.bringLaptop')}</li>
                  {help ? <li>{say('done.bringId')}</li> : null}
                </ul>
              )}
            </dd>
          </div>
        ) : null}
      </dl>
      {single || !goesOn ? null : (
        <LessonList meetings={booking.meetings} off={off} label="done.lesson" texts={spoken} />
      )}
      <div className="code-box">
        <p>{say('done.code')}</p>
        <p className="code-text">
          <bdi translate="no">{booking.code}</bdi>
        </p>
        <p className="remark">{say(help ? 'done.codeHint' : 'done.codeHintCourse')}</p>
      </div>
    </section>
  )
}
