'use server'

import { staffAction } from '@/app/_shared/action'
import { bindTrainer, unbindTrainer } from '@/lib/attendance/commands/trainers'
import { trainerInput } from '@/lib/attendance/input'

const home = '/lessen/docenten'

export const bindTrainerAction = staffAction(
  trainerInput,
  bindTrainer,
  ({ activityId }) => `${home}?gelukt=erbij#reeks-${activityId}`,
)
export const unbindTrainerAction = staffAction(
  trainerInput,
  unbindTrainer,
  ({ activityId }) => `${home}?gelukt=eraf#reeks-${activityId}`,
)
