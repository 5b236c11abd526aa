import { languageWords } from '@/app/_shared/texts/desk'
import { texts } from '@/app/_shared/texts/texts'
import { isTopic } from '@/lib/network/rules/topics'
import type { Known } from '@/lib/privacy/queries/known'
import { day, marks, moment, shortDay, stateWords, time, whatOf } from '../_booking-words'
import { madeBy } from './_facts'
import { channels, letters, manners, outcomes, sent, taskWords } from './_known-words'

type Booking = Known['bookings'][number]

/** All that is kept with one booking, line by line, to read. */
export function KnownBooking({ booking }: { booking: Booking }) {
  const { status, topic, ownLaptop, partner } = booking
  return (
    <section className="known-booking">
      <h4>
        {whatOf(booking)}, {moment(booking.startsAt)}, {booking.branch}
      </h4>
      <ul>
        <li>
          {status === 'held' ? '' : `Hoe het staat: ${stateWords[status]}. `}Gemaakt op{' '}
          {day(booking.createdAt)}, {madeBy(booking)}. Code: <span translate="no">{booking.code}</span>
        </li>
        {booking.cancelledAt ? <li>Afgezegd op {day(booking.cancelledAt)}</li> : null}
        <Said booking={booking} />
        {isTopic(topic) ? <li>Waarover: {texts('nl').word(`topic.${topic}`)}</li> : null}
        {ownLaptop === null ? null : (
          <li>{ownLaptop ? 'U neemt een laptop mee' : 'U wilt een laptop lenen'}</li>
        )}
        {partner ? (
          <li>
            {partner} {booking.attendanceShared ? 'mag' : 'mag niet'} weten of u er was
          </li>
        ) : null}
        <Happened booking={booking} />
        <li>Wij wissen dit op {day(booking.until)}</li>
      </ul>
    </section>
  )
}

/** What was said with this very booking. */
function Said({ booking: { name, contact, language } }: { booking: Booking }) {
  if (!name) return null
  return (
    <li>
      Opgeschreven: <bdi translate="no">{name}</bdi>
      {contact ? (
        <>
          , <span translate="no">{contact}</span>
        </>
      ) : null}
      {language ? `, ${languageWords[language]}` : ''}
    </li>
  )
}

function Happened({ booking: { meetings, messages, calls, tasks } }: { booking: Booking }) {
  return (
    <>
      {meetings.map(({ startsAt, mark, arrivedAt, manner }) => (
        <li key={startsAt.toISOString()}>
          {shortDay(startsAt)}: {mark ? `u ${marks[mark]}` : 'hier verwachten wij u'}
          {arrivedAt ? `, binnen om ${time(arrivedAt)}` : ''}
          {manner ? `, ${manners[manner]}` : ''}
        </li>
      ))}
      {messages.map(({ kind, channel, status, at }, i) => (
        <li key={`${kind} ${at.toISOString()} ${i.toString()}`}>
          Bericht, {channels[channel]}: {letters[kind]} ({sent[status]}, {moment(at)})
        </li>
      ))}
      {calls.map(({ at, outcome }) => (
        <li key={at.toISOString()}>
          Gebeld op {moment(at)}: {outcomes[outcome]}
        </li>
      ))}
      {tasks.map(({ kind, dueAt, doneAt }) => (
        <li key={`${kind} ${dueAt.toISOString()}`}>
          Taak voor ons: {taskWords[kind]} ({doneAt ? 'gedaan' : `vóór ${shortDay(dueAt)}`})
        </li>
      ))}
    </>
  )
}
