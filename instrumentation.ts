/** Next calls this once when the server starts: the jobs run inside it, unless WORKER=off. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { config } = await import('./lib/tools/config')
  if (process.env.NEXT_PHASE === 'phase-production-build' || !config().worker) return
  const shared = globalThis as { wegwijsWorker?: { stop: () => Promise<void> } }
  if (shared.wegwijsWorker) return
  const { startJobs } = await import('./app/_start/worker')
  shared.wegwijsWorker = startJobs()
}
