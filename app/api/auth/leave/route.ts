import { leaveQuietly } from '@/app/_shared/session'

/** Who did nothing for a while is signed out in this browser; the front server lets only posts from our own pages through. */
export async function POST(): Promise<Response> {
  await leaveQuietly()
  return new Response(null, { status: 204 })
}
