import { database } from '@/lib/database'
import { resetFactorOf } from '@/lib/factor/commands'
import { colleagueInput } from '@/lib/invitations/input'
import { openData } from './data.mjs'

/** `npm run reset-factor -- naam@bibliotheek.example`: takes a lost second factor away where nobody can agree to it. */
const typed = colleagueInput.pick({ email: true }).safeParse({ email: process.argv[2] })
if (!typed.success || !process.env.DATABASE_URL) {
  process.stderr.write('Set DATABASE_URL and say: npm run reset-factor -- naam@bibliotheek.example\n')
  process.exit(1)
}
openData()
const reset = await resetFactorOf({ kind: 'system', job: 'sign_in' }, typed.data, new Date())
if (reset.ok) process.stdout.write('Taken away. At the next sign-in a new one is set up.\n')
else process.stderr.write('Nobody with this address has a second factor.\n')
await database().close()
process.exit(reset.ok ? 0 : 1)
