// Holds a throw-away PostgreSQL for the process that started this one, and takes it down when that process
// asks, ends, or is killed: the pipe between the two breaks in every case.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DatabaseOptions, startDatabase } from '../../db/embedded/database.ts'

const options: Partial<DatabaseOptions> = JSON.parse(process.argv[2] ?? '{}')
const dataFolder = mkdtempSync(join(tmpdir(), 'wegwijs-test-'))
const log = join(dataFolder, 'postgres.log')
// Ctrl-C in a terminal goes to everyone in front of it; the tests stop first, then this.
process.on('SIGINT', () => {})

const starting = startDatabase({ dataFolder, temporary: true, ...options })
const end = async () => {
  await starting.then((database) => database.stop()).catch(() => {})
  rmSync(dataFolder, { recursive: true, force: true })
  process.exit()
}
process.on('disconnect', end)
process.on('SIGTERM', end)

try {
  const database = await starting
  process.on('message', (question) => {
    if (question === 'pid') process.send?.({ pid: database.pid })
  })
  process.send?.({ url: database.url, log, dataFolder })
} catch (error) {
  process.send?.({ error: (error as Error).message })
}
