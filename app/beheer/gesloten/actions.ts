'use server'

import { staffAction } from '@/app/_shared/action'
import { growingAction } from '@/app/_shared/forms/growing'
import { setSchoolHolidays } from '@/lib/planning/commands/school'
import {
  closureInput,
  dropClosureInput,
  holidayInput,
  schoolHolidaysInput,
} from '@/lib/planning/input/closed'
import { wanted } from '@/lib/planning/queries/change'
import { hitAt } from '../geraakt/_paths'
import { schoolAt } from './_paths'

export const closeAction = staffAction(closureInput, wanted, hitAt)
export const dropClosureAction = staffAction(dropClosureInput, wanted, hitAt)
export const holidayAction = staffAction(holidayInput, wanted, hitAt)
export const schoolHolidaysAction = growingAction(
  staffAction(schoolHolidaysInput, setSchoolHolidays, schoolAt),
)
