/** Next calls this once when the server starts, and waits: no page is made by a clock that is not set. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { keepClock } = await import('./lib/tools/clock')
  await keepClock()
}
