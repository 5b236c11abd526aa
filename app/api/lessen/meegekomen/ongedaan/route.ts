import { deviceCommand } from '@/app/_shared/device'
import { undoExtra } from '@/lib/attendance/commands/extra'
import { undoExtraInput } from '@/lib/attendance/input'

export const POST = deviceCommand(undoExtraInput, undoExtra)
