'use server'

import { staffAction } from '@/app/_shared/action'
import { resetFactor } from '@/lib/factor/commands'
import { invite, withdrawInvitation } from '@/lib/invitations/commands'
import { invitationInput, inviteInput } from '@/lib/invitations/input'
import { deactivate, fillInPromise } from '@/lib/members/commands'
import { memberInput, promiseInput } from '@/lib/members/input'

export const inviteAction = staffAction(inviteInput, invite, () => '/manage/people?gedaan=uitgenodigd')
export const withdrawAction = staffAction(
  invitationInput,
  withdrawInvitation,
  () => '/manage/people?gedaan=ingetrokken',
)
export const deactivateAction = staffAction(memberInput, deactivate, () => '/manage/people?gedaan=weg')
export const promiseAction = staffAction(promiseInput, fillInPromise, () => '/manage/people?gedaan=belofte')
export const resetFactorAction = staffAction(
  memberInput,
  resetFactor,
  (done) => `/manage/people?gedaan=${done === 'done' ? 'vervallen' : 'gevraagd'}`,
)
