import { proxiesFound } from '@/app/_shared/proxies'
import { clock } from '@/lib/tools/clock'
import { health } from '@/lib/tools/jobs'

export const dynamic = 'force-dynamic'

/**
 * For a balancer: whether this instance can answer visitors, which is whether its database can be written to. What else is
 * wrong stands in the answer, never why: who waits for the jobs looks at /api/health/jobs.
 */
export async function GET(): Promise<Response> {
  const found = { ...(await health(clock())), proxies: await proxiesFound() }
  return Response.json(found, {
    status: found.database === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
