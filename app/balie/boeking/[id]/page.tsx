import { Ticket } from 'lucide-react'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { leaveWords } from '@/app/_shared/ui/facts'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { courseRun } from '@/lib/availability/queries/courses'
import type { DeskBooking } from '@/lib/bookings/queries/desk'
import { bookingAt, changeOf } from '../../_booking-paths'
import { dayOf } from '../../_paths'
import { ReadBack } from '../../_read-aloud'
import { Facts, standing } from '../_facts'
import { canChange, type OneBooking, oneBooking } from '../_own'
import { acceptRefusals } from '../_sentences'
import { acceptAction } from '../actions'

export default async function BookingPage(props: OneBooking) {
  const { who, booking, asked, now } = await oneBooking(props)
  const { words, tone } = standing(booking, now)
  const open = canChange(booking, now)
  const done = changeOf(asked.gedaan)
  // Who let an offer go by can still have a place that nobody else wants.
  const waits = open && booking.status === 'waiting'
  const left = waits ? ((await courseRun(who.actor, booking.activityId, now))?.left ?? 0) : 0
  return (
    <WorkPage
      who={who}
      path={bookingAt(booking)}
      heading={booking.forgotten ? 'Gewist' : <bdi translate="no">{booking.name}</bdi>}
      title="Afspraak"
      back={backOf(booking, asked.van)}
    >
      {done ? <Notice>{done}</Notice> : null}
      <p className="lead">
        <span className={`tag ${tone}`}>{words}</span>
      </p>
      {open && aloud.has(asked.gedaan ?? '') ? <ReadBack booking={booking} /> : null}
      {open && (booking.status === 'offered' || left > 0) ? <Offer booking={booking} /> : null}
      {open && booking.activityCancelled ? <CalledOff booking={booking} /> : null}
      <Facts booking={booking} />
      <Actions booking={booking} open={open} now={now} />
      {booking.forgotten ? null : <More booking={booking} />}
    </WorkPage>
  )
}

/** Changes after which there is something else to say to who is on the telephone. */
const aloud = new Set(['tijd', 'plek'])

/** Back to where somebody came from. */
function backOf({ bookingId, branch }: DeskBooking, from: string | undefined) {
  if (from === 'vandaag') return { href: dayOf({ vestiging: branch.slug, rij: bookingId }), label: 'Vandaag' }
  return from === 'telefoon'
    ? { href: '/balie/telefoon', label: 'Aan de telefoon' }
    : { href: '/balie/zoek', label: 'Zoek' }
}

function Offer({ booking }: { booking: DeskBooking }) {
  return (
    <section className="note attention">
      <div>
        <p>Er is een plek vrij. Wil de inwoner die?</p>
        <div className="buttons">
          <ButtonForm
            action={acceptAction}
            label="Ja, neemt de plek"
            along={{ bookingId: booking.bookingId }}
            primary
            refusals={acceptRefusals}
          />
          <a className="button" href={`${bookingAt(booking)}/afzeggen`}>
            Nee, van de lijst
          </a>
        </div>
      </div>
    </section>
  )
}

/** It does not go on, and she is still booked: what to say, and the way on. */
function CalledOff({ booking }: { booking: DeskBooking }) {
  return (
    <section className="note attention">
      <div>
        <p>
          “Dit gaat niet door. Dat spijt ons.”{' '}
          {booking.kind === 'consultation' ? 'Kies samen een nieuwe tijd.' : ''}
        </p>
        {booking.kind === 'consultation' ? (
          <div className="buttons">
            <a className="button primary" href={`${bookingAt(booking)}/verzetten`}>
              Kies een andere tijd
            </a>
          </div>
        ) : null}
      </div>
    </section>
  )
}

/** A course that has begun has days to come: its card can still be printed. */
function Actions({ booking, open, now }: { booking: DeskBooking; open: boolean; now: Date }) {
  const has = booking.status === 'booked' && !booking.activityCancelled && booking.endsAt > now
  if (booking.forgotten || !(open || has)) return null
  const at = bookingAt(booking)
  return (
    <div className="buttons">
      <a className={has ? 'button primary' : 'button'} href={`${at}/kaartje`}>
        <Ticket size={20} />
        Kaartje printen
      </a>
      {open && has && booking.kind === 'consultation' ? (
        <a className="button" href={`${at}/verzetten`}>
          Kies een andere tijd
        </a>
      ) : null}
      {open ? (
        <a className="button" href={`${at}/wijzigen`}>
          Wijzig naam of bereiken
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

/** What else there is to do for this resident. */
function More({ booking }: { booking: DeskBooking }) {
  const at = bookingAt(booking)
  const other = new URLSearchParams({ voor: booking.bookingId, vestiging: booking.branch.slug })
  return (
    <>
      <h2>Voor deze inwoner</h2>
      <ul className="desk-ways">
        <li>
          <a href={`/balie/telefoon?${other}`}>Nog een afspraak</a>
        </li>
        <li>
          <a href={`/balie/telefoon?${other}&onderwerp=cursus`}>Een cursus, of op de wachtlijst</a>
        </li>
        <li>
          <a href={`${at}/wat-weten-wij`}>Wat weten wij van mij?</a>
        </li>
        <li>
          <a href={`${at}/wissen`}>Wis de gegevens</a>
        </li>
      </ul>
    </>
  )
}
