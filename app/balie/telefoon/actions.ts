'use server'

import { askAction, staffAction } from '@/app/_shared/action'
import { book } from '@/lib/bookings/commands/book'
import { phoneInput, sameNameInput } from '@/lib/bookings/input/desk'
import { sameName } from '@/lib/bookings/queries/same-name'
import { madeAt } from '../_booking-paths'

export const bookByPhoneAction = staffAction(phoneInput, book, madeAt)
export const sameNameAction = askAction(sameNameInput, sameName)
