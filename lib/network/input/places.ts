import { z } from 'zod'
import { calledText } from '../../tools/text'
import { dayText } from '../../tools/typed'
import { chosen, perhaps } from './parts'

/** From which day on a branch is closed for good; it opens after all when nothing is said. */
export const closeBranchInput = z.object({ branchId: chosen, from: perhaps(dayText()) })

/** A municipality that is not in the books yet. */
export const newMunicipalityInput = z.object({ called: calledText })
/** How a municipality is called from now on. */
export const municipalityInput = z.object({ called: calledText, municipalityId: chosen })
