import { z } from 'zod'

const TICKED = /^false\.([0-9a-f-]{36})$/

/** Of which task it is. */
export const rushInput = z.object({ taskId: z.uuid('choose_one') })

/** Which bookings of its source are plainly false, as they were ticked; at least one. */
export const cancelRushInput = z.looseObject({ taskId: z.uuid('choose_one') }).transform((typed, context) => {
  const bookings = Object.entries(typed).flatMap(([field, value]) => {
    const [, id] = TICKED.exec(field) ?? []
    return id && value === 'yes' ? [id] : []
  })
  if (bookings.length === 0) context.addIssue({ code: 'custom', message: 'tick_one' })
  return { taskId: typed.taskId, bookings }
})
