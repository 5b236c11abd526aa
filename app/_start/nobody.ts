import { lacksCoordinator } from '@/lib/team/queries/members'
import { byHand } from './by-hand'

const words = [
  '',
  'Nobody can sign in yet. Leave this running, and in a second terminal invite the first coordinator; the link is said there.',
  'Niemand kan nog aanmelden. Laat dit aanstaan, en nodig in een tweede venster de eerste coördinator uit:',
  '',
  '  npm run first-coordinator -- "Bibliotheek Voorbeeld" "Naam" naam@bibliotheek.example',
  '',
]

/** Run at a start without invented data: says how the very first one comes in, as long as nobody does. */
await byHand(async () => {
  if (await lacksCoordinator({ kind: 'system', job: 'sign_in' }))
    process.stdout.write(`${words.join('\n')}\n`)
  return true
})
