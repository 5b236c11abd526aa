'use server'

import { staffAction } from '@/app/_shared/action'
import { finishCall } from '@/lib/calls/commands'
import { callInput } from '@/lib/calls/input'

export const finishCallAction = staffAction(callInput, finishCall, () => '/manage/calls?gedaan=1')
