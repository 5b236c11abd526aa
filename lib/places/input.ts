import { z } from 'zod'
import { dayText } from '../tools/typed'

const chosen = z.coerce
  .number({ error: 'choose_one' })
  .int('choose_one')
  .positive('choose_one')
  .max(Number.MAX_SAFE_INTEGER, 'choose_one')

/** How many places of which course run are kept for which partner, and from which day on they are everyone's. */
export const reserveInput = z.object({
  activityId: chosen,
  partnerId: chosen,
  places: z.coerce
    .number({ error: 'places_wrong' })
    .int('places_wrong')
    .min(1, 'places_wrong')
    .max(99, 'places_wrong'),
  untilDay: dayText(),
})

/** Which reservation is withdrawn. */
export const withdrawInput = z.object({ reservationId: chosen })

export type ReserveInput = z.infer<typeof reserveInput>
export type WithdrawInput = z.infer<typeof withdrawInput>
