import type { One } from '@/app/_shared/one-person'
import { Leave, leavingHeading } from '@/app/_shared/ui/leaving'
import { WorkPage } from '@/app/_shared/ui/work'
import { back, oneMember } from '../../_one'
import { deactivateAction } from '../../actions'

export default async function LeavePage(props: One) {
  const { who, now, leaving } = await oneMember(props)
  const self = who.actor.userId
  return (
    <WorkPage
      who={who}
      path={`${back.href}/${leaving.memberId}/weg`}
      heading={leavingHeading(leaving, self)}
      back={back}
    >
      <Leave action={deactivateAction} list={back.href} {...{ leaving, self, now }} />
    </WorkPage>
  )
}
