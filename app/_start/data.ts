import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './programs.mjs'

const secretNames = ['WEGWIJS_SECRET', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] as const

const withoutSecrets = [
  'Is there none? Remove it and start: new secrets are made. Forms that are open, links and codes on their way and every',
  'second step then stop working (npm run reset-factor), and no job runs until you type: npm run not-a-copy',
].join('\n')

type Secrets = Record<(typeof secretNames)[number], string>

/** Makes the data folder, closed to others, and puts it and the secrets kept in it in the environment; answers with its path. */
export function openData(): string {
  const folder = resolve(root, process.env.WEGWIJS_DATA || '.data')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    chmodSync(folder, 0o700)
  } catch {
    // Somebody else's folder that we may write in, as a mounted volume can be: theirs to close.
  }
  process.env.WEGWIJS_DATA = folder
  if (!secretNames.every((name) => process.env[name])) {
    const kept = keptSecrets(join(folder, 'secrets.json'))
    for (const name of secretNames) process.env[name] ||= kept[name]
  }
  checkKey()
  return folder
}

/** What stands before a command that has to find the site as this one is started; nothing where all of it is usual. */
export function asStarted(): string {
  const { WEGWIJS_DATA: folder, PORT, PUBLIC_URL } = process.env
  const own = folder && resolve(root, folder) !== resolve(root, '.data') ? folder : undefined
  const set = Object.entries({ WEGWIJS_DATA: own, PUBLIC_URL, PORT: PUBLIC_URL ? undefined : PORT })
  return set.map(([name, value]) => (value ? `${name}=${quoted(value)} ` : '')).join('')
}

function quoted(value: string): string {
  return /^[\w./:@%+-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}

function keptSecrets(file: string): Secrets {
  if (!existsSync(file)) make(file)
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'))
    if (secretNames.every((name) => typeof kept[name] === 'string')) return kept
  } catch {
    // Said below, together with a file that lacks something.
  }
  throw new Error(`${file} is damaged. Put back a copy.\n${withoutSecrets}`)
}

/** Written whole under another name first; of two starts at once the first one's secrets stay. */
function make(file: string): void {
  const secrets = Object.fromEntries(secretNames.map((name) => [name, randomBytes(32).toString('base64')]))
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Next notices a key of the wrong length only when the first form is sent. */
function checkKey(): void {
  const length = Buffer.from(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '', 'base64').length
  if (length === 32) return
  throw new Error(
    `NEXT_SERVER_ACTIONS_ENCRYPTION_KEY has to be 32 bytes in base64, and is ${length}. Make one with: openssl rand -base64 32`,
  )
}
