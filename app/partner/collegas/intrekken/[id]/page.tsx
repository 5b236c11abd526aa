import type { One } from '@/app/_shared/one-person'
import { Withdraw } from '@/app/_shared/ui/leaving'
import { WorkPage } from '@/app/_shared/ui/work'
import { back, oneInvited } from '../../_one'
import { withdrawInvitationAction } from '../../actions'

export default async function WithdrawPage(props: One) {
  const { who, invited } = await oneInvited(props)
  return (
    <WorkPage
      who={who}
      path={`${back.href}/intrekken/${invited.invitationId}`}
      heading={`De uitnodiging van ${invited.name} intrekken?`}
      back={back}
    >
      <Withdraw action={withdrawInvitationAction} list={back.href} invited={invited} />
    </WorkPage>
  )
}
