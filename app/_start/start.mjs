import { goOnUnder, install } from './install.mjs'
import { goOnUnheard } from './programs.mjs'

goOnUnheard()

// What follows is TypeScript, which only the Node of the packages is sure to read.
try {
  await goOnUnder(await install())
  const { start } = await import('./site.ts')
  await start()
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
