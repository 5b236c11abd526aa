'use server'

import { staffAction } from '@/app/_shared/action'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { giveTicket, moveTicket } from '@/lib/attendance/commands/tickets'
import { undoMarks } from '@/lib/attendance/commands/undo'
import { branchInput, markInput, ticketInput, ticketStepInput, undoMarkInput } from '@/lib/attendance/input'
import { finishTask, undoTask } from '@/lib/tasks/commands'
import { finishTaskInput, taskInput } from '@/lib/tasks/input'
import { keepBranch } from './_branch'
import { dayOf } from './_paths'

export const keepBranchAction = staffAction(branchInput, keepBranch, (chosen) => dayOf(chosen))
export const markAttendanceAction = staffAction(markInput, markAttendance, ([tap], form) =>
  dayOf(form, { nu: form.markId, anders: tap?.won ? null : '1' }),
)
export const undoMarksAction = staffAction(undoMarkInput, undoMarks, (_, form) =>
  dayOf(form, { terug: form.markId }),
)
export const giveTicketAction = staffAction(ticketInput, giveTicket, ({ ticketId }, form) =>
  dayOf({ ...form, rij: ticketId }),
)
export const moveTicketAction = staffAction(ticketStepInput, moveTicket, ({ state }, form) =>
  dayOf(form, { nu: state }),
)
export const finishTaskHereAction = staffAction(finishTaskInput, finishTask, (_, form) =>
  dayOf(form, { verteld: form.taskId }),
)
export const undoTaskHereAction = staffAction(taskInput, undoTask, (_, form) => dayOf(form))
