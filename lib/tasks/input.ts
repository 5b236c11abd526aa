import { z } from 'zod'

/** Which task, from the row whose button was pressed. */
export const taskInput = z.object({ taskId: z.uuid('choose_one') })

/** Which task is done, and how it ended. */
export const finishTaskInput = taskInput.extend({
  receipt: z.enum(['told', 'arranged', 'given_up'], { error: 'choose_one' }),
})
