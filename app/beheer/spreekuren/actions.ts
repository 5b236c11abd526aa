'use server'

import { staffAction } from '@/app/_shared/action'
import {
  dropExceptionInput,
  endHoursInput,
  exceptionInput,
  hoursInput,
  newHoursInput,
} from '@/lib/planning/input/hours'
import { wanted } from '@/lib/planning/queries/change'
import { hitAt } from '../geraakt/_paths'

export const newHoursAction = staffAction(newHoursInput, wanted, hitAt)
export const changeHoursAction = staffAction(hoursInput, wanted, hitAt)
export const endHoursAction = staffAction(endHoursInput, wanted, hitAt)
export const exceptionAction = staffAction(exceptionInput, wanted, hitAt)
export const dropExceptionAction = staffAction(dropExceptionInput, wanted, hitAt)
