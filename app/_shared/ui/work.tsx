import type { ReactNode } from 'react'
import { signOutAction } from '@/app/inloggen/actions'
import type { Present } from '@/lib/team/queries/sessions'
import { WARN_MINUTES } from '@/lib/team/rules/sessions'
import { ButtonForm } from '../forms/button-form'
import { Desk } from './desk'
import { Idle } from './idle'

type Props = {
  /** Who is at work: the answer of `workerHere`. */
  who: Present
  path: string
  heading: ReactNode
  title?: string
  back?: { href: string; label: string }
  ownTitle?: boolean
  children: ReactNode
}

/** A page of the desk with all that goes around it: the way out, the warning, the telephone. */
export function WorkPage({ who, children, ...props }: Props) {
  const { idleMinutes, busy } = who
  return (
    <Desk
      {...props}
      worker={who}
      signOut={<ButtonForm action={signOutAction} label="Afmelden" />}
      idle={<Idle minutes={idleMinutes} warnMinutes={Math.min(WARN_MINUTES, idleMinutes / 2)} busy={busy} />}
    >
      {children}
    </Desk>
  )
}
