import { spawn } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from '../../app/_start/build.ts'
import { stopped } from './machine'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['app', 'lib', 'db', 'emails', 'instrumentation.ts', 'next.config.mjs', 'tsconfig.json']
const packages = ['package.json', 'package-lock.json']

/** A copy of the sources in a folder of its own, with the same packages, where they can be changed and built. */
function copyCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijs-checkout-'))
  for (const name of [...sources, ...packages]) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  link(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** The same with the build for the demo of these very sources, which is there when stories are told. */
export async function copyBuilt(): Promise<string> {
  const folder = copyCheckout()
  const built = await build({ demo: true })
  cpSync(join(root, built), join(folder, built), {
    recursive: true,
    // Who works with ours works with ours.
    filter: (path) => !path.includes('/used-by-'),
  })
  // Nothing else in a build says where it lies.
  for (const name of ['required-server-files.json', 'required-server-files.js']) {
    const file = join(folder, built, name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(resolve(root), folder))
  }
  return folder
}

/** The same files at another place: Next wants its packages inside the folder that it builds. */
function link(from: string, to: string): void {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [here, there] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) link(here, there)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(here), there)
    else linkOrCopy(here, there)
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // The temporary folder is on another disk.
    copyFileSync(from, to)
  }
}

export type Site = { url: string; stop: () => Promise<void> }

/** Starts the site of a checkout as `npm start` does, and waits for its first page. */
export async function startSite(
  checkout: string,
  env: { WEGWIJS_DATA: string; PORT: string; NEXT_SERVER_ACTIONS_ENCRYPTION_KEY?: string; DEMO?: string },
): Promise<Site> {
  const { DATABASE_URL: _, ...own } = process.env
  const child = spawn(process.execPath, ['app/_start/start.mjs'], {
    cwd: checkout,
    env: { ...own, DEMO: '1', ...env },
    // It ends together with this process, through the channel.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const url = `http://localhost:${env.PORT}`
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error('the site did not start; what is wrong is said above')
    await sleep(100)
  }
  return { url, stop: () => stopped(child) }
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/health`).catch(() => null)
  return answer?.ok ?? false
}
