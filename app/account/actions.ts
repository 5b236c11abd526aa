'use server'

import { staffAction } from '@/app/_shared/action'
import { inThisSession } from '@/app/_shared/signin'
import { dropFactor } from '@/lib/team/commands/factor'
import { rename } from '@/lib/team/commands/members'
import { eitherInput } from '@/lib/team/input/factor'
import { renameInput } from '@/lib/team/input/members'

export const dropFactorAction = staffAction(eitherInput, inThisSession(dropFactor), () => '/account')
export const renameAction = staffAction(renameInput, rename, () => '/account?naam=1')
