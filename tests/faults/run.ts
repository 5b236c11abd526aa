// `npm run faults`: what happens to bookings when the database is killed, and to pages when it freezes.
import { onEnd, root, signalPrograms } from '../../app/_start/programs.mjs'
import { runInHouse } from '../../app/_start/scripts.ts'
import { freeze, stopApp } from './freeze.ts'

process.chdir(root)
onEnd(async (signal) => {
  signalPrograms(signal)
  await stopApp()
  process.exit(130)
})

const say = (good: boolean, sentence: string) =>
  void process.stdout.write(`${good ? '✓' : '✗'} ${sentence}\n`)
const steps = [async () => (await runInHouse('tests/faults/soak.ts')) === 0, () => freeze(say)]
for (const step of steps) {
  const good = await step().catch((error: Error) => {
    say(false, error.message)
    return false
  })
  if (!good) process.exitCode = 1
}
process.stdout.write(
  process.exitCode ? '\nSomething that was promised does not hold.\n' : '\nAll of it held.\n',
)
process.exit()
