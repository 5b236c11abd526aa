import { deviceQuery } from '@/app/_shared/device'
import { standingsInput } from '@/lib/attendance/input'
import { standingsOf } from '@/lib/attendance/queries/register'

export const GET = deviceQuery(standingsInput, standingsOf)
