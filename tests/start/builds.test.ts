import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimBuild, finishBuild, sweepBuilds } from '@/app/_start/builds.ts'

let builds = ''

beforeEach(() => {
  builds = mkdtempSync(join(tmpdir(), 'wegwijs-builds-'))
})
afterEach(() => rmSync(builds, { recursive: true, force: true }))

/** A build that was last started from so many days ago. */
function aBuild(name: string, days: number): void {
  mkdirSync(join(builds, name))
  writeFileSync(join(builds, name, 'page.html'), name)
  finishBuild(builds, name)
  const then = new Date(Date.now() - days * 86_400_000)
  utimesSync(join(builds, name, 'wegwijs-stamp'), then, then)
}

function names(): string[] {
  return readdirSync(builds, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** A site in a process of its own that runs from a build. */
async function aSite(name: string) {
  const script = `
    import { claimBuild } from ${JSON.stringify(pathToFileURL('app/_start/builds.ts').href)}
    console.log(await claimBuild(${JSON.stringify(builds)}, ${JSON.stringify(name)}))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  expect(String(said).trim()).toBe('true')
  return {
    kill: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

test('of the builds that nobody uses only the two that were used last stay', async () => {
  for (const [name, days] of Object.entries({ oldest: 9, old: 5, young: 2, new: 1 })) aBuild(name, days)
  await sweepBuilds(builds)
  expect(names()).toEqual(['new', 'young'])
})

test('a build that a site runs from stays, however old it is, until that site is gone', async () => {
  for (const [name, days] of Object.entries({ used: 9, young: 2, new: 1 })) aBuild(name, days)
  const site = await aSite('used')
  for (const name of ['newer', 'newest']) aBuild(name, -1)
  await sweepBuilds(builds)
  expect(names()).toEqual(['newer', 'newest', 'used'])
  await site.kill()
  await sweepBuilds(builds)
  expect(names()).toEqual(['newer', 'newest'])
})

test('going back to an older build makes it one of the newest', async () => {
  for (const [name, days] of Object.entries({ first: 9, second: 5, third: 2 })) aBuild(name, days)
  expect(await claimBuild(builds, 'first')).toBe(true)
  await sweepBuilds(builds)
  expect(names()).toEqual(['first', 'third'])
})

test('a build that was killed halfway is never used, and is cleared away', async () => {
  aBuild('whole', 1)
  mkdirSync(join(builds, 'half'))
  expect(await claimBuild(builds, 'half')).toBe(false)
  await sweepBuilds(builds)
  expect(names()).toEqual(['whole'])
})
