import type { ReactNode } from 'react'
import { QuestionPost } from '@/app/_shared/questions/post'
import { signOutAction } from '@/app/inloggen/actions'
import type { Present } from '@/lib/team/queries/sessions'
import { WARN_MINUTES } from '@/lib/team/rules/sessions'
import { may } from '@/lib/tools/access'
import { carriers } from '@/lib/tools/config'
import { ButtonForm } from '../forms/button-form'
import { Carried } from '../forms/carrying'
import { Cover } from './cover'
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

/** A page of the desk with all that goes around it: the way out, the warning, the cover over names, the telephone. */
export function WorkPage({ who, children, ...props }: Props) {
  const { idleMinutes, busy } = who
  const signOut = <ButtonForm action={signOutAction} label="Afmelden" />
  return (
    <Desk
      {...props}
      worker={who}
      signOut={may(who.actor, 'desk.work') ? <QuestionPost>{signOut}</QuestionPost> : signOut}
      idle={
        <>
          <Idle minutes={idleMinutes} warnMinutes={Math.min(WARN_MINUTES, idleMinutes / 2)} busy={busy} />
          {who.actor.kind === 'staff' ? <Cover /> : null}
        </>
      }
    >
      <Carried can={carriers()}>{children}</Carried>
    </Desk>
  )
}
