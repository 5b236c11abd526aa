import { inParts } from '../../residents/input/names'
import { contactInput } from '../../residents/input/reach'
import { shownInput } from './book'

/** Another way in which somebody is reached about a booking. */
export const contactOfInput = inParts(
  shownInput,
  contactInput.transform(({ way, contact }) => ({ contactWay: way, contact })),
)
