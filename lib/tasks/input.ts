import { z } from 'zod'

/** Which task is done, and how it ended. */
export const finishTaskInput = z.object({
  taskId: z.uuid('choose_one'),
  receipt: z.enum(['told', 'arranged', 'given_up'], { error: 'choose_one' }),
})
