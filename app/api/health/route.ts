import { proxiesFound } from '@/app/_shared/proxies'
import { clock } from '@/lib/tools/clock'
import { health } from '@/lib/tools/jobs'

export const dynamic = 'force-dynamic'

/** For a monitor: whether the database answers and the jobs are done in time; never why not. */
export async function GET(): Promise<Response> {
  const found = { ...(await health(clock())), proxies: await proxiesFound() }
  const well = found.database === 'ok' && found.worker !== 'late'
  return Response.json(found, { status: well ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
