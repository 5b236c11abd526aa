'use server'

import { staffAction } from '@/app/_shared/action'
import { resetFactor } from '@/lib/factor/commands'
import { inviteColleague, withdrawInvitation } from '@/lib/invitations/commands'
import { colleagueInput, invitationInput } from '@/lib/invitations/input'
import { deactivate } from '@/lib/members/commands'
import { memberInput } from '@/lib/members/input'

const page = '/partner/colleagues'

export const inviteAction = staffAction(colleagueInput, inviteColleague, () => `${page}?gedaan=uitgenodigd`)
export const withdrawAction = staffAction(
  invitationInput,
  withdrawInvitation,
  () => `${page}?gedaan=ingetrokken`,
)
export const deactivateAction = staffAction(memberInput, deactivate, () => `${page}?gedaan=weg`)
export const resetFactorAction = staffAction(
  memberInput,
  resetFactor,
  (done) => `${page}?gedaan=${done === 'done' ? 'vervallen' : 'gevraagd'}`,
)
