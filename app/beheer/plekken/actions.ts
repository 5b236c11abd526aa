'use server'

import { staffAction } from '@/app/_shared/action'
import { reservePlaces, withdrawReservation } from '@/lib/places/commands/reservations'
import { reserveInput, withdrawInput } from '@/lib/places/input'

const home = '/beheer/plekken'

export const reservePlacesAction = staffAction(reserveInput, reservePlaces, () => `${home}?gelukt=bewaard`)
export const withdrawReservationAction = staffAction(
  withdrawInput,
  withdrawReservation,
  () => `${home}?gelukt=ingetrokken`,
)
