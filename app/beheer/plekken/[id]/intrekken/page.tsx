import { notFound } from 'next/navigation'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { WorkPage } from '@/app/_shared/ui/work'
import { reservations } from '@/lib/places/queries'
import { clock } from '@/lib/tools/clock'
import { withdrawReservationAction } from '../../actions'

const back = { href: '/beheer/plekken', label: 'Plekken voor partners' }
const { shortDay } = dates('nl')

export default async function WithdrawPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await workerHere('/beheer/plekken')
  const { id } = await params
  const kept = (await reservations(who.actor, clock())).find((one) => String(one.reservationId) === id)
  if (!kept) notFound()
  const { reservationId, places, used, partnerName, title, branchName, startsAt } = kept
  return (
    <WorkPage
      who={who}
      path={`${back.href}/${reservationId}/intrekken`}
      heading={`De plekken voor ${partnerName} intrekken?`}
      back={back}
    >
      <p className="lead">
        {places === 1 ? '1 plek' : `${places} plekken`} voor {partnerName} in {title}, {branchName}, vanaf{' '}
        {shortDay(startsAt)}.
      </p>
      <ul>
        <li>Wat over is, is meteen voor iedereen. Wie op de wachtlijst staat, krijgt de plek aangeboden.</li>
        {used > 0 ? (
          <li>
            {used === 1 ? 'Wie al is aangemeld, houdt' : `De ${used} die al zijn aangemeld, houden`} de plek.
          </li>
        ) : null}
        <li>Dit kan niet ongedaan worden gemaakt als iemand anders de plek neemt.</li>
      </ul>
      <div className="buttons">
        <div className="harm">
          <ButtonForm
            action={withdrawReservationAction}
            label="Ja, trek in"
            along={{ reservationId: String(reservationId) }}
          />
        </div>
        <a className="button" href={back.href}>
          Nee, laat het zo
        </a>
      </div>
    </WorkPage>
  )
}
