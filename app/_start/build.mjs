import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isHeld, takeLock, waitForLock } from '../../db/lock.mjs'
import { commandOf, root, runScript } from './programs.mjs'

const sources = [
  'app',
  'lib',
  'db',
  'emails',
  'public',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
]
/** Every build has a folder of its own here, named after what it was made from. */
const builds = '.next/builds'
/** Builds that nobody uses and that stay all the same: this one, and the one to go back to. */
const keptBuilds = 2
/** Written last, so that a folder with it is a whole build; its time is when somebody last started from it. */
const stampOf = (name) => join(root, builds, name, 'wegwijs-stamp')

/**
 * Builds the app when there is no build of its sources yet, and answers with the folder of the build,
 * as seen from the root. Its files stay as long as this process lives, whatever is built meanwhile.
 *
 * The build derives the names of the forms' actions from the key, so a key that several instances
 * share (`givenKey`) counts as a source. One that was made for this data does not: a start with
 * other data can use the same build.
 */
export async function build(givenKey) {
  const wanted = fingerprint(givenKey)
  if (await use(wanted)) return `${builds}/${wanted}`
  const release = await waitForLock(join(root, '.data/build.lock'), (holder) =>
    console.log(`Waiting for process ${holder}, which is building…`),
  )
  try {
    // Taken before the build: what changes during it is built the next time.
    const now = fingerprint(givenKey)
    if (!(await use(now))) {
      await buildNext(now)
      await use(now)
      await sweep()
    }
    return `${builds}/${now}`
  } finally {
    release()
  }
}

async function buildNext(name) {
  console.log('Building (a minute, only after a change)…')
  const folder = join(root, builds, name)
  // What a build left behind that was killed.
  rmSync(folder, { recursive: true, force: true })
  // Without the database: what is built holds no data, and is the same wherever it is built.
  const { DATABASE_URL: _, ...env } = process.env
  const code = await runScript(commandOf('next', 'next'), ['build'], {
    env: {
      ...env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      WEGWIJS_BUILD: `${builds}/${name}`,
    },
  })
  if (code !== 0 || !existsSync(join(folder, 'BUILD_ID')))
    throw new Error(`The build failed (code ${code}); what is wrong is said above.`)
  rmSync(join(folder, 'cache'), { recursive: true, force: true })
  writeFileSync(stampOf(name), '')
}

/** Marks a whole build as used by this process; answers whether there is one. */
async function use(name) {
  if (!existsSync(stampOf(name))) return false
  try {
    return await atTheDoor(() => {
      if (!existsSync(stampOf(name))) return false
      process.once('exit', takeLock(join(root, builds, name, `used-by-${process.pid}`)))
      utimesSync(stampOf(name), new Date(), new Date())
      return true
    })
  } catch (error) {
    // Built by somebody else, in a folder that this user may only read: theirs to keep.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error
    return true
  }
}

/** Removes the builds that nobody uses, except the newest. */
async function sweep() {
  const doomed = await atTheDoor(() => {
    const names = readdirSync(join(root, builds), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    const whole = names.filter((name) => existsSync(stampOf(name))).sort((a, b) => age(a) - age(b))
    const kept = new Set([...whole.slice(0, keptBuilds), ...whole.filter(isUsed)])
    const rest = names.filter((name) => !kept.has(name))
    // Without its stamp nobody starts from it any more.
    for (const name of rest) rmSync(stampOf(name), { force: true })
    return rest
  })
  for (const name of doomed) rmSync(join(root, builds, name), { recursive: true, force: true })
}

const age = (name) => -statSync(stampOf(name)).mtimeMs

function isUsed(name) {
  const folder = join(root, builds, name)
  return readdirSync(folder).some((file) => /^used-by-\d+$/.test(file) && isHeld(join(folder, file)))
}

/** Looks at the builds, or marks one, while nobody else does. */
async function atTheDoor(work) {
  const release = await waitForLock(join(root, builds, 'door.lock'))
  try {
    return work()
  } finally {
    release()
  }
}

function fingerprint(givenKey) {
  const hash = createHash('sha256').update(givenKey)
  for (const path of sources.flatMap(filesBelow)) {
    const content = readFileSync(join(root, path))
    hash.update(`\n${path} ${content.length}\n`).update(content)
  }
  return hash.digest('hex').slice(0, 16)
}

function filesBelow(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`))
}
