import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { partners } from '@/lib/network/queries/organisations'
import { type Reservation, type Run, reservations, runsToReserve } from '@/lib/places/queries'
import { proposedDay } from '@/lib/places/rules/reservations'
import { clock } from '@/lib/tools/clock'
import { addDays, localDate } from '@/lib/tools/time'
import { First } from '../_first'
import { ReserveForm } from './_form'

const path = '/beheer/plekken'
const { shortDay, dayOfMonth } = dates('nl')
const done: Record<string, string> = {
  bewaard: 'De plekken worden vrijgehouden.',
  ingetrokken: 'De plekken zijn weer voor iedereen.',
}

export default async function ReservationsPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/plekken')
  const { gelukt, wijzig, cursus } = await askedOf(searchParams)
  const now = clock()
  const [standing, runs, organisations] = await Promise.all([
    reservations(who.actor, now),
    runsToReserve(who.actor, now),
    partners(who.actor),
  ])
  const changed = standing.find((one) => String(one.reservationId) === wijzig)
  const chosen = runs.find((run) => String(run.activityId) === cursus)
  const heading = 'Plekken voor partners'
  return (
    <WorkPage who={who} path={path} heading={heading} ownTitle>
      <p>
        Houd plekken in een cursus vrij voor één partner, tot een dag die u kiest. Wat dan over is, is vanzelf
        weer voor iedereen.
      </p>
      {gelukt && Object.hasOwn(done, gelukt) ? <Notice>{done[gelukt]}</Notice> : null}
      {standing.length > 0 ? (
        <Standing standing={standing} />
      ) : (
        <p>Er worden nu geen plekken vrijgehouden.</p>
      )}
      <h2>{changed ? 'Wijzig' : 'Houd plekken vrij'}</h2>
      {organisations.length === 0 || runs.length === 0 ? (
        <First of={organisations.length === 0 ? 'partner' : 'run'} />
      ) : (
        <ReserveForm
          key={changed?.reservationId ?? 'new'}
          title={heading}
          runs={runs.map(runOption)}
          partners={organisations.map(({ id, name }) => ({ value: String(id), label: name }))}
          filled={filledFor(changed, chosen, now)}
          firstDay={addDays(localDate(now), 1)}
          button={changed ? 'Bewaar' : 'Houd vrij'}
        />
      )}
    </WorkPage>
  )
}

function filledFor(
  changed: Reservation | undefined,
  chosen: Run | undefined,
  now: Date,
): Record<string, string> {
  if (changed)
    return {
      activityId: String(changed.activityId),
      partnerId: String(changed.partnerId),
      places: String(changed.places),
      untilDay: localDate(changed.until),
    }
  return chosen ? { activityId: String(chosen.activityId), untilDay: proposedDay(chosen.startsAt, now) } : {}
}

function runOption(run: Run) {
  const free = run.free === 1 ? '1 plek vrij' : `${run.free} plekken vrij`
  const label = `${run.title}, ${run.branchName}, ${dayOfMonth(run.startsAt)} (${free})`
  return { value: String(run.activityId), label }
}

function Standing({ standing }: { standing: Reservation[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Cursus</th>
          <th scope="col">Partner</th>
          <th scope="col">Plekken</th>
          <th scope="col">Tot</th>
          <th scope="col">
            <span className="hidden">Wijzigen</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {standing.map((one) => (
          <tr key={one.reservationId}>
            <th scope="row">
              {one.title}
              <small>
                {one.branchName}, vanaf {shortDay(one.startsAt)}
              </small>
            </th>
            <td>{one.partnerName}</td>
            <td>
              {one.places} {one.places === 1 ? 'plek' : 'plekken'}
              <small>{one.used === 0 ? 'nog niemand aangemeld' : `${one.used} aangemeld`}</small>
            </td>
            <td data-label="Tot">
              {dayOfMonth(one.until)}
              {one.over ? <small>voorbij: de rest is voor iedereen</small> : null}
            </td>
            <td>
              <div className="row-actions">
                <a href={`${path}?wijzig=${one.reservationId}`}>
                  Wijzig<span className="hidden"> {aboutOf(one)}</span>
                </a>
                <a href={`${path}/${one.reservationId}/intrekken`}>
                  Trek in<span className="hidden"> {aboutOf(one)}</span>
                </a>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function aboutOf(one: Reservation): string {
  return `plekken voor ${one.partnerName} in ${one.title}, ${one.branchName}`
}
