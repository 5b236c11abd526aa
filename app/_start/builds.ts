import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isHeld, takeLock, waitForLock } from '../../db/embedded/lock.mjs'

/** Builds that stay although nobody uses them: the newest, and the one to go back to. */
const spare = 2
/** Written last, so that a build with it is whole; its time is when somebody last started from it. */
const stampOf = (builds: string, name: string) => join(builds, name, 'wegwijs-stamp')
const isWhole = (builds: string, name: string) => existsSync(stampOf(builds, name))

/** Says that the build `name` in the folder `builds` is whole. */
export function finishBuild(builds: string, name: string): void {
  writeFileSync(stampOf(builds, name), '')
}

/** Marks a whole build as used for as long as this process lives; answers whether there is one. */
export async function claimBuild(builds: string, name: string): Promise<boolean> {
  if (!isWhole(builds, name)) return false
  try {
    return await atTheDoor(builds, () => {
      if (!isWhole(builds, name)) return false
      process.once('exit', takeLock(join(builds, name, `used-by-${process.pid}`)))
      utimesSync(stampOf(builds, name), new Date(), new Date())
      return true
    })
  } catch (error) {
    // Built by somebody else, in a folder that this user may only read: theirs to keep.
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return isWhole(builds, name)
  }
}

/** Removes the builds that no process uses, except the newest two, and what is left of builds that were killed. */
export async function sweepBuilds(builds: string): Promise<void> {
  const doomed = await atTheDoor(builds, () => {
    const names = readdirSync(builds, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    const lastUsed = (name: string) => statSync(stampOf(builds, name)).mtimeMs
    const whole = names.filter((name) => isWhole(builds, name)).sort((a, b) => lastUsed(b) - lastUsed(a))
    const kept = new Set([...whole.slice(0, spare), ...whole.filter((name) => isUsed(join(builds, name)))])
    const rest = names.filter((name) => !kept.has(name))
    // Without its stamp nobody starts from it any more.
    for (const name of rest) rmSync(stampOf(builds, name), { force: true })
    return rest
  })
  for (const name of doomed) rmSync(join(builds, name), { recursive: true, force: true })
}

function isUsed(folder: string): boolean {
  return readdirSync(folder).some((file) => /^used-by-\d+$/.test(file) && isHeld(join(folder, file)))
}

/** Looks at the builds, or marks one, while nobody else does. */
async function atTheDoor<Found>(builds: string, work: () => Found): Promise<Found> {
  const release = await waitForLock(join(builds, 'door.lock'))
  try {
    return work()
  } finally {
    release()
  }
}
