'use server'

import { staffAction } from '@/app/_shared/action'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { moveBooking } from '@/lib/bookings/commands/move'
import { moveOwnInput, ownBookingInput, takenBackInput } from '@/lib/bookings/input/change'
import { correctionInput } from '@/lib/bookings/input/correct'
import { eraseByNeed, eraseResident } from '@/lib/privacy/commands/erase'
import { eraseInput, eraseNeedInput } from '@/lib/privacy/input'
import { changedAt } from '../_booking-paths'

export const acceptAction = staffAction(ownBookingInput, acceptOffer, (made) => changedAt(made, 'plek'))
export const cancelAction = staffAction(takenBackInput, cancelBooking, (made) => changedAt(made, 'af'))
export const moveAction = staffAction(moveOwnInput, moveBooking, (made) => changedAt(made, 'tijd'))
export const correctAction = staffAction(correctionInput, correctBooking, (made) =>
  changedAt(made, 'gegevens'),
)
export const eraseAction = staffAction(eraseInput, eraseResident, () => '/balie/zoek?gewist=ja')
export const eraseNeedAction = staffAction(eraseNeedInput, eraseByNeed, () => '/balie/zoek?gewist=ja')
