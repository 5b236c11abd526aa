import type { Postmaster } from './postmaster.ts'

/** How often within how many milliseconds a database that keeps dying is started again. */
const revivals = { times: 5, within: 60_000 }

type Options = {
  /** Starts PostgreSQL once more on the same port and data; left out, one that dies stays dead. */
  startAgain: (() => Promise<Postmaster>) | undefined
  onLog: (sentence: string) => void
  /** Called once it is over. */
  release: () => void
}

export type Supervised = {
  /** Process id of the PostgreSQL that runs now. */
  readonly pid: number
  /** Resolves with the reason when the server died and will not be started again. */
  readonly crashed: Promise<string>
  stop(): Promise<void>
}

/** Looks after a PostgreSQL that runs: starts it again when it dies, and stops it when it may. */
export function supervise(first: Postmaster, { startAgain, onLog, release }: Options): Supervised {
  let current = first
  let stopping: Promise<void> | null = null
  let reviving: Promise<unknown> = Promise.resolve()
  const crashed = watch()

  /** Each turn is the life of one server; answers with how the last one ended. */
  async function watch(): Promise<string> {
    for (const deaths: number[] = []; ; ) {
      const reason = await current.exited
      if (stopping) return new Promise(() => {})
      deaths.push(Date.now())
      if (!startAgain || tooMany(deaths)) return over(reason)
      onLog(`${reason}; starting it again.`)
      const next = startAgain()
      reviving = next.catch(() => {})
      try {
        current = await next
      } catch (error) {
        return over((error as Error).message)
      }
      onLog('The database is back.')
    }
  }

  function over(reason: string): string {
    release()
    return reason
  }

  async function stopAll(): Promise<void> {
    await reviving
    await current.stop()
    release()
  }

  return {
    get pid() {
      return current.pid
    },
    crashed,
    stop: () => {
      stopping ??= stopAll()
      return stopping
    },
  }
}

const tooMany = (deaths: number[]) =>
  deaths.filter((at) => at > Date.now() - revivals.within).length > revivals.times
