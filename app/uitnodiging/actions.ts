'use server'

import { doorAction } from '@/app/_shared/action'
import { letIn } from '@/app/_shared/signin'
import { acceptInvitation } from '@/lib/signin/commands'
import { keyInput } from '@/lib/signin/input'

export const acceptAction = doorAction(keyInput, letIn(acceptInvitation), (way) => way)
