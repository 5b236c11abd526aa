import { z } from 'zod'
import { phoneText } from '../../tools/phone-text'
import { calledText } from '../../tools/text'
import { address } from './address'
import { chosen } from './parts'

const details = {
  called: calledText,
  branchKind: z.enum(['library', 'outside'], { error: 'choose_one' }),
  phone: phoneText,
  schoolRegion: z.enum(['noord', 'midden', 'zuid'], { error: 'choose_one' }),
  municipalityId: chosen,
  ...address,
}

/** A branch that is not in the books yet. */
export const newBranchInput = z.object(details)
/** How a branch is called and reached from now on; its address is put right, it does not move house. */
export const branchInput = z.object({ ...details, branchId: chosen })

export type NewBranch = z.output<typeof newBranchInput>
export type BranchInput = z.output<typeof branchInput>
