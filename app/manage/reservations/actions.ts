'use server'

import { staffAction } from '@/app/_shared/action'
import { reservePlaces, withdrawReservation } from '@/lib/reservations/commands'
import { reserveInput, withdrawInput } from '@/lib/reservations/input'

const home = '/manage/reservations'

export const reserve = staffAction(reserveInput, reservePlaces, () => `${home}?gelukt=bewaard`)
export const withdraw = staffAction(withdrawInput, withdrawReservation, () => `${home}?gelukt=ingetrokken`)
