// `npm run faults`: what happens to bookings when the database is killed, and to pages when it freezes.
import { goOnUnder, install } from '../../app/_start/install.mjs'
import { onEnd, root, runInHouse, signalPrograms } from '../../app/_start/programs.mjs'
import { freeze, stopApp } from './freeze.mjs'

await goOnUnder(await install())
process.chdir(root)
onEnd(async (signal) => {
  signalPrograms(signal)
  await stopApp()
  process.exit(130)
})

const say = (good, sentence) => process.stdout.write(`${good ? '✓' : '✗'} ${sentence}\n`)
const steps = [async () => (await runInHouse('tests/faults/soak.ts')) === 0, () => freeze(say)]
for (const step of steps) {
  const good = await step().catch((error) => {
    say(false, error.message)
    return false
  })
  if (!good) process.exitCode = 1
}
process.stdout.write(
  process.exitCode ? '\nSomething that was promised does not hold.\n' : '\nAll of it held.\n',
)
process.exit()
