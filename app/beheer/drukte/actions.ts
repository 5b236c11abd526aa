'use server'

import { staffAction } from '@/app/_shared/action'
import { cancelRush, letGoOfRush } from '@/lib/bookings/commands/rush'
import { cancelRushInput, rushInput } from '@/lib/bookings/input/rush'
import { doneAt } from './_paths'

export const letGoOfRushAction = staffAction(rushInput, letGoOfRush, doneAt('vrij'))
export const cancelRushAction = staffAction(cancelRushInput, cancelRush, doneAt('afgezegd'))
