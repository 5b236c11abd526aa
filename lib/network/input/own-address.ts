import { z } from 'zod'
import { atMost } from '../../tools/text'

/** The number of one of ours. */
const chosen = z.coerce.number({ error: 'choose_one' }).int('choose_one').positive('choose_one')

/** As long as an address on the internet can be: "2001:0db8:0000:0000:0000:ff00:0042:8329". */
const MOST = 45

/** An address on the internet that is the library's own, and of which branch. */
export const ownAddressInput = z.object({
  branchId: chosen,
  internetAddress: atMost(MOST, 'address_missing', 'address_wrong')
    .trim()
    .toLowerCase()
    .min(1, 'address_missing')
    .refine(isAddress, 'address_wrong'),
})

/** Which of them is not the library's any more. */
export const dropAddressInput = z.object({ ownAddressId: chosen })

export type OwnAddressInput = z.output<typeof ownAddressInput>

function isAddress(text: string): boolean {
  if (!text.includes(':')) {
    const parts = text.split('.')
    return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
  }
  const groups = text.replace('::', ':0:').split(':').filter(Boolean)
  const halves = text.split('::')
  if (halves.length > 2 || !groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return false
  return halves.length === 2 ? groups.length <= 8 : text.split(':').length === 8 && groups.length === 8
}
