import { z } from 'zod'

const ANOTHER = /^also\.([0-9a-f-]{36})$/

/** Whose data are wiped, by one of their bookings; ticked are the other rows that are the same person. */
export const eraseInput = z
  .looseObject({ bookingId: z.uuid('choose_one') })
  .transform((typed) => ({ bookingId: typed.bookingId, also: tickedOf(typed) }))

/** The same by one of their needs. */
export const eraseNeedInput = z
  .looseObject({ needId: z.uuid('choose_one') })
  .transform((typed) => ({ needId: typed.needId, also: tickedOf(typed) }))

function tickedOf(typed: Record<string, unknown>): string[] {
  return Object.entries(typed).flatMap(([field, value]) => {
    const [, id] = ANOTHER.exec(field) ?? []
    return id && value === 'yes' ? [id] : []
  })
}
