import { setupState } from '@/lib/network/queries/setup'
import { nextStep } from '@/lib/network/rules/setup'
import { type Actor, may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { branchSteps, stepAt } from './_paths'
import { stepWords } from './_words'

type Props = { actor: Actor; primary?: boolean }

/** The way on to the first thing that a library which is setting up has not done yet; nothing when all is done. */
export async function NextStep({ actor, primary = false }: Props) {
  if (!may(actor, 'library.set')) return null
  const next = nextStep(await setupState(actor, clock()))
  if (!next) return null
  const branch = branchSteps[next.step] ? next.branches[0] : undefined
  const { title } = stepWords[next.step]
  return (
    <p className="buttons">
      <a className={primary ? 'button primary' : 'button'} href={stepAt(next)}>
        {branch ? `Verder: ${title.toLowerCase()} van ${branch.name}` : `Verder: ${title.toLowerCase()}`}
      </a>
    </p>
  )
}
