import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that package.json stands in. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** @type {NodeJS.Signals[]} */
const ending = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Runs a program in the house and answers with its exit code, as a shell counts: 130 after Ctrl-C.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
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
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 1))
    })
  })
}

/**
 * Passes a signal on to every program that still runs.
 *
 * @param {NodeJS.Signals} signal
 */
export function signalPrograms(signal) {
  for (const child of running) child.kill(signal)
}

/**
 * Calls `work(signal)` when somebody asks this process to end, or when the process that started it is gone.
 *
 * @param {(signal: NodeJS.Signals) => void} work
 */
export function onEnd(work) {
  for (const signal of ending) process.on(signal, work)
  process.on('disconnect', () => work('SIGTERM'))
  // Listening must not keep this process alive by itself.
  process.channel?.unref()
  if (process.env.npm_lifecycle_event) whenLeft(() => work('SIGTERM'))
}

/**
 * Lets this process go on when nobody reads any more what it says: each line would be an error of its own, which is said to
 * nobody again, without end.
 */
export function goOnUnheard() {
  for (const line of [process.stdout, process.stderr]) line.on('error', () => {})
}

/**
 * Calls `work` once the process that started this one is gone: between npm and a program stands a shell, which ends at a
 * signal and passes it on to nobody.
 *
 * @param {() => void} work
 */
function whenLeft(work) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    work()
  }, 500).unref()
}
