import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { directionOf, type Language } from '@/app/_shared/language'
import { workerHere } from '@/app/_shared/session'
import { Card } from '@/app/_shared/ui/card'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { type DeskBooking, deskBooking } from '@/lib/bookings/queries/desk'
import { sameName } from '@/lib/bookings/queries/same-name'
import { clock } from '@/lib/tools/clock'
import { templatesOf, unbroken, whenAloud } from '../../_aloud'
import { bookingAt, isId } from '../../_booking-paths'
import { languageWords } from '../../_booking-words'
import { sayAloud } from '../../_saying'
import { sameNameWords } from '../_words'

export default async function MadePage({ searchParams }: Asked) {
  const who = await workerHere('/balie/telefoon')
  const { boeking } = await askedOf(searchParams)
  const now = clock()
  const booking = isId(boeking)
    ? await deskBooking(who.actor, { bookingId: boeking, from: 'phone' }, now)
    : null
  if (!booking) notFound()
  const { activityId, name, bookingId: except } = booking
  const same = name ? await sameName(who.actor, { activityId, name, except }, now) : null
  const twice = sameNameWords(same?.ok ? same.value : undefined)
  const card = booking.contactWay === 'card'
  return (
    <WorkPage
      who={who}
      path="/balie/telefoon/gemaakt"
      heading={headingOf(booking)}
      back={{ href: '/balie/telefoon', label: 'Aan de telefoon' }}
    >
      {twice ? (
        <p className="note attention">
          <span>
            {twice} <a href="/balie/zoek">Zoek het op</a>
          </span>
        </p>
      ) : null}
      <section className="aloud said" aria-labelledby="lees-voor">
        <h2 id="lees-voor">Lees voor</h2>
        <Aloud booking={booking} language="nl" />
        {booking.language === 'nl' ? null : (
          <>
            <h3>{languageWords[booking.language]}</h3>
            <Aloud booking={booking} language={booking.language} />
          </>
        )}
      </section>
      <p className="buttons">
        <a className={card ? 'button' : 'button primary'} href="/balie/telefoon">
          Volgend gesprek
        </a>
        <a className="button" href={bookingAt(booking, 'telefoon')}>
          Bekijk of wijzig
        </a>
      </p>
      <h2>Kaartje</h2>
      <PrintButton label="Print het kaartje" aside={!card} />
      <Card facts={booking} language={booking.language} />
    </WorkPage>
  )
}

function headingOf({ status, placeInLine, kind }: DeskBooking): string {
  if (status === 'waiting') return `Op de wachtlijst, nummer ${placeInLine}`
  return kind === 'course' ? 'De inwoner is aangemeld' : 'De afspraak is gemaakt'
}

/** All of it in one language, sentence by sentence. */
function Aloud({ booking, language }: { booking: DeskBooking; language: Language }) {
  const { kind, status, contactOf, contactWay: way, branch, title, name, code, placeInLine } = booking
  const about = { kind, way, waiting: status === 'waiting', other: contactOf === 'helper' }
  const said = sayAloud(templatesOf(language), about, {
    ...{ name, code, title: title ?? '', branch: branch.name, phone: unbroken(branch.phone) },
    when: whenAloud(booking.startsAt, language),
    place: placeInLine ?? undefined,
  })
  return (
    <ul className="sentences" lang={language} dir={directionOf(language)}>
      {said.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
