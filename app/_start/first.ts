import { config } from '@/lib/config'
import { database } from '@/lib/database'
import { inviteFirst } from '@/lib/invitations/commands'
import { inviteInput } from '@/lib/invitations/input'
import { linkKey } from '@/lib/keys'
import { openData } from './data.mjs'

/** `npm run first-coordinator -- "Bibliotheek Voorbeeld" "Naam" naam@bibliotheek.example`: invites the first one. */
const [library = '', name, email] = process.argv.slice(2)
const typed = inviteInput.safeParse({ name, email, role: 'coordinator' })
if (!typed.success || library === '' || !process.env.DATABASE_URL) {
  process.stderr.write(
    'Set DATABASE_URL and say: npm run first-coordinator -- "Bibliotheek Voorbeeld" "Naam" naam@bibliotheek.example\n',
  )
  process.exit(1)
}
openData()
const invited = await inviteFirst({ kind: 'system', job: 'sign_in' }, { ...typed.data, library }, new Date())
if (invited.ok) {
  const link = `${config().siteUrl}/uitnodiging?sleutel=${linkKey('invitation', invited.value)}`
  process.stdout.write(
    `Invited. The letter leaves when the site runs; the link is also here, for 7 days:\n${link}\n`,
  )
} else process.stderr.write(`Not invited: ${invited.reason}\n`)
await database().close()
process.exit(invited.ok ? 0 : 1)
