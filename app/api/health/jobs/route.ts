import { clock } from '@/lib/tools/clock'
import { health } from '@/lib/tools/jobs'

export const dynamic = 'force-dynamic'

/** For a monitor: whether the jobs are done in time, by whichever instance; letters wait when they are not. */
export async function GET(): Promise<Response> {
  const { database, worker } = await health(clock())
  const well = database === 'ok' && worker !== 'late' && worker !== 'copy'
  return Response.json(
    { database, worker },
    { status: well ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
