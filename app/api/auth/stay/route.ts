import { present } from '@/app/_shared/session'

/** Who presses "Ik ben er nog" is seen again; the front server lets only posts from our own pages through. */
export async function POST(): Promise<Response> {
  return new Response(null, { status: (await present()) ? 204 : 401 })
}
