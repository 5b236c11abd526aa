import { isCopyAt } from '../../db/site.ts'

const noMail = [
  '!! NO MAIL SERVER: no letter reaches anybody. Set SMTP_URL. Until then who booked is put on the call list, an',
  '!! invitation goes nowhere, and the link to sign in is written here.',
  '!! GEEN MAILSERVER: brieven komen bij niemand aan. Stel SMTP_URL in.',
  '',
].join('\n')

const aCopy = [
  '!! A COPY: this database belongs to another place or to other secrets. No job runs: no letter leaves, nothing is wiped.',
  '!! Is it the site from now on? Then type, while this runs: npm run not-a-copy',
  '!! EEN KOPIE: er gaat geen brief uit en er wordt niets gewist. Is dit voortaan de site? Typ dan: npm run not-a-copy',
  '',
].join('\n')

/** What somebody has to hear at a start, since nobody would notice it by looking at the site. */
export async function warnings(env: NodeJS.ProcessEnv): Promise<string[]> {
  // What cannot be asked now, health tells later.
  const copy = await isCopyAt(env.DATABASE_URL ?? '', env.WEGWIJS_SECRET ?? '').catch(() => false)
  return [...(copy ? [aCopy] : []), ...(env.DEMO !== '1' && !env.SMTP_URL ? [noMail] : [])]
}

type Opened = {
  address: string
  folder: string
  /** Where the built-in database stands, when it is that one: as root outside the data folder. */
  cluster: string | null
  demo: boolean
}

/** What a start says when the site is open. */
export function welcome({ address, folder, cluster, demo }: Opened): string {
  const site = address.replace(/\/$/, '')
  const invented = [
    '  The library is invented: nothing is sent to anybody.',
    `  What would have been sent   ${site}/beheer/post`,
  ]
  return [
    '',
    `Wegwijs is open: ${site}`,
    '',
    `  Book a consultation         ${site}/nl/hulp`,
    `  Choose a course             ${site}/nl/cursussen`,
    `  See or cancel with a code   ${site}/nl/afspraak`,
    ...(demo ? invented : []),
    `  Data and secrets are in     ${folder}`,
    ...(cluster ? [`  The database itself is in   ${cluster}`] : []),
    '  Stop with Ctrl-C; what was booked stays.',
    '',
  ].join('\n')
}
