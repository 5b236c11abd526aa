import { markSite } from '@/db/site'
import { byHand } from './by-hand'

/** `npm run not-a-copy`: from now on this database is the site; its letters go out and its jobs run. */
await byHand(async () => {
  await markSite(process.env.DATABASE_URL ?? '', process.env.WEGWIJS_SECRET ?? '', { anew: true })
  process.stdout.write('This database is the site now. Its letters go out within a minute.\n')
  return true
})
