import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import { config } from './config'
import { Undeliverable, whatItMeans } from './refusal'

export type Mail = {
  to: string
  subject: string
  html: string
  text: string
  calendar: { method: 'PUBLISH' | 'CANCEL'; content: string } | null
  /** Who it is from and where an answer goes, where that is another than the site is set up with. */
  sender?: { name: string | null; replyTo: string | null }
}

/** `Name <address>` with another name: the address stays, because the mail server answers for that one alone. */
export function namedSender(mailFrom: string, name: string | null): string {
  const plain = (name ?? '')
    .replaceAll(/[\p{Cc}"<>\\]/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
  if (plain === '') return mailFrom
  const [, address = mailFrom.trim()] = /<([^>]+)>/.exec(mailFrom) ?? []
  return `"${plain}" <${address}>`
}

/** Milliseconds. After a letter has been read out a server may look at it for long: silence then is no refusal. */
const timeouts = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 60_000,
  dnsTimeout: 10_000,
}

/**
 * Hands an e-mail to the mail server; in the demo without SMTP_URL writes it into the data folder. The Message-ID
 * comes from the message, so that mail programs recognise the same letter when it was sent twice. Returns what the
 * other side answered, without addresses. Throws Undeliverable where there is no mail server: nothing is "sent" that
 * nobody gets; where the server says that this address takes no letters; and where it had the whole letter and never
 * said whether it took it. Throws NotTaken where it is no fault of the address. `ending` cuts it short.
 */
export async function sendMail(mail: Mail, messageId: string, ending?: AbortSignal): Promise<string> {
  const { smtpUrl, mailFrom, demo } = config()
  if (!smtpUrl && !demo) throw new Undeliverable('NO_SERVER')
  const { calendar, sender, ...rest } = mail
  const letter = {
    ...rest,
    from: namedSender(mailFrom, sender?.name ?? null),
    ...(sender?.replyTo && { replyTo: sender.replyTo }),
    messageId: `<${messageId}@wegwijs>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(calendar && { icalEvent: { ...calendar, filename: 'afspraak.ics' } }),
  }
  if (smtpUrl) return handOver(smtpUrl, { ...letter, ...(ending && { signal: ending }) })
  const { message } = await onPaper.sendMail(letter)
  return keepInFolder(`${messageId}.eml`, message as Buffer)
}

/** With what is called once the server has the whole letter. */
type Handed = SendMailOptions & { readOut?: () => void }

async function handOver(url: string, letter: Handed): Promise<string> {
  let whole = false
  letter.readOut = () => {
    whole = true
  }
  try {
    return receiptOf((await serverAt(url).sendMail(letter)).response)
  } catch (error) {
    if (whole && !('responseCode' in (error as object))) throw new Undeliverable('NO_ANSWER')
    throw whatItMeans(error)
  }
}

/** Writes a file into the mail folder in one go: who looks there never sees half a letter. */
export async function keepInFolder(name: string, content: Buffer | string): Promise<string> {
  const folder = join(config().dataFolder, 'mail')
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `.${randomUUID()}`)
  try {
    await writeFile(unfinished, content, { mode: 0o600 })
    await rename(unfinished, join(folder, name))
  } catch (error) {
    // A full disk leaves half a letter behind.
    await rm(unfinished, { force: true })
    throw error
  }
  return name
}

export type KeptLetter = { name: string; subject: string; text: string; at: Date; calendar: boolean }

/** The letters that lie in the data folder because there is no mail server, newest first, at most `count`. */
export async function keptLetters(count: number): Promise<KeptLetter[]> {
  const folder = join(config().dataFolder, 'mail')
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[^.].*\.(eml|txt)$/.test(name))
  const found = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtime })),
  )
  const newest = found.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, count)
  return Promise.all(newest.map(async (one) => ({ ...one, ...(await readLetter(join(folder, one.name))) })))
}

async function readLetter(path: string): Promise<Omit<KeptLetter, 'name' | 'at'>> {
  if (path.endsWith('.txt')) return { subject: 'Sms', text: await readFile(path, 'utf8'), calendar: false }
  const { subject = '', text = '', attachments } = await simpleParser(await readFile(path))
  const calendar = attachments.some((one) => one.contentType === 'text/calendar')
  return { subject, text, calendar }
}

/** Milliseconds after which nobody is writing any more on what was not finished. */
const UNFINISHED_FOR = 3_600_000

/** The letters and sms in the folder, each by the id of its message; without one what was never finished, an hour later. */
export async function filedLetters(now: Date): Promise<{ name: string; messageId: string | null }[]> {
  const folder = join(config().dataFolder, 'mail')
  const filed = []
  for (const name of await readdir(folder).catch(() => [])) {
    const [, messageId] = /^([0-9a-f-]{36})\.(?:eml|txt)$/.exec(name) ?? []
    if (messageId) filed.push({ name, messageId })
    else if (/^\.[0-9a-f-]{36}$/.test(name) && (await writtenAt(join(folder, name))) < +now - UNFINISHED_FOR)
      filed.push({ name, messageId: null })
  }
  return filed
}

/** When something was written there; one that has its own name by now is young. */
async function writtenAt(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? Number.POSITIVE_INFINITY
}

/** Takes letters out of the folder; one that has gone already is well. */
export async function removeLetters(names: string[]): Promise<void> {
  await Promise.all(names.map((name) => rm(join(config().dataFolder, 'mail', name), { force: true })))
}

/** Lets go of the connections to the mail server; a next letter opens new ones. */
export function closeMail(): void {
  for (const server of servers.values()) server.close()
  servers.clear()
}

const onPaper = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
const servers = new Map<string, Transporter>()

function serverAt(url: string): Transporter {
  const known = servers.get(url)
  if (known) return known
  // By itself the pool hands a letter over again when its line closes; whether that may be is for the tray to say.
  const server = createTransport({ url, pool: true, maxRequeues: 0, idleTimeout: 20_000, ...timeouts })
  server.use('stream', (mail, done) => {
    const { message, data } = mail
    const open = message.createReadStream.bind(message)
    message.createReadStream = (options) => open(options).once('end', () => (data as Handed).readOut?.())
    done()
  })
  servers.set(url, server)
  return server
}

/** The number under which the mail server keeps the letter, else its answer without anything like an address. */
function receiptOf(response: unknown): string {
  const said = String(response ?? '')
  const queued = /queued as <?([\w.-]+)/i.exec(said)?.[1]
  const words = said.split(/\s+/).filter((word) => word !== '' && !word.includes('@'))
  return (queued ?? words.join(' ')).slice(0, 100) || 'accepted'
}
