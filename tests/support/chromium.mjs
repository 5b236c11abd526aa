import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

/** The Chromium of the system (CHROMIUM_PATH names one), else the one Playwright fetched for itself; else undefined. */
export function findChromium() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  // The same Chromium without a window opens a page twice as fast.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  return [process.env.CHROMIUM_PATH, ...paths, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  )
}
