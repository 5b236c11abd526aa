'use server'

import { staffAction } from '@/app/_shared/action'
import { resetFactor } from '@/lib/team/commands/factor'
import { inviteColleague, withdrawInvitation } from '@/lib/team/commands/invitations'
import { deactivate, letBack } from '@/lib/team/commands/members'
import { colleagueInput, invitationInput } from '@/lib/team/input/invitations'
import { memberInput } from '@/lib/team/input/members'

const page = '/partner/collegas'

export const inviteColleagueAction = staffAction(
  colleagueInput,
  inviteColleague,
  () => `${page}?gedaan=uitgenodigd`,
)
export const withdrawInvitationAction = staffAction(
  invitationInput,
  withdrawInvitation,
  () => `${page}?gedaan=ingetrokken`,
)
export const deactivateAction = staffAction(memberInput, deactivate, () => `${page}?gedaan=weg`)
export const letBackAction = staffAction(memberInput, letBack, () => `${page}?gedaan=terug`)
export const resetFactorAction = staffAction(
  memberInput,
  resetFactor,
  (done) => `${page}?gedaan=${done === 'done' ? 'vervallen' : 'gevraagd'}`,
)
