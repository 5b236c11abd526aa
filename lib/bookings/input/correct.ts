import { z } from 'zod'
import { anotherInput, inParts, personInput } from '../../residents/input/names'
import { reachedInput } from '../../residents/input/reach'
import { ownBookingInput } from './change'

/** What was filled in wrong of a resident: who it is and how they are reached, as it has to be. */
export const correctionInput = inParts(
  ownBookingInput.extend(personInput.shape).extend({
    ownLaptop: z
      .enum(['yes', 'no'])
      .optional()
      .transform((answer) => (answer === undefined ? null : answer === 'yes')),
    another: anotherInput,
  }),
  reachedInput,
)
