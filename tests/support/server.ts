import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/db/migrate'
import { ensureLogin } from '@/db/roles'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the PostgreSQL server that all test files share. */
    server: string
  }
}

/** The login by which the app works in every database of the tests. */
export const testLogin = { name: 'wegwijs_tests', secret: 'only in tests' }

/** Starts one PostgreSQL for all test files, with a migrated template that each of them copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ fast: true })
  const admin = postgres(server.url, { max: 1, onnotice: () => {} })
  const template = new URL(server.url)
  template.pathname = '/wegwijs_template'
  await admin`create database wegwijs_template`
  await migrate(template.href)
  await ensureLogin(template.href, testLogin.secret, testLogin.name)
  await admin`alter database wegwijs_template with is_template true allow_connections false`
  await admin.end()
  project.provide('server', server.url)
  return server.stop
}

export type Server = {
  url: string
  /** Where PostgreSQL writes its log. */
  log: string
  dataFolder: string
  /** Process id of the PostgreSQL that runs at this moment. */
  pid: () => Promise<number>
  stop: () => Promise<void>
}

export type ServerOptions = { fast?: boolean; revive?: boolean; port?: number }

/** Starts a throw-away PostgreSQL that never outlives this process, however this process ends. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const keeper = fork(
    fileURLToPath(new URL('./serve-database.ts', import.meta.url)),
    [JSON.stringify(options)],
    {
      detached: true,
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const started = (await answer(keeper)) as { url: string; log: string; dataFolder: string; error?: string }
  if (started.error) throw new Error(started.error)
  const { url, log, dataFolder } = started
  return { url, log, dataFolder, pid: () => pidOf(keeper), stop: () => stop(keeper) }
}

async function pidOf(keeper: ChildProcess): Promise<number> {
  keeper.send('pid')
  return ((await answer(keeper)) as { pid: number }).pid
}

async function stop(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null) return
  const gone = once(keeper, 'exit')
  if (keeper.connected) keeper.disconnect()
  await gone
}

async function answer(keeper: ChildProcess): Promise<unknown> {
  const gone = once(keeper, 'exit').then(() => ({ error: 'the database server of the tests did not start' }))
  return Promise.race([once(keeper, 'message').then(([said]) => said), gone])
}
