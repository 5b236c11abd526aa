// `npm run faults`: what happens to bookings, needs and the agenda when the database is killed, to letters when the post
// fails, to whoever writes when the database's host vanishes, to pages when the database freezes, and to everybody when one
// visitor wants all there is. `npm run faults -- post` does one of them.
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
const steps = {
  soak: async () => (await runInHouse('tests/faults/soak.ts')) === 0,
  needs: async () => (await runInHouse('tests/faults/needs.ts')) === 0,
  agenda: async () => (await runInHouse('tests/faults/agenda.ts')) === 0,
  post: async () => (await runInHouse('tests/faults/post.ts')) === 0,
  failover: async () => (await runInHouse('tests/faults/failover.ts')) === 0,
  freeze: () => freeze(say),
  visitor: async () => (await runInHouse('tests/faults/visitor.ts')) === 0,
}
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !Object.hasOwn(steps, name))
if (unknown !== undefined) {
  process.stderr.write(`${unknown}: there is ${Object.keys(steps).join(', ')}.\n`)
  process.exit(1)
}
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
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
