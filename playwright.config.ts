import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium, freePort } from './tests/support/machine.ts'

// Workers load this file again: what was chosen the first time stands in the environment.
process.env.STORIES_PORT ??= String(await freePort())
process.env.STORIES_PROVIDER ??= String(await freePort())
process.env.STORIES_DATA ??= mkdtempSync(join(tmpdir(), 'wegwijs-stories-'))
const port = process.env.STORIES_PORT
const provider = process.env.STORIES_PROVIDER

/** The stories with a site of their own. */
const alone = ['upgrade.spec.ts', 'setup.spec.ts']

/** The resident's stories, in a real Chromium against the app as `npm start` starts it. */
export default defineConfig({
  testDir: 'tests/stories',
  testMatch: '*.spec.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // A full house at a test run is no reason to say that a page is wrong.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 360, height: 740 },
    locale: 'nl-NL',
    launchOptions: { executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] },
    screenshot: 'only-on-failure',
    // A page that does not come is the finding, not a story that ran out of time.
    navigationTimeout: 30_000,
    actionTimeout: 30_000,
  },
  projects: [
    { name: 'with JavaScript', grepInvert: /@plain/, testIgnore: alone },
    {
      name: 'without JavaScript',
      use: { javaScriptEnabled: false },
      grepInvert: /@script/,
      testIgnore: alone,
    },
    // They build the app once more and need the whole computer: after the others.
    {
      name: 'upgrade',
      testMatch: alone,
      dependencies: ['with JavaScript', 'without JavaScript'],
    },
  ],
  webServer: [
    {
      command: 'node app/_start/start.mjs',
      url: `http://localhost:${port}/api/health`,
      timeout: 240_000,
      env: {
        PORT: port,
        WEGWIJS_DATA: process.env.STORIES_DATA,
        DATABASE_URL: '',
        DEMO: '1',
        TRUSTED_PROXIES: '1',
        OIDC_ISSUER: `http://localhost:${provider}`,
        OIDC_CLIENT_ID: 'wegwijs',
        OIDC_CLIENT_SECRET: 'only-in-stories',
      },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    },
    {
      command: 'node tests/support/provider.ts',
      url: `http://localhost:${provider}/.well-known/openid-configuration`,
      env: { PROVIDER_PORT: provider, SITE: `http://localhost:${port}` },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    },
  ],
})
