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

/** A PostgreSQL that is looked after: started again when it dies, and stopped when it may. */
export class Supervised {
  /** Resolves with the reason when the server died and will not be started again. */
  readonly crashed: Promise<string>
  readonly #options: Options
  #current: Postmaster
  #stopping: Promise<void> | null = null
  #reviving: Promise<unknown> = Promise.resolve()

  constructor(first: Postmaster, options: Options) {
    this.#current = first
    this.#options = options
    this.crashed = this.#watch()
  }

  /** Process id of the PostgreSQL that runs now. */
  get pid(): number {
    return this.#current.pid
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#end()
    return this.#stopping
  }

  async #end(): Promise<void> {
    await this.#reviving
    await this.#current.stop()
    this.#options.release()
  }

  /** Each turn is the life of one server; answers with how the last one ended. */
  async #watch(): Promise<string> {
    const { startAgain, onLog } = this.#options
    for (const deaths: number[] = []; ; ) {
      const reason = await this.#current.exited
      if (this.#stopping) return new Promise(() => {})
      deaths.push(Date.now())
      if (!startAgain || tooMany(deaths)) return this.#over(reason)
      onLog(`${reason}; starting it again.`)
      const next = startAgain()
      this.#reviving = next.catch(() => {})
      try {
        this.#current = await next
      } catch (error) {
        return this.#over((error as Error).message)
      }
      onLog('The database is back.')
    }
  }

  #over(reason: string): string {
    this.#options.release()
    return reason
  }
}

const tooMany = (deaths: number[]) =>
  deaths.filter((at) => at > Date.now() - revivals.within).length > revivals.times
