export type EmbeddedDatabase = {
  readonly url: string
  readonly port: number
  /** Process id of the PostgreSQL that runs now. */
  readonly pid: number
  readonly crashed: Promise<string>
  stop(): Promise<void>
}

export function startDatabase(options: {
  dataFolder: string
  port?: number
  fast?: boolean
  revive?: boolean
  temporary?: boolean
  onLog?: (sentence: string) => void
}): Promise<EmbeddedDatabase>

export function runningUrl(dataFolder: string): string | null
