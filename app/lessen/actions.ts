'use server'

import { staffAction } from '@/app/_shared/action'
import { addExtra, undoExtra } from '@/lib/attendance/commands/extra'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { undoMarks } from '@/lib/attendance/commands/undo'
import { extraInput, registerInput, undoExtraInput, undoTogetherInput } from '@/lib/attendance/input'
import { lessonAt } from './_paths'

// What a page without a script posts; with one it sends the same to app/api/lessen.
export const markAction = staffAction(registerInput, markAttendance, (_, form) => lessonAt(form))
export const undoMarksAction = staffAction(undoTogetherInput, undoMarks, (_, form) => lessonAt(form))
export const addExtraAction = staffAction(extraInput, addExtra, (_, form) => lessonAt(form))
export const undoExtraAction = staffAction(undoExtraInput, undoExtra, (_, form) => lessonAt(form))
