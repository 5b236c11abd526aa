import type { ReactNode } from 'react'
import { setupState } from '@/lib/network/queries/setup'
import { laterSteps, nextStep, type SetupStep } from '@/lib/network/rules/setup'
import { type Actor, may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { branchSteps, stepAt } from './_paths'
import { stepWords } from './_words'

type Props = {
  actor: Actor
  /** It is what is done next on this page. */
  primary?: boolean
  /** The step where somebody is already: that is no way on. */
  here?: SetupStep
  /** What else can be done next, in the same row. */
  children?: ReactNode
}

/** The way on to the first thing that a library which is setting up has not done yet; nothing when all is done. */
export async function NextStep({ actor, primary = false, here, children }: Props) {
  const next = may(actor, 'library.set') ? nextStep(await setupState(actor, clock()), here) : null
  if (!next) return children ? <p className="buttons">{children}</p> : null
  const branch = branchSteps[next.step] ? next.branches[0] : undefined
  const { title } = stepWords[next.step]
  return (
    <p className="buttons">
      <a className={primary && !laterSteps.has(next.step) ? 'button primary' : 'button'} href={stepAt(next)}>
        {branch ? `Verder: ${title.toLowerCase()} van ${branch.name}` : `Verder: ${title.toLowerCase()}`}
      </a>
      {children}
    </p>
  )
}
