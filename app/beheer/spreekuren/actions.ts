'use server'

import { staffAction } from '@/app/_shared/action'
import {
  dropExceptionInput,
  endHoursInput,
  exceptionInput,
  hoursInput,
  newHoursInput,
} from '@/lib/planning/input/hours'
import { want } from '@/lib/planning/queries/change'
import { hitAt } from '../geraakt/_paths'

export const wantNewHoursAction = staffAction(newHoursInput, want, hitAt)
export const wantHoursAction = staffAction(hoursInput, want, hitAt)
export const wantHoursEndAction = staffAction(endHoursInput, want, hitAt)
export const wantExceptionAction = staffAction(exceptionInput, want, hitAt)
export const wantNoExceptionAction = staffAction(dropExceptionInput, want, hitAt)
