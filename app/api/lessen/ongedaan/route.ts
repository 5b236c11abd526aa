import { deviceCommand } from '@/app/_shared/device'
import { undoMarks } from '@/lib/attendance/commands/undo'
import { undoMarksInput } from '@/lib/attendance/input'

export const POST = deviceCommand(undoMarksInput, undoMarks)
