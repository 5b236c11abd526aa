import { resetFactorOf } from '@/lib/team/commands/factor'
import { colleagueInput } from '@/lib/team/input/invitations'
import { clock } from '@/lib/tools/clock'
import { byHand } from './by-hand'

/** `npm run reset-factor -- naam@bibliotheek.example`: takes a lost second factor away where nobody can agree to it. */
const typed = colleagueInput.pick({ email: true }).safeParse({ email: process.argv[2] })
if (!typed.success) {
  process.stderr.write('Say: npm run reset-factor -- naam@bibliotheek.example\n')
  process.exit(1)
}
await byHand(async () => {
  const reset = await resetFactorOf({ kind: 'system', job: 'sign_in' }, typed.data, clock())
  process.stdout.write(
    reset.ok
      ? 'Taken away. At the next sign-in a new one is set up.\n'
      : 'Nobody with this address has a second factor.\n',
  )
  return reset.ok
})
