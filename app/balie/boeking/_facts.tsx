import { languageWords } from '@/app/_shared/texts/desk'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import { texts } from '@/app/_shared/texts/texts'
import { Code, Fact, Moments } from '@/app/_shared/ui/facts'
import { placesAt, Where } from '@/app/_shared/ui/where'
import type { DeskBooking } from '@/lib/bookings/queries/desk'
import { isTopic } from '@/lib/network/rules/topics'
import { branchInFull } from '@/lib/network/rules/where'
import { day, marks, shortDay, time, whatOf } from '../_booking-words'

/** Day and place first, then who it is and how they are reached, then the rest. */
export function Facts({ booking }: { booking: DeskBooking }) {
  const { code, language, ownLaptop, kind, topic, forgotten } = booking
  return (
    <dl className="data-summary">
      <Fact label="Wanneer">
        <Moments of={booking.meetings} off={booking.off} />
      </Fact>
      <Fact label="Waar">
        {branchInFull(booking.branch)}
        <Where language="nl" places={placesAt(booking.meetings)} map />
      </Fact>
      <Fact label="Waarvoor">
        {whatOf(booking)}
        {isTopic(topic) ? `: ${texts('nl').word(`topic.${topic}`)}` : ''}
      </Fact>
      <Fact label="Naam">
        {forgotten ? 'De gegevens zijn gewist.' : <bdi translate="no">{booking.name}</bdi>}
      </Fact>
      {forgotten ? null : (
        <>
          <Fact label="Bereiken">
            <Reach booking={booking} />
          </Fact>
          <Fact label="Code">
            <Code>{code}</Code>
          </Fact>
          <Fact label="Taal">{languageWords[language]}</Fact>
        </>
      )}
      {kind === 'course' && ownLaptop !== null ? (
        <Fact label="Laptop">{ownLaptop ? 'Eigen laptop' : 'Wil een laptop lenen'}</Fact>
      ) : null}
      <Fact label="Gemaakt">
        {day(booking.createdAt)}, {madeBy(booking)}
      </Fact>
      {booking.marks.length > 0 ? (
        <Fact label="Was er">
          <ul className="meetings">
            {booking.marks.map((one) => (
              <li key={one.startsAt.toISOString()}>
                {shortDay(one.startsAt)}: {one.mark ? marks[one.mark] : 'is er'}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
    </dl>
  )
}

function Reach({ booking: { contactWay, contactOf, contact } }: { booking: DeskBooking }) {
  if (contactWay === 'card' || !contact) return 'Geen bericht: de inwoner heeft een kaartje.'
  const whose = { resident: 'van de inwoner', helper: 'van wie helpt', partner: 'via de partner' }[contactOf]
  if (contactWay === 'email')
    return (
      <>
        E-mail: <span translate="no">{contact}</span> ({whose})
      </>
    )
  return (
    <>
      {contactWay === 'call' ? 'Bellen' : 'Sms'}:{' '}
      <a href={dialled(contact)} translate="no">
        {inGroups(contact)}
      </a>{' '}
      ({whose})
    </>
  )
}

/** Where a booking came from. */
export function madeBy({ partner, atDesk }: { partner: string | null; atDesk: boolean }): string {
  if (partner !== null) return `door ${partner}`
  return atDesk ? 'door de balie' : 'op de website'
}

/** How a booking stands, in a few words, and whether something has to be done. */
export function standing(booking: DeskBooking, now: Date): { words: string; tone: string } {
  const { status, cancelledBy, offeredUntil, placeInLine } = booking
  if (status === 'cancelled') return { words: takenBack[cancelledBy ?? 'library'], tone: 'over' }
  if (booking.activityCancelled) return { words: 'Gaat niet door', tone: 'attention' }
  if (status === 'booked') {
    if (booking.endsAt <= now) return { words: 'Geweest', tone: 'over' }
    return { words: 'Heeft een plek', tone: 'good' }
  }
  if (booking.enrolUntil <= now) return { words: 'Geen plek gekregen', tone: 'over' }
  if (status === 'offered' && offeredUntil && offeredUntil > now)
    return { words: `Plek aangeboden tot ${shortDay(offeredUntil)} ${time(offeredUntil)}`, tone: 'attention' }
  return {
    words: placeInLine ? `Op de wachtlijst, nummer ${placeInLine}` : 'Op de wachtlijst',
    tone: 'attention',
  }
}

const takenBack = {
  resident: 'Afgezegd door de inwoner',
  partner: 'Afgezegd door de partner',
  library: 'Afgezegd door de bibliotheek',
}
