import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { dayWords, persons } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { type LessonToday, lessonsToday, type RunKept, runsKept } from '@/lib/planning/queries/runs'
import { clock } from '@/lib/tools/clock'
import { lessonsAt, newRunPath, offerPath, runAt, runsPath } from './_paths'
import { Stands } from './_stands'
import { takenWords } from './_words'

const { time, shortDay } = dates('nl')

export default async function RunsPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/cursussen')
  const now = clock()
  await askedOf(searchParams)
  const [today, runs] = await Promise.all([lessonsToday(who.actor, now), runsKept(who.actor, now)])
  const isOver = ({ standing }: RunKept) => standing === 'ended' || standing === 'called_off'
  const [coming, over] = [runs.filter((one) => !isOver(one)), runs.filter(isOver)]
  return (
    <WorkPage who={who} path={runsPath} heading="Cursussen">
      <div className="buttons">
        <a className="button primary" href={newRunPath}>
          Nieuwe reeks
        </a>
        <a className="button" href={offerPath}>
          Welke cursussen geven wij?
        </a>
      </div>
      {today.length > 0 ? <Today lessons={today} /> : null}
      <h2>Reeksen</h2>
      {coming.length > 0 ? (
        <Runs runs={coming} now={now} />
      ) : (
        <p>Er is nu geen reeks. Maak een nieuwe, of neem een eerdere over.</p>
      )}
      {over.length > 0 ? (
        <details className="fold">
          <summary>Voorbij of afgelast ({over.length})</summary>
          <Runs runs={over} now={now} />
        </details>
      ) : null}
    </WorkPage>
  )
}

/** The lessons that still have to begin today: in the morning somebody is ill. */
function Today({ lessons }: { lessons: LessonToday[] }) {
  return (
    <section>
      <h2>Vandaag</h2>
      <ul className="people">
        {lessons.map((one) => (
          <li key={one.meetingId}>
            <div>
              <h3>
                {time(one.startsAt)} {one.title}
              </h3>
              <p>
                {one.branchName} · les {one.number} · {persons(one.booked)}
              </p>
            </div>
            <div className="person-actions">
              <a
                className="button"
                href={lessonsAt(one.activityId, [{ meetingId: one.meetingId, way: 'off' }])}
              >
                Les gaat niet door
                <span className="hidden">{` (${one.title}, ${one.branchName})`}</span>
              </a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Runs({ runs, now }: { runs: RunKept[]; now: Date }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Cursus</th>
          <th scope="col">Waar</th>
          <th scope="col">Volgende les</th>
          <th scope="col">Plekken</th>
          <th scope="col">Docent</th>
          <th scope="col">Stand</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.activityId}>
            <th scope="row">
              <a href={runAt(run.activityId)}>{run.title}</a>
            </th>
            <td data-label="Waar">{run.branchName}</td>
            <td data-label="Volgende les">
              {run.nextAt ? dayWords(run.nextAt, now) : `laatste was ${shortDay(run.endsAt)}`}
            </td>
            <td data-label="Plekken">{takenWords(run)}</td>
            <td data-label="Docent">{run.trainers.map(({ name }) => name).join(', ') || 'nog niemand'}</td>
            <td data-label="Stand">
              <Stands run={run} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
