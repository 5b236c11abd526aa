import { deviceCommand } from '@/app/_shared/device'
import { addExtra } from '@/lib/attendance/commands/extra'
import { extraInput } from '@/lib/attendance/input'

export const POST = deviceCommand(extraInput, addExtra)
