import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Thrown when another living process holds the lock; `holder` is its process id. */
export class Held extends Error {
  /**
   * @param {string} path
   * @param {number} holder
   */
  constructor(path, holder) {
    super(`${path} is held by process ${holder}`)
    this.holder = holder
  }
}

/**
 * Takes the lock file at `path` for this process and answers with the function that gives it back.
 * A lock left behind by a process that was killed is taken over: a process is recognised by its id
 * together with the moment it started, because ids are used again.
 *
 * @param {string} path
 * @returns {() => void}
 */
export function takeLock(path) {
  mkdirSync(dirname(path), { recursive: true })
  const mine = `${process.pid} ${startedAt(process.pid)}`
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(draft, mine, { mode: 0o644 })
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      if (linked(draft, path)) return () => giveBack(path, mine)
      const theirs = read(path)
      if (theirs === null) continue
      const holder = Number(theirs.split(' ')[0])
      if (theirs === mine || isRunning(theirs)) throw new Held(path, holder)
      takeAway(path, theirs)
    }
    throw new Error(`the lock ${path} could not be taken`)
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * As `takeLock`, but waits for its turn; `onWait(holder)` is called once when there is something to wait for.
 *
 * @param {string} path
 * @param {(holder: number) => void} onWait
 * @returns {Promise<() => void>}
 */
export async function waitForLock(path, onWait = () => {}) {
  let told = false
  for (;;) {
    try {
      return takeLock(path)
    } catch (error) {
      if (!(error instanceof Held)) throw error
      if (!told) onWait(error.holder)
      told = true
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

/**
 * Whether a living process holds the lock file at `path`.
 *
 * @param {string} path
 */
export function isHeld(path) {
  const owner = read(path)
  return owner !== null && isRunning(owner)
}

/**
 * @param {string} draft
 * @param {string} path
 */
function linked(draft, path) {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes a dead lock by renaming it, so that of two takers only one removes it, and never a fresh one.
 *
 * @param {string} path
 * @param {string} dead
 */
function takeAway(path, dead) {
  const aside = `${path}.dead.${process.pid}`
  try {
    renameSync(path, aside)
    if (read(aside) !== dead) linked(aside, path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/**
 * @param {string} path
 * @param {string} mine
 */
function giveBack(path, mine) {
  if (read(path) === mine) rmSync(path, { force: true })
}

/** @param {string} owner */
function isRunning(owner) {
  const [pid, ...started] = owner.split(' ')
  const now = startedAt(Number(pid))
  return now !== null && now === started.join(' ')
}

/**
 * When a process started, as a text that differs between two processes with the same id; null when it is gone.
 *
 * @param {number} pid
 */
export function startedAt(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (process.platform === 'linux') {
    const stat = read(`/proc/${pid}/stat`)
    if (stat === null) return null
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : `${bootId()}/${fields[19]}`
  }
  if (process.platform === 'win32') return alive(pid) ? 'unknown' : null
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

function bootId() {
  return (read('/proc/sys/kernel/random/boot_id') ?? '').trim()
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
