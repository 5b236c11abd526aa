// For every program of the bench that opens connections itself: one that is cut is told, and ends no measurement.
import { outliveCuts } from '@/db/driver'
import { errorCode, log } from '@/lib/tools/log'

outliveCuts((error) => log('uncaught', { code: errorCode(error) }))
