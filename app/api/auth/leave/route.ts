import { leaveQuietly } from '@/app/_shared/session'
import { closeTyped } from '@/app/_shared/typed'

/**
 * Who did nothing for a while is signed out in this browser, and gets back what they had typed, closed for themselves; the
 * front server lets only posts from our own pages through.
 */
export async function POST(request: Request): Promise<Response> {
  const closed = closeTyped(await leaveQuietly(), await request.text())
  return Response.json(closed, { headers: { 'Cache-Control': 'no-store' } })
}
