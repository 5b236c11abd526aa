'use server'

import { staffAction } from '@/app/_shared/action'
import { resetFactor } from '@/lib/team/commands/factor'
import { invite, withdrawInvitation } from '@/lib/team/commands/invitations'
import { deactivate, fillInPromise, letBack } from '@/lib/team/commands/members'
import { invitationInput, inviteInput } from '@/lib/team/input/invitations'
import { memberInput, promiseInput } from '@/lib/team/input/members'

export const inviteAction = staffAction(inviteInput, invite, () => '/beheer/mensen?gedaan=uitgenodigd')
export const withdrawInvitationAction = staffAction(
  invitationInput,
  withdrawInvitation,
  () => '/beheer/mensen?gedaan=ingetrokken',
)
export const deactivateAction = staffAction(memberInput, deactivate, () => '/beheer/mensen?gedaan=weg')
export const letBackAction = staffAction(memberInput, letBack, () => '/beheer/mensen?gedaan=terug')
export const fillInPromiseAction = staffAction(
  promiseInput,
  fillInPromise,
  () => '/beheer/mensen?gedaan=belofte',
)
export const resetFactorAction = staffAction(
  memberInput,
  resetFactor,
  (done) => `/beheer/mensen?gedaan=${done === 'done' ? 'vervallen' : 'gevraagd'}`,
)
