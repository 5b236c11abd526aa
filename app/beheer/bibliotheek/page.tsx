import { CircleCheck, CircleDashed } from 'lucide-react'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { bookable, setupState } from '@/lib/network/queries/setup'
import type { SetupStep, StepState } from '@/lib/network/rules/setup'
import { clock } from '@/lib/tools/clock'
import {
  addressesPath,
  branchAt,
  branchesPath,
  detailsPath,
  hoursAt,
  libraryPath,
  rulesPath,
  townsPath,
} from './_paths'
import { stepWords } from './_words'

export default async function LibraryPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/bibliotheek')
  const { gelukt } = await askedOf(searchParams)
  const [steps, open] = await Promise.all([setupState(who.actor, clock()), bookable(who.actor, clock())])
  const left = steps.filter(({ done }) => !done).length
  return (
    <WorkPage who={who} path={libraryPath} heading="De bibliotheek">
      {gelukt === 'bewaard' ? <Notice>Bewaard.</Notice> : null}
      <p className="lead">{standing(left, open)}</p>
      <ol className="setup">
        {steps.map((one) => (
          <Step key={one.step} {...one} />
        ))}
      </ol>
      <h2>Ook van de bibliotheek</h2>
      <ul className="setup-more">
        <li>
          <a href={rulesPath}>Bellen en boeken</a>: wanneer u belt, en hoe ver vooruit inwoners kunnen boeken.
        </li>
        <li>
          <a href={addressesPath}>Internet van de bibliotheek</a>: vanaf welke plekken u zelf mensen helpt met
          boeken.
        </li>
        <li>
          <a href="/beheer/gesloten">Gesloten dagen</a>: feestdagen, schoolvakanties en dagen dat u dicht
          bent.
        </li>
        <li>
          <a href="/beheer/onderwerpen">Onderwerpen</a>: wat het meest gevraagd wordt aan de balie.
        </li>
      </ul>
    </WorkPage>
  )
}

/** Whether residents can book, and what stands in the way. */
function standing(left: number, { help, courses }: { help: boolean; courses: boolean }): string {
  const can = help
    ? 'Inwoners kunnen een afspraak maken.'
    : courses
      ? 'Inwoners kunnen een cursus kiezen.'
      : null
  if (left === 0) return can ?? 'Alles is ingevuld. Er zijn nu geen tijden om te boeken.'
  const todo = left === 1 ? 'Er is nog één ding te doen.' : `Er zijn nog ${left} dingen te doen.`
  return `${can ?? 'Inwoners kunnen nog geen afspraak maken. De website zegt dat.'} ${todo}`
}

const where: Record<SetupStep, string> = {
  library: detailsPath,
  municipality: townsPath,
  branch: branchesPath,
  address: branchesPath,
  opening_hours: branchesPath,
  consultation_hours: '/beheer/spreekuren',
  colleagues: '/beheer/mensen',
}
/** Where a step is done for one branch; a new branch is made of all of them. */
const whereOf: Partial<Record<SetupStep, (branchId: number) => string>> = {
  address: (branchId) => `${branchAt(branchId)}/wijzig`,
  opening_hours: hoursAt,
}

function Step({ step, done, branches }: StepState) {
  const { title, why } = stepWords[step]
  const of = whereOf[step]
  return (
    <li className={done ? 'ready' : undefined}>
      {done ? <CircleCheck size={28} /> : <CircleDashed size={28} />}
      <div>
        <h2>
          <a href={where[step]}>{title}</a>
        </h2>
        <p className="setup-state">{done ? 'Klaar' : 'Nog te doen'}</p>
        <p>{why}</p>
        {of && branches.length > 0 ? (
          <ul>
            {branches.map(({ id, name }) => (
              <li key={id}>
                Nog niet van{' '}
                <a href={of(id)} translate="no">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  )
}
