import { migrate } from '@/db/migrate'
import { ensureLogin } from '@/db/roles'
import { markSite } from '@/db/site'
import { refuseSharedLines, untilThere } from '@/db/there'

const { DATABASE_URL: url, DATABASE_APP_URL: appsOwn, WEGWIJS_SECRET: secret = '' } = process.env
const complain = (sentence: string) => void process.stderr.write(`${sentence}\n`)

const noSecret =
  'WEGWIJS_SECRET is not set: the login of the app, whose password follows from it, is left as it is.'

/**
 * Makes the database ready for the site: waits until it is there, brings it to the newest shape, and, where the secret of
 * the site is known, makes the login of the app and writes down of which site it is. `npm run db:migrate`, and at every start.
 */
try {
  if (!url) throw new Error('DATABASE_URL is not set; `npm start` sets it for the embedded database')
  await untilThere(url, complain)
  await refuseSharedLines(url)
  await migrate(url)
  if (appsOwn) await refuseSharedLines(appsOwn)
  else if (secret) await ensureLogin(url, secret)
  // With any other password than the site's own, each new line of a site that runs would be refused.
  else complain(noSecret)
  if (secret) await markSite(url, secret)
} catch (error) {
  complain((error as Error).message)
  process.exit(1)
}
