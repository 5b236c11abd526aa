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
    libraryPhone: env.LIBRARY_PHONE ?? '06 0000 0010',
    smtpUrl: env.SMTP_URL ?? '',
    mailFrom: env.MAIL_FROM ?? 'Bibliotheek <bibliotheek@wegwijs.example>',
    smsUrl: env.SMS_URL ?? '',
    smsToken: env.SMS_TOKEN ?? '',
    /** Invented people and places are in the database; pages say so. */
    demo: env.DEMO === '1',
    worker: env.WORKER !== 'off',
    poolSize: Number(env.DATABASE_POOL ?? 10),
  }
}
