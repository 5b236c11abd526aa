import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { waitForLock } from '../../db/embedded/lock.mjs'
import { claimBuild, finishBuild, sweepBuilds } from './builds.ts'
import { root } from './programs.mjs'
import { commandOf, runScript } from './scripts.ts'

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
/** Every build has a folder of its own here, named after what it was made from and whether it is for the demo. */
const builds = '.next/builds'
/**
 * Next derives the names of the forms' actions from the key it is built with: with always the same one, a
 * form that was open during an upgrade is known to every build. What it encrypts, it does with the key of
 * the data, which the running site has.
 */
const namingKey = Buffer.alloc(32, 'wegwijs').toString('base64')

/**
 * Builds the app, with or without what is only for the demo, when there is no such build of its sources yet; answers
 * with the folder of the build, as seen from the root. Its files stay as long as this process lives, whatever is built
 * meanwhile.
 */
export async function build({ demo }: { demo: boolean }): Promise<string> {
  const wanted = nameOf(demo)
  if (await claimBuild(join(root, builds), wanted)) return `${builds}/${wanted}`
  const release = await waitForLock(join(root, '.data/build.lock'), (holder) =>
    console.log(`Waiting for process ${holder}, which is building…`),
  )
  try {
    // Taken before the build: what changes during it is built the next time.
    const now = nameOf(demo)
    if (!(await claimBuild(join(root, builds), now))) {
      await buildNext(now, demo)
      await claimBuild(join(root, builds), now)
      await sweepBuilds(join(root, builds))
    }
    return `${builds}/${now}`
  } finally {
    release()
  }
}

async function buildNext(name: string, demo: boolean): Promise<void> {
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
      DEMO: demo ? '1' : '',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: namingKey,
      WEGWIJS_BUILD: `${builds}/${name}`,
    },
  })
  if (code !== 0 || !existsSync(join(folder, 'BUILD_ID')))
    throw new Error(`The build failed (code ${code}); what is wrong is said above.`)
  rmSync(join(folder, 'cache'), { recursive: true, force: true })
  finishBuild(join(root, builds), name)
}

/** What the demo has is decided by the build: one name never serves for both. */
function nameOf(demo: boolean): string {
  return demo ? `${fingerprint()}-demo` : fingerprint()
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesBelow)) {
    const content = readFileSync(join(root, path))
    hash.update(`\n${path} ${content.length}\n`).update(content)
  }
  return hash.digest('hex').slice(0, 16)
}

function filesBelow(path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`))
}
