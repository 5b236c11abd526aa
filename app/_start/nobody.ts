import { lacksCoordinator } from '@/lib/team/queries/members'
import { config } from '@/lib/tools/config'
import { byHand } from './by-hand'
import { asStarted } from './data'

const words = [
  '',
  'Nobody can sign in yet. Leave this running, and in a second terminal invite the first coordinator; the link is said there.',
  'Niemand kan nog aanmelden. Laat dit aanstaan, en nodig in een tweede venster de eerste coördinator uit:',
  '',
  `  ${asStarted()}npm run first-coordinator -- "Bibliotheek Voorbeeld" "Naam" naam@bibliotheek.example`,
  '',
]
const second = [
  'Who comes in sets up an app with codes first. Only to try the site: start it with SECOND_FACTOR=off.',
  'Wie binnenkomt, stelt eerst een app met codes in. Alleen om te proberen: start met SECOND_FACTOR=off.',
  '',
]

/** Run at a start without invented data: says how the very first one comes in, as long as nobody does. */
await byHand(async () => {
  if (await lacksCoordinator({ kind: 'system', job: 'sign_in' }))
    process.stdout.write([...words, ...(config().secondFactor ? second : []), ''].join('\n'))
  return true
})
