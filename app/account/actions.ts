'use server'

import { staffAction } from '@/app/_shared/action'
import { inThisSession } from '@/app/_shared/signin'
import { dropFactor } from '@/lib/factor/commands'
import { eitherInput } from '@/lib/factor/input'
import { rename } from '@/lib/members/commands'
import { renameInput } from '@/lib/members/input'

export const dropFactorAction = staffAction(eitherInput, inThisSession(dropFactor), () => '/account')
export const renameAction = staffAction(renameInput, rename, () => '/account?naam=1')
