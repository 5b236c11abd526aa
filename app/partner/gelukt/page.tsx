import { CircleCheck, Ticket } from 'lucide-react'
import { notFound } from 'next/navigation'
import type { Asked } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { lessons } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import type { BookingFacts } from '@/lib/bookings/queries/facts'
import { partnerBookingsWith } from '@/lib/bookings/queries/partner'
import { promisedWay } from '@/lib/messages/rules'
import { reminderComes } from '@/lib/notices/rules/reminders'
import { clock } from '@/lib/tools/clock'
import { carriers } from '@/lib/tools/config'
import { idsOf } from '../_asked'
import { ownAt, query } from '../_paths'
import { between, day, shortDay, whatOf } from '../_words'

export default async function DonePage({ searchParams }: Asked) {
  const who = await workerHere('/partner')
  const made = await partnerBookingsWith(who.actor, idsOf((await searchParams).boeking), clock())
  const [first] = made
  if (!first) notFound()
  const waiting = made.filter((one) => one.status === 'waiting').length
  return (
    <WorkPage
      who={who}
      path="/partner/gelukt"
      heading={headingOf(made.length, waiting)}
      back={{ href: '/partner', label: 'Begin' }}
    >
      <p className="lead">
        {whatOf(first)} in {first.branch.name}, {momentOf(first)}.
      </p>
      {waiting > 0 ? (
        <p>
          Komt er een plek vrij? Dan hoort de inwoner dat van ons. U ziet het ook bij{' '}
          <a href="/partner">Begin</a>.
        </p>
      ) : null}
      <div className="made-cards">
        {made.map((one) => (
          <section className="ticket" key={one.bookingId}>
            <h2>
              <bdi translate="no">{one.name}</bdi>
            </h2>
            {one.placeInLine ? <p>Op de wachtlijst, nummer {one.placeInLine}.</p> : null}
            <p>
              Code:{' '}
              <bdi className="code-text" translate="no">
                {one.code}
              </bdi>
            </p>
            <p>{reachOf(one)}</p>
            <p>
              <a href={ownAt(one)}>
                Bekijk of zeg af<span className="hidden"> voor {one.name}</span>
              </a>
            </p>
          </section>
        ))}
      </div>
      <p className="buttons">
        <a className="button primary" href={`/partner/gelukt/kaartjes?${query(made)}`}>
          <Ticket size={20} />
          {made.length > 1 ? `${made.length} kaartjes printen` : 'Kaartje printen'}
        </a>
        <a className="button" href="/partner/nieuw">
          Nog een inwoner aanmelden
        </a>
      </p>
      <p className="note">
        <CircleCheck />
        <span>
          Met de code en de eerste letter van de naam kan de inwoner zelf kijken, verzetten of afzeggen.
          Daarvoor is geen account nodig.
        </span>
      </p>
    </WorkPage>
  )
}

function headingOf(count: number, waiting: number): string {
  if (waiting === count)
    return count === 1 ? 'De inwoner staat op de wachtlijst' : `${count} inwoners staan op de wachtlijst`
  if (waiting > 0) return `${count - waiting} aangemeld, ${waiting} op de wachtlijst`
  return count === 1 ? 'De inwoner is aangemeld' : `${count} inwoners zijn aangemeld`
}

function momentOf({ meetings }: BookingFacts): string {
  const [first] = meetings
  if (!first) return ''
  if (meetings.length > 1) return `${lessons(meetings.length)} vanaf ${shortDay(first.startsAt)}`
  return `${day(first.startsAt)}, ${between(first.startsAt, first.endsAt)}`
}

/** How the resident is going to know: there is always one answer. */
function reachOf({ contactWay: chosen, contactOf, status, meetings }: BookingFacts): string {
  const contactWay = promisedWay(chosen, carriers())
  if (contactWay === 'card') return 'Krijgt geen bericht. Print het kaartje en geef het mee.'
  const whose = { resident: 'de inwoner', helper: 'wie de inwoner helpt', partner: 'uw organisatie' }[
    contactOf
  ]
  if (contactWay === 'call') return `Verandert er iets? Dan bellen wij ${whose}.`
  const way = contactWay === 'sms' ? 'een sms' : 'een e-mail'
  const again = status === 'booked' && meetings.some(({ startsAt }) => reminderComes(startsAt, clock()))
  return `Wij sturen ${whose} ${way}${again ? ', en de dag ervoor nog een keer' : ''}.`
}
