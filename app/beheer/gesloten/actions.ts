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
import { want } from '@/lib/planning/queries/change'
import { hitAt } from '../geraakt/_paths'
import { schoolAt } from './_paths'

export const wantClosureAction = staffAction(closureInput, want, hitAt)
export const wantNoClosureAction = staffAction(dropClosureInput, want, hitAt)
export const wantHolidayAction = staffAction(holidayInput, want, hitAt)
export const setSchoolHolidaysAction = growingAction(
  staffAction(schoolHolidaysInput, setSchoolHolidays, schoolAt),
)
