import { z } from 'zod'
import { phoneText } from '../../tools/phone-text'
import { calledText, safeText } from '../../tools/text'
import { dayText } from '../../tools/typed'
import { chosen, perhaps, postcode } from './parts'

/** A map that the library chose itself: an address of the web that begins with https. */
const mapUrl = z
  .string()
  .max(500, 'too_long')
  .transform((text, context) => {
    const url = URL.parse(text.trim())
    if (url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '') return url.href
    context.addIssue({ code: 'custom', message: 'map_wrong' })
    return z.NEVER
  })

/** Where a branch is, which door it is and how to get there. */
const address = {
  street: safeText('street_missing', 80),
  postcode,
  town: safeText('town_missing', 80),
  entrance: perhaps(safeText('too_long', 300)),
  mapUrl: perhaps(mapUrl),
}

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

/** Where a branch goes, and the first day on which it is there. */
export const moveInput = z
  .object({ ...address, branchId: chosen, validFrom: dayText() })
  .transform(({ branchId, ...to }) => ({ branchId, address: to }))

export type NewBranch = z.output<typeof newBranchInput>
export type BranchInput = z.output<typeof branchInput>
