import type { Language } from '@/app/_shared/language'
import { dates } from '@/app/_shared/texts/dates'
import { texts } from '@/app/_shared/texts/texts'
import type { BookingFacts } from '@/lib/bookings/queries'
import { ownBooking } from '../../_draft'
import { type InLanguage, Site, speak } from '../../_site'
import { PrintButton } from '../_buttons'

export default async function CardPage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, word } = spoken
  const booking = await ownBooking(language)
  return (
    <Site
      language={language}
      path="afspraak/kaartje"
      heading={word('card.title')}
      back="afspraak/gemaakt"
      branch={booking.branch.slug}
      ownHeading
    >
      <h1 className="no-print">{word('card.title')}</h1>
      <Card booking={booking} language={language} />
      <PrintButton texts={spoken} />
    </Site>
  )
}

/** What someone carries in a purse: when, where, the code; no topic and no partner, whoever may see it. */
function Card({ booking, language }: { booking: BookingFacts; language: Language }) {
  const { say } = texts(language)
  const { day, between } = dates(language)
  const dutch = language === 'nl' ? null : dates('nl')
  return (
    <article className="ticket print-card">
      <h2>{say(booking.kind === 'course' ? 'card.headingCourse' : 'card.heading')}</h2>
      {booking.meetings.map((one) => (
        <p className={booking.meetings.length === 1 ? 'when' : undefined} key={one.number}>
          {day(one.startsAt)}, {between(one.startsAt, one.endsAt)}
          {dutch ? (
            // The Dutch words too: whoever helps at the desk reads the same card.
            <span className="both" lang="nl" dir="ltr">
              {dutch.day(one.startsAt)}, {dutch.between(one.startsAt, one.endsAt)}
            </span>
          ) : null}
        </p>
      ))}
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
