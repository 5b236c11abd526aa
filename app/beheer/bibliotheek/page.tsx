import { CircleCheck, CircleDashed } from 'lucide-react'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { bookable, setupState } from '@/lib/network/queries/setup'
import { laterSteps, type StepState } from '@/lib/network/rules/setup'
import { clock } from '@/lib/tools/clock'
import { carriers } from '@/lib/tools/config'
import { AgendaSaved } from '../geraakt/_saved'
import { NextStep } from './_next'
import {
  addressesPath,
  branchSteps,
  libraryPath,
  logoPath,
  newBranchPath,
  rulesPath,
  stepPaths,
} from './_paths'
import { stepWords } from './_words'

export default async function LibraryPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/bibliotheek')
  const asked = await askedOf(searchParams)
  const [steps, open] = await Promise.all([setupState(who.actor, clock()), bookable(who.actor, clock())])
  const todo = steps.filter(({ done }) => !done)
  const left = todo.filter(({ step }) => !laterSteps.has(step)).length
  return (
    <WorkPage who={who} path={libraryPath} heading="De bibliotheek">
      <AgendaSaved asked={asked} />
      {asked.gelukt === 'bewaard' ? <Notice>Bewaard.</Notice> : null}
      <p className="lead">{standing(left, todo.length > left, open)}</p>
      <NextStep actor={who.actor} primary />
      <ol className="setup">
        {steps.map((one) => (
          <Step key={one.step} {...one} />
        ))}
      </ol>
      <h2>Ook van de bibliotheek</h2>
      <ul className="setup-more">
        <li>
          <a href={logoPath}>Logo</a>: het staat op bladzijden en op papier.
        </li>
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

const noLetters =
  'Er is nog geen mailserver ingesteld: een uitnodiging komt nu niet aan. Vraag eerst wie de site beheert om die in te stellen.'

/** Whether residents can book, and what stands in the way. */
function standing(left: number, later: boolean, { help, courses }: { help: boolean; courses: boolean }) {
  const can = help
    ? 'Inwoners kunnen een afspraak maken.'
    : courses
      ? 'Inwoners kunnen een cursus kiezen.'
      : null
  if (left === 0) {
    const all = can ?? 'Alles is ingevuld. Er zijn nu geen tijden om te boeken.'
    return later ? `${all} Wat hieronder nog open staat, kan later.` : all
  }
  const todo = left === 1 ? 'Er is nog één ding te doen.' : `Er zijn nog ${left} dingen te doen.`
  return `${can ?? 'Inwoners kunnen nog geen afspraak maken. De website zegt dat.'} ${todo}`
}

function Step({ step, done, branches }: StepState) {
  const { title, why } = stepWords[step]
  const of = branchSteps[step]
  return (
    <li className={done ? 'ready' : undefined}>
      {done ? <CircleCheck size={28} /> : <CircleDashed size={28} />}
      <div>
        <h2>
          <a href={stepPaths[step]}>{title}</a>
        </h2>
        <p className="setup-state">{done ? 'Klaar' : laterSteps.has(step) ? 'Kan later' : 'Nog te doen'}</p>
        <p>{why}</p>
        {step === 'colleagues' && !done && !carriers().email ? <p>{noLetters}</p> : null}
        {step === 'branch' && done ? (
          <p>
            <a href={newBranchPath}>Nog een vestiging</a>
          </p>
        ) : null}
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
