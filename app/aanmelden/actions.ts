'use server'

import { doorAction, stepAction } from '@/app/_shared/action'
import { letIn, lettingGo } from '@/app/_shared/signin'
import { joinDemo, signOut } from '@/lib/signin/commands'
import { buttonInput, demoInput } from '@/lib/signin/input'

export const joinDemoAction = doorAction(demoInput, letIn(joinDemo), (way) => way)
export const signOutAction = stepAction(buttonInput, lettingGo(signOut), () => '/aanmelden?uit=1')
