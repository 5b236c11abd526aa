import { whoseData } from '@/db/whose'
import { inviteFirst } from '@/lib/team/commands/invitations'
import { DEMO_DOMAIN } from '@/lib/team/rules/demo'
import { clock } from '@/lib/tools/clock'
import { config } from '@/lib/tools/config'
import { linkKey } from '@/lib/tools/keys'
import type { ReasonOf } from '@/lib/tools/result'
import { byHand } from './by-hand'
import { firstTyped } from './first-typed'
import { whoseTrouble } from './whose'

/** `npm run first-coordinator -- "Bibliotheek Voorbeeld" "Naam" naam@bibliotheek.example`: invites the first one. */
const typed = firstTyped(process.argv.slice(2))
if (!typed.input) {
  process.stderr.write(`${typed.trouble}\n`)
  process.exit(1)
}
const { input } = typed
const isElsewhere = Boolean(process.env.DATABASE_URL)
const refusals: Record<ReasonOf<typeof inviteFirst>, string> = {
  has_coordinator: [
    `Not invited: there is a coordinator already, who invites everybody else at ${config().siteUrl}/beheer/mensen`,
    'Niet uitgenodigd: er is al een coördinator, en die nodigt de anderen uit, bij Mensen.',
  ].join('\n'),
  invited_elsewhere: [
    'Not invited: another organisation has invited this address. Give another one.',
    'Niet uitgenodigd: een andere organisatie heeft dit adres al uitgenodigd. Geef een ander adres.',
  ].join('\n'),
}

await byHand(async () => {
  const folder = isElsewhere ? null : (process.env.WEGWIJS_DATA ?? null)
  const whose = await whoseData(process.env.DATABASE_URL ?? '', DEMO_DOMAIN)
  const trouble = whoseTrouble(whose, { demo: false, folder })
  if (trouble) return refused(trouble)
  const invited = await inviteFirst({ kind: 'system', job: 'sign_in' }, input, clock())
  if (!invited.ok) return refused(refusals[invited.reason])
  const link = `${config().siteUrl}/uitnodiging?sleutel=${linkKey('invitation', invited.value)}`
  process.stdout.write(
    `Invited. The letter leaves when the site runs; the link is also here, for 7 days:\n${link}\n`,
  )
  return true
})

function refused(why: string): false {
  process.stderr.write(`${why}\n`)
  return false
}
