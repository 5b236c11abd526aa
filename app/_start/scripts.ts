import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runProgram } from './programs.mjs'

/**
 * A program of ours ends when this process is gone, also after `kill -9`: the channel closes then.
 * Its own helpers inherit the option; they are left alone, because they live by their channel.
 */
const follow = `data:text/javascript,${encodeURIComponent(
  `if (process.ppid === ${process.pid}) { process.on('disconnect', () => process.exit(1)); process.channel?.unref() }`,
)}`

type Options = { env?: NodeJS.ProcessEnv; nodeOptions?: string[] }

/** Runs a script with this very Node and answers with its exit code; its output goes to ours. */
export function runScript(
  script: string,
  args: string[] = [],
  { env = process.env, nodeOptions = [] }: Options = {},
): Promise<number> {
  return runProgram(process.execPath, ['--import', follow, ...nodeOptions, script, ...args], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

/** Runs a script that uses the house's own addresses (`@/lib/…`), which Node does not know; as `runScript` does. */
export function runInHouse(script: string): Promise<number> {
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  return runScript(script, [], { nodeOptions: ['--import', tsx] })
}

/** The script behind a command of a package: .bin holds shell scripts on Windows, and starts an older Node elsewhere. */
export function commandOf(name: string, command: string): string {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}
