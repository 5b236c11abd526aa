import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { knownPlace } from '../../db/embedded/cluster.ts'

/** The Chromium of the system (CHROMIUM_PATH names one), else the one Playwright fetched for itself; else undefined. */
export function findChromium(): string | undefined {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  // The same Chromium without a window opens a page twice as fast.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  return [process.env.CHROMIUM_PATH, ...paths, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  )
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Ends a program that was started here, and waits until it is gone. */
export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** Removes a data folder; the database of root stands elsewhere. */
export function forgetData(data: string): void {
  const place = knownPlace(data)
  for (const path of place ? [place.cluster, `${place.cluster}.lock`] : []) {
    rmSync(path, { recursive: true, force: true })
  }
  rmSync(data, { recursive: true, force: true })
}
