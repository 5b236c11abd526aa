'use server'

import { doorAction } from '@/app/_shared/action'
import { letIn } from '@/app/_shared/signin'
import { joinDemo } from '@/lib/team/commands/signin'
import { demoInput } from '@/lib/team/input/signin'

export const joinDemoAction = doorAction(demoInput, letIn(joinDemo), (way) => way)
