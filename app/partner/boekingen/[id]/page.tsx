import { randomUUID } from 'node:crypto'
import { Ticket } from 'lucide-react'
import type { Asked } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { languageWords } from '@/app/_shared/texts/desk'
import { Code, Fact, leaveWords, Moments } from '@/app/_shared/ui/facts'
import { Notice } from '@/app/_shared/ui/notice'
import { placesAt, Where } from '@/app/_shared/ui/where'
import { WorkPage } from '@/app/_shared/ui/work'
import { courseRun } from '@/lib/availability/queries/courses'
import type { PartnerBookingDetail } from '@/lib/bookings/queries/partner'
import { branchInFull } from '@/lib/network/rules/where'
import { canChange, isCalledOff, type OneBooking, ownBooking } from '../../_own'
import { ownAt } from '../../_paths'
import { acceptRefusals, calendarRefusals } from '../../_sentences'
import { attendance, day, standing, whatOf } from '../../_words'
import { acceptOfferAction, sendCalendarAgainAction } from '../../actions'

export default async function BookingPage({ params, searchParams }: OneBooking & Asked) {
  const { who, booking, now } = await ownBooking(params)
  const sent = (await searchParams).agenda === 'verstuurd'
  const { words, tone } = standing(booking, now)
  const open = canChange(booking, now)
  const came = attendance(booking)
  // Who let an offer go by can still have a place that nobody else wants.
  const waits = open && booking.status === 'waiting'
  const left = waits ? ((await courseRun(who.actor, booking.activityId, now))?.left ?? 0) : 0
  return (
    <WorkPage
      who={who}
      path={ownAt(booking)}
      heading={<bdi translate="no">{booking.name || 'Naam gewist'}</bdi>}
      title="Boeking"
      back={{ href: '/partner/boekingen', label: 'Onze boekingen' }}
    >
      <p className="lead">
        <span className={`tag ${tone}`}>{words}</span>
        {came ? <span className="came">{came}</span> : null}
      </p>
      {sent ? <Notice>De afspraak voor de agenda is nog een keer verstuurd.</Notice> : null}
      {open && (booking.status === 'offered' || left > 0) ? <Offer booking={booking} /> : null}
      {isCalledOff(booking) ? <CalledOff booking={booking} /> : null}
      <Facts booking={booking} />
      <Actions booking={booking} open={open} now={now} />
    </WorkPage>
  )
}

/** What does not go on asks for another time, or for nothing more. */
function CalledOff({ booking }: { booking: PartnerBookingDetail }) {
  const at = ownAt(booking)
  return (
    <section className="note attention">
      <div>
        <p>De bibliotheek heeft dit afgezegd. U of de inwoner kan iets anders kiezen. Anders bellen wij.</p>
        <div className="buttons">
          {booking.kind === 'consultation' ? (
            <a className="button primary" href={`${at}/verzetten`}>
              Kies een andere tijd
            </a>
          ) : null}
          <a className="button" href={`${at}/afzeggen`}>
            Zeg af
          </a>
        </div>
      </div>
    </section>
  )
}

function Offer({ booking }: { booking: PartnerBookingDetail }) {
  return (
    <section className="note attention">
      <div>
        <p>Er is een plek vrij. Vraag de inwoner of hij of zij komt, en kies dan.</p>
        <div className="buttons">
          <ButtonForm
            action={acceptOfferAction}
            label="Ja, neem deze plek"
            along={{ bookingId: booking.bookingId }}
            primary
            refusals={acceptRefusals}
            answer={{
              to: 'overlap',
              label: 'Dit is iemand anders: neem de plek',
              name: 'another',
              value: 'yes',
            }}
          />
          <a className="button" href={`${ownAt(booking)}/afzeggen`}>
            Nee, de inwoner komt niet
          </a>
        </div>
      </div>
    </section>
  )
}

function Facts({ booking }: { booking: PartnerBookingDetail }) {
  return (
    <dl className="data-summary">
      <Fact label="Waarvoor">{whatOf(booking)}</Fact>
      <Fact label="Waar">
        {branchInFull(booking.branch)}
        <Where language="nl" places={placesAt(booking.meetings)} map />
      </Fact>
      <Fact label="Wanneer">
        <Moments of={booking.meetings} off={booking.off} />
      </Fact>
      {booking.name ? (
        <Fact label="Code">
          <Code>{booking.code}</Code>
        </Fact>
      ) : null}
      <Fact label="Taal">{languageWords[booking.language]}</Fact>
      <Fact label="Bericht">{reach(booking)}</Fact>
      <Fact label="Aangemeld">
        {day(booking.createdAt)}
        {booking.bookedBy ? (
          <>
            , door <bdi translate="no">{booking.bookedBy}</bdi>
          </>
        ) : null}
      </Fact>
      <Fact label="Of de inwoner er was">
        {booking.attendanceShared ? 'Dat mag u weten van de inwoner.' : 'Dat deelt de inwoner niet.'}
      </Fact>
    </dl>
  )
}

function reach({ name, contactWay, contactOf, contact }: PartnerBookingDetail): string {
  if (!name) return 'De gegevens zijn gewist.'
  if (contactWay === 'card' || !contact) return 'Geen bericht: de inwoner heeft een kaartje.'
  const way = { call: 'Bellen', sms: 'Sms', email: 'E-mail' }[contactWay]
  const whose = { resident: 'van de inwoner', helper: 'van wie helpt', partner: 'via uw organisatie' }[
    contactOf
  ]
  return `${way}: ${contact} (${whose})`
}

/** A course that has begun has days to come: its card can still be printed, and its days be sent. */
function Actions({ booking, open, now }: { booking: PartnerBookingDetail; open: boolean; now: Date }) {
  const has = booking.status === 'booked' && !booking.activityCancelled && booking.endsAt > now
  if (!open && !has) return null
  const at = ownAt(booking)
  return (
    <div className="buttons">
      <a className={has ? 'button primary' : 'button'} href={`${at}/kaartje`}>
        <Ticket size={20} />
        Kaartje printen
      </a>
      {has && booking.contactWay === 'email' ? (
        <ButtonForm
          action={sendCalendarAgainAction}
          label="Stuur de agenda nog een keer"
          along={{ bookingId: booking.bookingId, formKey: randomUUID() }}
          refusals={calendarRefusals}
        />
      ) : null}
      {open && has && booking.kind === 'consultation' ? (
        <a className="button" href={`${at}/verzetten`}>
          Kies een andere tijd
        </a>
      ) : null}
      {open ? (
        <a className="button" href={`${at}/wijzigen`}>
          Wijzig gegevens
        </a>
      ) : null}
      {!open || booking.status === 'offered' ? null : (
        <a className="button" href={`${at}/afzeggen`}>
          {leaveWords(booking, now)}
        </a>
      )}
    </div>
  )
}
