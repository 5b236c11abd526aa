import { CODE_LENGTH } from '../../residents/rules/code'

/** Signs of the code of a need: one more than that of a booking, so that neither can open the other. */
export const NEED_CODE_LENGTH = CODE_LENGTH + 1
