'use server'

import { askAction } from '@/app/_shared/action'
import { findInput } from '@/lib/bookings/input/find'
import { findBookings } from '@/lib/bookings/queries/find'

export const findAction = askAction(findInput, findBookings)
