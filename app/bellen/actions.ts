'use server'

import { staffAction } from '@/app/_shared/action'
import { finishCall, giveCallBack, takeCall } from '@/lib/notices/commands/calls'
import { finishNeedCall, undoNeedCall } from '@/lib/notices/commands/need-calls'
import { undoCall } from '@/lib/notices/commands/undo'
import { callInput, needCallInput, takeCallInput, undoCallInput } from '@/lib/notices/input'
import { finishTask, undoTask } from '@/lib/tasks/commands'
import { finishTaskInput, taskInput } from '@/lib/tasks/input'
import { listOf } from './_paths'

/** The list again, which goes on at the line that something was just done with. */
const atLine = (_done: null, form: Record<string, string>) => listOf(form, { bel: `${form.messageId}` })

export const takeCallAction = staffAction(takeCallInput, takeCall, atLine)
export const giveCallBackAction = staffAction(takeCallInput, giveCallBack, atLine)
export const finishCallAction = staffAction(callInput, finishCall, ({ callId }, form) =>
  listOf(form, { gedaan: callId }),
)
export const finishNeedCallAction = staffAction(needCallInput, finishNeedCall, ({ callId }, form) =>
  listOf(form, { gedaan: callId }),
)
export const undoNeedCallAction = staffAction(undoCallInput, undoNeedCall, (_, form) =>
  listOf(form, { terug: '1' }),
)
export const undoCallAction = staffAction(undoCallInput, undoCall, (_, form) => listOf(form, { terug: '1' }))
export const finishTaskAction = staffAction(finishTaskInput, finishTask, (_, form) =>
  listOf(form, { taak: `${form.taskId}` }),
)
export const undoTaskAction = staffAction(taskInput, undoTask, (_, form) => listOf(form, { terug: '1' }))
