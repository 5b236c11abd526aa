import type { Language } from '@/app/_shared/language'
import { dates } from '@/app/_shared/texts/dates'
import { texts } from '@/app/_shared/texts/texts'
import type { BookingFacts } from '@/lib/bookings/queries'

/** What someone carries in a purse: when, where, the code; no topic and no partner, whoever may see it. */
export function Card({ booking, language }: { booking: BookingFacts; language: Language }) {
  const { say } = texts(language)
  return (
    <article className="ticket print-card">
      <h2>{say(booking.kind === 'course' ? 'card.headingCourse' : 'card.heading')}</h2>
      <Moments booking={booking} language={language} />
      {/* The Dutch words too: whoever helps at the desk reads the same card. */}
      {language === 'nl' ? null : (
        <div className="both" lang="nl" dir="ltr">
          <Moments booking={booking} language="nl" />
        </div>
      )}
      <p>{say('card.where', { branch: booking.branch.name })}</p>
      <p>
        {say('card.forName')}: <bdi>{booking.name}</bdi>
      </p>
      <p>
        {say('card.bring')}: {say('done.bringPhone')},{' '}
        {say(booking.kind === 'course' ? 'done.bringLaptop' : 'done.bringLetter')}
      </p>
      <p>
        {say('card.code')}:{' '}
        <bdi className="code-text" translate="no">
          {booking.code}
        </bdi>
      </p>
      <p>{say('card.call', { phone: booking.branch.phone })}</p>
    </article>
  )
}

/** When to come: one moment large, or the days of all lessons with a time that is said once. */
function Moments({ booking: { meetings }, language }: { booking: BookingFacts; language: Language }) {
  const { day, shortDay, between } = dates(language)
  const times = meetings.map((one) => between(one.startsAt, one.endsAt))
  const [time] = times
  const once = meetings.length > 1 && times.every((other) => other === time)
  if (!once)
    return meetings.map((one, index) => (
      <p className={meetings.length === 1 ? 'when' : undefined} key={one.number}>
        {day(one.startsAt)}, {times[index]}
      </p>
    ))
  return (
    <>
      <p className="when">{time}</p>
      <ul>
        {meetings.map((one) => (
          <li key={one.number}>{shortDay(one.startsAt)}</li>
        ))}
      </ul>
    </>
  )
}

/** The card of a page that shows the booking in another form: only on paper, instead of everything else. */
export function PaperCard(props: { booking: BookingFacts; language: Language }) {
  return (
    <div className="paper">
      <Card {...props} />
    </div>
  )
}
