import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Card } from '@/app/_shared/ui/card'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { type DeskBooking, deskBooking } from '@/lib/bookings/queries/desk'
import { sameName } from '@/lib/bookings/queries/same-name'
import { libraryLogo } from '@/lib/network/queries/house-style'
import { clock } from '@/lib/tools/clock'
import { bookingAt, isId } from '../../_booking-paths'
import { branchHere } from '../../_branch'
import { questionOf } from '../../_paths'
import { ReadBack } from '../../_read-aloud'
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
  const topic = booking.kind === 'course' ? 'cursus' : booking.topic
  // A question counts where it was asked, not where somebody is going to come.
  const here = (await branchHere(undefined))?.slug ?? booking.branch.slug
  const counted = questionOf(here, { onderwerp: topic, via: 'telephone' })
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
      <ReadBack booking={booking} />
      <p className="buttons">
        <a className={card ? 'button' : 'button primary'} href="/balie/telefoon">
          Volgend gesprek
        </a>
        <a className="button" href={counted}>
          Tel de vraag
        </a>
        <a className="button" href={bookingAt(booking, 'telefoon')}>
          Bekijk of wijzig
        </a>
      </p>
      <h2>Kaartje</h2>
      <PrintButton label="Print het kaartje" aside={!card} />
      <Card facts={booking} language={booking.language} logo={await libraryLogo(who.actor)} />
    </WorkPage>
  )
}

function headingOf({ status, placeInLine, kind }: DeskBooking): string {
  if (status === 'waiting') return `Op de wachtlijst, nummer ${placeInLine}`
  return kind === 'course' ? 'De inwoner is aangemeld' : 'De afspraak is gemaakt'
}
