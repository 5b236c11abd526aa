'use server'

import { staffAction } from '@/app/_shared/action'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { hitsInput } from '@/lib/rescheduling/input/hits'
import { allAction } from './_all-action'
import { savedAt } from './_paths'

export const changeAgendaAction = allAction(staffAction(hitsInput, changeAgenda, savedAt))
