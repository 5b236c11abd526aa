import { notFound } from 'next/navigation'
import type { One } from '@/app/_shared/one-person'
import { ResetStep, resetHeading } from '@/app/_shared/ui/leaving'
import { WorkPage } from '@/app/_shared/ui/work'
import { back, oneMember } from '../../_one'
import { resetFactorAction } from '../../actions'

export default async function ResetStepPage(props: One) {
  const { who, now, leaving } = await oneMember(props)
  const self = who.actor.userId
  if (!leaving.hasFactor || leaving.userId === self) notFound()
  return (
    <WorkPage
      who={who}
      path={`${back.href}/${leaving.memberId}/tweede-stap`}
      heading={resetHeading(leaving)}
      back={back}
    >
      <ResetStep action={resetFactorAction} list={back.href} {...{ leaving, self, now }} />
    </WorkPage>
  )
}
