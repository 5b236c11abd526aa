import { clock } from '@/lib/tools/clock'
import { health } from '@/lib/tools/jobs'

export const dynamic = 'force-dynamic'

/**
 * For a monitor: whether the jobs are done in time, by whichever process; letters wait when they are not. Which instance it
 * asks makes no difference: one that does none itself (`off`) says as well that nobody does.
 */
export async function GET(): Promise<Response> {
  const { database, worker } = await health(clock())
  const well = database === 'ok' && worker === 'ok'
  return Response.json(
    { database, worker },
    { status: well ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
