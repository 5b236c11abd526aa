import { z } from 'zod'
import { safeText } from '../../tools/text'
import { isDate } from '../../tools/time'
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

/** The first day of a move that is planned; none where a new one is planned. */
const planned = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}$/, 'choose_one')
  .refine(isDate, 'choose_one')
/** Which people were shown to hear it. */
const shown = z.string().max(64, 'choose_one').optional()

/** Where a branch goes, and the first day on which it is there; perhaps instead of a move that was planned before. */
export const moveInput = z
  .object({ ...address, branchId: chosen, validFrom: dayText(), was: perhaps(planned), shown })
  .transform(({ branchId, was, shown: who, ...to }) => ({ branchId, was, address: to, shown: who }))

/** A planned move that is taken back: the branch stays where it is. */
export const noMoveInput = z
  .object({ branchId: chosen, was: planned, shown })
  .transform((one) => ({ ...one, address: null }))
