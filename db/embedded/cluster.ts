import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isRoot, publicFolder, unprivilegedUser } from './binaries.ts'
import { bareEnvironment, ownerOf } from './postmaster.ts'

const run = promisify(execFile)
/** Who owns everything in the cluster. */
export const owner = 'wegwijs'

/** Where the database of a data folder stands, and the password of its owner. */
export type Place = { cluster: string; password: string }
type Making = { binaries: string; fast: boolean }

/** Where the cluster of a data folder is and its password: kept in the data folder, because root's cluster stands elsewhere. */
export function placeOf(dataFolder: string): Place {
  const known = knownPlace(dataFolder)
  if (known) return known
  const place = {
    cluster: isRoot()
      ? join(publicFolder(), `data-${randomBytes(8).toString('hex')}`)
      : join(dataFolder, 'postgres'),
    password: randomBytes(24).toString('base64url'),
  }
  const note = noteIn(dataFolder)
  const draft = `${note}.${process.pid}`
  writeFileSync(draft, JSON.stringify(place, null, 2), { mode: 0o600 })
  renameSync(draft, note)
  return place
}

/** The same for a data folder on which a database was made before; null when none was. */
export function knownPlace(dataFolder: string): Place | null {
  const note = noteIn(dataFolder)
  return existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : null
}

/** Removes a cluster and what is known of it. */
export function forget(place: Place, dataFolder: string): void {
  rmSync(place.cluster, { recursive: true, force: true })
  rmSync(noteIn(dataFolder), { force: true })
}

/** Whether the cluster was made. */
export const isMade = ({ cluster }: Place): boolean => existsSync(join(cluster, 'PG_VERSION'))

/** Makes the cluster under another name first: what has its final name is complete. */
export async function makeCluster(place: Place, { binaries, fast }: Making): Promise<void> {
  const draft = mkdtempSync(`${place.cluster}.draft-`)
  const passwordFile = join(draft, 'password')
  try {
    const folder = join(draft, 'cluster')
    mkdirSync(folder, { mode: 0o700 })
    writeFileSync(passwordFile, place.password, { mode: 0o600 })
    if (isRoot()) {
      const { uid, gid } = unprivilegedUser()
      for (const path of [draft, folder, passwordFile]) chownSync(path, uid, gid)
    }
    await initialise({ binaries, folder, passwordFile, fast })
    renameSync(folder, place.cluster)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

type Draft = Making & { folder: string; passwordFile: string }

async function initialise({ binaries, folder, passwordFile, fast }: Draft): Promise<void> {
  const options = [
    ...['-D', folder, '-U', owner, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ...(fast ? ['--no-sync'] : []),
  ]
  try {
    await run(join(binaries, 'bin', 'initdb'), options, {
      cwd: folder,
      env: bareEnvironment(),
      ...ownerOf(folder),
    })
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    throw new Error(`The database could not be made: ${stderr || message}`)
  }
  chmodSync(folder, 0o700)
}

const noteIn = (dataFolder: string) => join(dataFolder, 'database.json')
