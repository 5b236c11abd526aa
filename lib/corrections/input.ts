import { z } from 'zod'
import { ownBookingInput } from '../changes/input'
import { inParts, personInput, reachedInput } from '../people/input'

/** What was filled in wrong of a resident: who it is and how they are reached, as it has to be. */
export const correctionInput = inParts(
  ownBookingInput.extend(personInput.shape).extend({
    ownLaptop: z
      .enum(['yes', 'no'])
      .optional()
      .transform((answer) => (answer === undefined ? null : answer === 'yes')),
  }),
  reachedInput,
)
