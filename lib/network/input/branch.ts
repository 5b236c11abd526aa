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
/**
 * How a branch is called and reached from now on; its address is put right, it does not move house. `samePlace`: who changes
 * it says so, also where people are booked who read it as it was.
 */
export const branchInput = z
  .object({ ...details, branchId: chosen, samePlace: z.string().max(10).optional() })
  .transform(({ samePlace, ...typed }) => ({ ...typed, samePlace: samePlace === 'yes' }))

export type NewBranch = z.output<typeof newBranchInput>
export type BranchInput = z.output<typeof branchInput>
