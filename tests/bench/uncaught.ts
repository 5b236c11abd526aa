// For every program of the bench that opens connections itself: one that is cut is told, and ends no measurement.
import { outliveCuts } from '@/db/driver'

outliveCuts((error) => void process.stderr.write(`${error instanceof Error ? error.message : error}\n`))
