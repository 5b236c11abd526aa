import { goOnUnder, install } from '../app/_start/install.mjs'

// What follows is TypeScript, and needs the packages.
await goOnUnder(await install())
await import('./all.ts')
