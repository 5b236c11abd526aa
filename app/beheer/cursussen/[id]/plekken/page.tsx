import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { persons } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { peopleInRun } from '@/lib/rescheduling/queries/runs'
import { clock } from '@/lib/tools/clock'
import { runAt } from '../../_paths'
import { takenWords } from '../../_words'
import { InRunTable } from '../_people'
import { backTo, runHere } from '../_run'
import { PlacesForm } from './_form'

const { day } = dates('nl')

export default async function PlacesPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await workerHere('/beheer/cursussen')
  const now = clock()
  const run = await runHere(who.actor, params, now)
  const people = await peopleInRun(who.actor, run.activityId, now)
  const heading = `Plekken in ${run.title}`
  const waiting = people.filter(({ status }) => status === 'waiting').length
  return (
    <WorkPage who={who} path={runAt(run.activityId, 'plekken')} heading={heading} back={backTo(run)} ownTitle>
      <p className="lead">
        {run.branchName}, vanaf {day(run.startsAt)}. Bezet: {takenWords(run)}.
      </p>
      <p>
        Meer plekken? Dan horen de eersten op de wachtlijst meteen dat er een plek is
        {waiting > 0 ? `: er ${waiting === 1 ? 'wacht' : 'wachten'} nu ${persons(waiting)}.` : '.'} Minder
        plekken? Eerst gaan de lege weg.
      </p>
      <PlacesForm title={heading} activityId={String(run.activityId)} places={String(run.places)} />
      <h2>Wie zit erin?</h2>
      {people.length > 0 ? <InRunTable people={people} /> : <p>Er staat nog niemand in.</p>}
    </WorkPage>
  )
}
