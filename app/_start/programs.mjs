import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The folder that package.json stands in. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

const ending = ['SIGINT', 'SIGTERM', 'SIGHUP']
const running = new Set()

/**
 * A program of ours ends when this process is gone, also after `kill -9`: the channel closes then.
 * Its own helpers inherit the option; they are left alone, because they live by their channel.
 */
const follow = `data:text/javascript,${encodeURIComponent(
  `if (process.ppid === ${process.pid}) { process.on('disconnect', () => process.exit(1)); process.channel?.unref() }`,
)}`

/** Runs a script with this very Node and answers with its exit code; its output goes to ours. */
export function runScript(
  script,
  args = [],
  { env = process.env, nodeOptions = [], stdio = 'inherit' } = {},
) {
  return runProgram(process.execPath, ['--import', follow, ...nodeOptions, script, ...args], {
    env,
    stdio: ['ignore', stdio, 'inherit', 'ipc'],
  })
}

/** Runs a script in TypeScript, as `runScript` does. */
export function runTypeScript(script, options = {}) {
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  return runScript(script, [], { ...options, nodeOptions: ['--import', tsx] })
}

/** Runs a program in the house and answers with its exit code, as a shell counts: 130 after Ctrl-C. */
export function runProgram(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    running.add(child)
    child.once('error', (error) => {
      running.delete(child)
      reject(error)
    })
    child.once('exit', (code, signal) => {
      running.delete(child)
      resolve(code ?? 128 + (constants.signals[signal] ?? 1))
    })
  })
}

/** Passes a signal on to every program that still runs. */
export function signalPrograms(signal) {
  for (const child of running) child.kill(signal)
}

/** Calls `work(signal)` when somebody asks this process to end, or when the process that started it is gone. */
export function onEnd(work) {
  for (const signal of ending) process.on(signal, work)
  process.on('disconnect', () => work('SIGTERM'))
  // Listening must not keep this process alive by itself.
  process.channel?.unref()
}

/** The script behind a command of a package: .bin holds shell scripts on Windows, and starts an older Node elsewhere. */
export function commandOf(name, command) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}
