import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitForLock } from '../../db/lock.mjs'
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
const stamp = join(root, '.next/wegwijs-stamp')
/** Next writes it when a build is complete. */
const buildId = join(root, '.next/BUILD_ID')

/**
 * Builds the app when its sources are not the ones it was last built from; answers whether it did.
 * The build derives the names of the forms' actions from the key, so a key that several instances
 * share (`givenKey`) counts as a source. One that was made for this data does not: another start with
 * other data would build the app away from under this one.
 */
export async function build(givenKey) {
  if (isBuiltFrom(fingerprint(givenKey))) return false
  const release = await waitForLock(join(root, '.data/build.lock'), (holder) =>
    console.log(`Waiting for process ${holder}, which is building…`),
  )
  try {
    // Taken before the build: what changes during it is built the next time.
    const now = fingerprint(givenKey)
    if (isBuiltFrom(now)) return false
    await buildNext()
    writeFileSync(stamp, now)
    return true
  } finally {
    release()
  }
}

async function buildNext() {
  console.log('Building (a minute, only after a change)…')
  for (const old of [stamp, buildId]) rmSync(old, { force: true })
  // Without the database: what is built holds no data, and is the same wherever it is built.
  const { DATABASE_URL: _, ...env } = process.env
  const code = await runScript(commandOf('next', 'next'), ['build'], {
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0 || !existsSync(buildId))
    throw new Error(`The build failed (code ${code}); what is wrong is said above.`)
}

function isBuiltFrom(now) {
  return existsSync(buildId) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now
}

function fingerprint(givenKey) {
  const hash = createHash('sha256').update(givenKey)
  for (const path of sources.flatMap(filesBelow)) {
    const content = readFileSync(join(root, path))
    hash.update(`\n${path} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

function filesBelow(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`))
}
