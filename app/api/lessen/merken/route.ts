import { deviceCommand } from '@/app/_shared/device'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { marksInput } from '@/lib/attendance/input'

export const POST = deviceCommand(marksInput, markAttendance)
