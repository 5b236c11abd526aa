import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import {
  type RunWithTrainers,
  runsWithTrainers,
  type Trainer,
  trainersToBind,
} from '@/lib/attendance/queries/trainers'
import { clock } from '@/lib/tools/clock'
import { BindForm } from './_form'
import { unbindTrainerAction } from './actions'

const { dayOfMonth } = dates('nl')
const done: Record<string, string> = {
  erbij: 'De docent ziet nu de lessen van deze cursus.',
  eraf: 'De docent ziet deze cursus niet meer.',
}

export default async function TrainersPage({ searchParams }: Asked) {
  const who = await workerHere('/lessen/docenten')
  const { gelukt } = await askedOf(searchParams)
  const now = clock()
  const [runs, trainers] = await Promise.all([
    runsWithTrainers(who.actor, now),
    trainersToBind(who.actor, now),
  ])
  return (
    <WorkPage
      who={who}
      path="/lessen/docenten"
      heading="Wie geeft welke cursus?"
      back={{ href: '/lessen', label: 'Lessen' }}
    >
      <p>
        Een docent ziet alleen de mensen van de eigen cursussen: de naam, de taal en of iemand een laptop wil
        lenen. Een vrijwilliger staat hier pas na de belofte van geheimhouding.
      </p>
      {gelukt && Object.hasOwn(done, gelukt) ? <Notice>{done[gelukt]}</Notice> : null}
      {trainers.length === 0 ? (
        <p>
          Er is nog geen docent. Nodig eerst iemand uit bij <a href="/beheer/mensen">Mensen</a>.
        </p>
      ) : null}
      <ul className="people">
        {runs.map((run) => (
          <li key={run.activityId} id={`reeks-${run.activityId}`}>
            <Run run={run} trainers={trainers} />
          </li>
        ))}
      </ul>
    </WorkPage>
  )
}

/** From which day until which; a single day once. */
function periodOf({ startsAt, endsAt }: RunWithTrainers): string {
  const days = [...new Set([dayOfMonth(startsAt), dayOfMonth(endsAt)])]
  return days.join(' tot en met ')
}

function Run({ run, trainers }: { run: RunWithTrainers; trainers: Trainer[] }) {
  const about = `${run.title}, ${run.branchName}, vanaf ${dayOfMonth(run.startsAt)}`
  const others = trainers.filter(({ userId }) => !run.trainers.some((one) => one.userId === userId))
  const along = { activityId: String(run.activityId) }
  return (
    <>
      <div>
        <h2>{run.title}</h2>
        <p>
          {run.branchName} · {periodOf(run)}
        </p>
        {run.trainers.length === 0 ? <p>Nog geen docent.</p> : null}
        <ul className="run-trainers">
          {run.trainers.map(({ userId, name }) => (
            <li key={userId}>
              <bdi translate="no">{name}</bdi>
              <ButtonForm
                action={unbindTrainerAction}
                label="Haal eraf"
                about={`(${name}, ${about})`}
                along={{ ...along, userId }}
                refusals={{ unknown: 'Deze docent geeft de cursus al niet meer.' }}
              />
            </li>
          ))}
        </ul>
      </div>
      {others.length > 0 ? (
        <div className="person-actions">
          <BindForm activityId={run.activityId} about={about} trainers={others} />
        </div>
      ) : null}
    </>
  )
}
