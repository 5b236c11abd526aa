import { signalPrograms } from './programs.mjs'
import { runInHouse } from './scripts.ts'

/** Milliseconds before jobs that ended are started again: the first time, and at most. */
const pauses = { first: 1_000, most: 30_000 }
/** Milliseconds after which jobs that end have run well. */
const well = 60_000

/**
 * Runs the jobs in a process of their own, so that what they do never keeps a visitor waiting; one that dies is
 * started again. `stop` lets them finish what they are at.
 */
export function keepJobs(complain: (sentence: string) => void): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const watching = watch(stopping.signal, complain)
  return {
    stop: async () => {
      stopping.abort()
      signalPrograms('SIGTERM')
      await watching
    },
  }
}

async function watch(stopping: AbortSignal, complain: (sentence: string) => void): Promise<void> {
  for (let deaths = 0; !stopping.aborted; ) {
    const began = performance.now()
    const code = await runInHouse('app/_start/worker.ts')
    if (stopping.aborted) return
    deaths = performance.now() - began < well ? deaths + 1 : 1
    complain(`The jobs ended (code ${code}); starting them again.`)
    await pause(Math.min(pauses.first * 2 ** (deaths - 1), pauses.most), stopping)
  }
}

function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    stopping.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
