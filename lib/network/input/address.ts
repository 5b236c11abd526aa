import { z } from 'zod'
import { safeText } from '../../tools/text'
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
export const address = {
  street: safeText('street_missing', 80),
  postcode,
  town: safeText('town_missing', 80),
  entrance: perhaps(safeText('too_long', 300)),
  mapUrl: perhaps(mapUrl),
}

/** Where a branch goes, and the first day on which it is there. */
export const moveInput = z
  .object({ ...address, branchId: chosen, validFrom: dayText() })
  .transform(({ branchId, ...to }) => ({ branchId, address: to }))
