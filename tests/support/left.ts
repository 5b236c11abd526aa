import { afterAll, vi } from 'vitest'

// One process runs many files, with everything they loaded. What a file put in place of what was there ends with it.

/** The environment itself, not what a file put in its place, with what stood in it before the first file. */
const first = globalThis as { wegwijsEnvironment?: { own: NodeJS.ProcessEnv; stood: NodeJS.ProcessEnv } }
first.wegwijsEnvironment ??= { own: process.env, stood: { ...process.env } }
const { own, stood } = first.wegwijsEnvironment

/** What a process of the site keeps for itself: its pool of connections, and how far its clock is off. */
const kept = globalThis as {
  wegwijsDatabase?: unknown
  wegwijsLookout?: unknown
  wegwijsClock?: { keeper?: NodeJS.Timeout }
}

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  process.env = own
  // What the tests' own tools note there about this process is not a file's.
  for (const name of Object.keys(own)) if (!(name in stood) && !name.startsWith('VITEST')) delete own[name]
  Object.assign(own, stood)
  clearInterval(kept.wegwijsClock?.keeper)
  kept.wegwijsClock = undefined
  kept.wegwijsDatabase = undefined
  kept.wegwijsLookout = undefined
})
