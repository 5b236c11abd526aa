import { appUrl } from '@/db/roles'

/** Everything that is set from outside, read once per call from the environment. */
export function config() {
  const env = process.env
  return {
    /** By which the app works; it owns nothing there. */
    databaseUrl:
      env.DATABASE_APP_URL ?? (env.DATABASE_URL ? appUrl(env.DATABASE_URL, env.WEGWIJS_SECRET ?? '') : ''),
    dataFolder: env.WEGWIJS_DATA ?? '.data',
    /** Keys the hashes of addresses; made once by `npm start` when it is not set. */
    secret: env.WEGWIJS_SECRET ?? '',
    publicUrl: env.PUBLIC_URL ?? '',
    /** Where links in letters lead. */
    siteUrl: (env.PUBLIC_URL || `http://localhost:${env.PORT || 3000}`).replace(/\/+$/, ''),
    /** Where the library wrote none down itself; empty rather than a number that is nobody's. */
    libraryPhone: env.LIBRARY_PHONE || (env.DEMO === '1' ? '06 0000 0010' : ''),
    smtpUrl: env.SMTP_URL ?? '',
    mailFrom: env.MAIL_FROM ?? 'Bibliotheek <bibliotheek@wegwijs.example>',
    smsUrl: env.SMS_URL ?? '',
    smsToken: env.SMS_TOKEN ?? '',
    /** Invented people and places are in the database; pages say so. */
    demo: env.DEMO === '1',
    worker: env.WORKER !== 'off',
    /** How many times what stands in the table of limits (lib/tools/limits). */
    limitsTimes: Math.max(1, Math.floor(Number(env.LIMITS_TIMES) || 1)),
    poolSize: Number(env.DATABASE_POOL ?? 10),
    /** Who sees residents and comes by an e-mailed link also shows a code; off with invented data. */
    secondFactor: env.SECOND_FACTOR ? env.SECOND_FACTOR !== 'off' : env.DEMO !== '1',
    /** Minutes after which who does nothing is signed out; a trainer has a tablet in a lesson. */
    idleMinutes: Number(env.IDLE_MINUTES || 15),
    idleMinutesTrainer: Number(env.IDLE_MINUTES_TRAINER || env.IDLE_MINUTES || 15),
    oidc: oidc(env),
  }
}

/** The work account with which people may sign in, where the library has one; `tenant` when it is Microsoft's. */
function oidc(env: NodeJS.ProcessEnv) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer || !clientId || !clientSecret) return null
  const tenant = /^https:\/\/login\.microsoftonline\.com\/([^/]+)\//.exec(issuer)?.[1] ?? null
  return {
    issuer: issuer.replace(/\/+$/, ''),
    clientId,
    clientSecret,
    tenant,
    name: env.OIDC_NAME || (tenant ? 'Microsoft' : 'uw werkaccount'),
    /** `coordinator=App.Coordinator,adviser=App.Adviser`: who may sign in as what, as the provider says it. */
    roles: env.OIDC_ROLES || '',
  }
}

/** What can leave this site at all: what has nobody to take it is done by people. */
export type Carriers = { email: boolean; sms: boolean }

/** Whether a letter by e-mail and one by sms can leave; with invented data they lie in the data folder. */
export function carriers(): Carriers {
  const { smtpUrl, smsUrl, demo } = config()
  return { email: demo || smtpUrl !== '', sms: demo || smsUrl !== '' }
}
