import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { trainersToBind } from '@/lib/attendance/queries/trainers'
import type { RunKept } from '@/lib/planning/queries/runs'
import { enrolWish } from '@/lib/planning/rules/runs'
import { clock } from '@/lib/tools/clock'
import { runAt } from '../../_paths'
import { backTo, runHere } from '../_run'
import { SetRunForm } from './_form'

export default async function SetRunPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await workerHere('/beheer/cursussen')
  const now = clock()
  const run = await runHere(who.actor, params, now)
  const trainers = await trainersToBind(who.actor, now)
  const heading = `Wijzig ${run.title}`
  return (
    <WorkPage who={who} path={runAt(run.activityId, 'wijzig')} heading={heading} back={backTo(run)} ownTitle>
      <SetRunForm
        title={heading}
        activityId={String(run.activityId)}
        // Who gives it now stands there too, so that nobody is taken off unseen.
        trainers={[...new Map([...trainers, ...run.trainers].map((one) => [one.userId, one])).values()]}
        saved={savedOf(run)}
      />
    </WorkPage>
  )
}

function savedOf({ title, languages, trainers, enrolUntil, startsAt }: RunKept): Record<string, string> {
  const ticks = [
    ...languages.map((code) => `language.${code}`),
    ...trainers.map(({ userId }) => `trainer.${userId}`),
  ]
  return {
    title,
    ...Object.fromEntries(ticks.map((name) => [name, 'yes'])),
    ...enrolWish(enrolUntil, startsAt),
  }
}
