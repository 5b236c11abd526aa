import { migrate } from '@/db/migrate'
import { ensureLogin } from '@/db/roles'
import { markSite } from '@/db/site'
import { refuseSharedLines, untilThere } from '@/db/there'

const { DATABASE_URL: url, DATABASE_APP_URL: appsOwn, WEGWIJS_SECRET: secret = '' } = process.env
const complain = (sentence: string) => void process.stderr.write(`${sentence}\n`)

/**
 * Makes the database ready for the site: waits until it is there, brings it to the newest shape, makes the login of the app,
 * and writes down of which site it is. `npm run db:migrate`, and at every start.
 */
try {
  if (!url) throw new Error('DATABASE_URL is not set; `npm start` sets it for the embedded database')
  await untilThere(url, complain)
  await refuseSharedLines(url)
  await migrate(url)
  if (appsOwn) await refuseSharedLines(appsOwn)
  else await ensureLogin(url, secret)
  if (secret) await markSite(url, secret)
} catch (error) {
  complain((error as Error).message)
  process.exit(1)
}
