import { inviteFirst } from '@/lib/team/commands/invitations'
import { inviteInput } from '@/lib/team/input/invitations'
import { clock } from '@/lib/tools/clock'
import { config } from '@/lib/tools/config'
import { linkKey } from '@/lib/tools/keys'
import { byHand } from './by-hand'

/** `npm run first-coordinator -- "Bibliotheek Voorbeeld" "Naam" naam@bibliotheek.example`: invites the first one. */
const [library = '', name, email] = process.argv.slice(2)
const typed = inviteInput.safeParse({ name, email, role: 'coordinator' })
if (!typed.success || library === '') {
  process.stderr.write(
    'Say: npm run first-coordinator -- "Bibliotheek Voorbeeld" "Naam" naam@bibliotheek.example\n',
  )
  process.exit(1)
}
await byHand(async () => {
  const who = { kind: 'system', job: 'sign_in' } as const
  const invited = await inviteFirst(who, { ...typed.data, library }, clock())
  if (!invited.ok) {
    process.stderr.write(`Not invited: ${invited.reason}\n`)
    return false
  }
  const link = `${config().siteUrl}/uitnodiging?sleutel=${linkKey('invitation', invited.value)}`
  process.stdout.write(
    `Invited. The letter leaves when the site runs; the link is also here, for 7 days:\n${link}\n`,
  )
  return true
})
