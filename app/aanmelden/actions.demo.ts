'use server'

import { doorAction } from '@/app/_shared/action'
import { letIn } from '@/app/_shared/signin'
import { joinDemo } from '@/lib/signin/commands'
import { demoInput } from '@/lib/signin/input'

export const joinDemoAction = doorAction(demoInput, letIn(joinDemo), (way) => way)
