'use server'

import { staffAction } from '@/app/_shared/action'
import { chooseWorkPage } from '@/app/_shared/doors'
import { inThisSession } from '@/app/_shared/signin'
import { dropFactor } from '@/lib/team/commands/factor'
import { rename } from '@/lib/team/commands/members'
import { chooseWork } from '@/lib/team/commands/sessions'
import { eitherInput } from '@/lib/team/input/factor'
import { memberInput, renameInput } from '@/lib/team/input/members'

export const chooseWorkAction = staffAction(
  memberInput,
  inThisSession(chooseWork),
  (_, form) => `${chooseWorkPage}?${new URLSearchParams({ gekozen: '1', terug: form.terug ?? '' })}`,
)
export const dropFactorAction = staffAction(eitherInput, inThisSession(dropFactor), () => '/account')
export const renameAction = staffAction(renameInput, rename, () => '/account?naam=1')
