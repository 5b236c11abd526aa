'use server'

import { askAction } from '@/app/_shared/action'
import { findInput } from '@/lib/bookings/input/find'
import { findBookings } from '@/lib/bookings/queries/find'
import { findNeedInput } from '@/lib/needs/input/desk'
import { findNeeds } from '@/lib/needs/queries/find'

export const findAction = askAction(findInput, findBookings)
export const findNeedAction = askAction(findNeedInput, findNeeds)
