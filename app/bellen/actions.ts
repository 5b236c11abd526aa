'use server'

import { staffAction } from '@/app/_shared/action'
import { finishCall } from '@/lib/notices/commands/calls'
import { callInput } from '@/lib/notices/input'

export const finishCallAction = staffAction(callInput, finishCall, () => '/bellen?gedaan=1')
