import { z } from 'zod'
import { dayText } from '../../tools/typed'

const chosen = z.coerce
  .number({ error: 'choose_one' })
  .int('choose_one')
  .positive('choose_one')
  .max(Number.MAX_SAFE_INTEGER, 'choose_one')

/** The last day of an agreement. */
export const endInput = z.object({ agreementId: chosen, lastDay: dayText('ahead') })

/** When an agreement is looked at again. */
export const reviewInput = z.object({ agreementId: chosen, reviewOn: dayText('ahead') })
