// A process that empties the tray with the jobs of the site, until it is killed.
import { jobs } from '@/app/_start/worker'
import { openDatabase } from '@/db/client'
import { keepClock } from '@/lib/tools/clock'
import { useDatabase as workWith } from '@/lib/tools/database'
import { startWorker } from '@/lib/tools/jobs'

workWith(openDatabase(process.env.DATABASE_APP_URL ?? '', { max: 6, applicationName: 'wegwijs postman' }))
await keepClock()
const wanted = (process.env.JOBS ?? 'deliver_door,deliver_today,deliver_rest').split(',')
startWorker(jobs.filter(({ name }) => wanted.includes(name)))
process.once('disconnect', () => process.exit())
process.send?.('started')
