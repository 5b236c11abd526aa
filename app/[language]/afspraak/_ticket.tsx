import type { BookingFacts } from '@/lib/bookings/queries/facts'
import type { speak } from '../_site'

type Props = { booking: BookingFacts; texts: Awaited<ReturnType<typeof speak>> }

/** What, when, where, what to bring, and the code: everything someone has to know of a booking. */
export function TicketOf({ booking, texts: { say, moment } }: Props) {
  const help = booking.kind === 'consultation'
  const [first] = booking.meetings
  const single = booking.meetings.length === 1
  return (
    <section className="ticket">
      {single && first ? <p className="moment">{moment(first.startsAt, first.endsAt)}</p> : null}
      <dl className="data-summary">
        <div>
          <dt>{say('done.what')}</dt>
          <dd>{help ? say('done.whatHelp') : booking.title}</dd>
        </div>
        <div>
          <dt>{say('done.where')}</dt>
          <dd>{say('card.where', { branch: booking.branch.name })}</dd>
        </div>
        <div>
          <dt>{say('card.forName')}</dt>
          <dd>
            <bdi>{booking.name}</bdi>
          </dd>
        </div>
        {booking.status === 'booked' ? (
          <div>
            <dt>{say('done.bring')}</dt>
            <dd>
              <ul>
                <li>{say('done.bringPhone')}</li>
                <li>{say(help ? 'done.bringLetter' : 'done.bringLaptop')}</li>
                {help ? <li>{say('done.bringId')}</li> : null}
              </ul>
            </dd>
          </div>
        ) : null}
      </dl>
      {single ? null : (
        <ol className="lessons">
          {booking.meetings.map((one) => (
            <li key={one.number}>
              <b>{say('done.lesson', { number: one.number })}</b>
              <span>{moment(one.startsAt, one.endsAt)}</span>
            </li>
          ))}
        </ol>
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
