import { presentQuietly } from '@/app/_shared/session'
import { storeVisits } from '@/lib/questions/commands/store'
import { visitsInput } from '@/lib/questions/input'
import { may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'

/** What a device kept of the desk's questions; the front server lets only posts from our own pages through. */
export async function POST(request: Request): Promise<Response> {
  const who = await presentQuietly()
  if (who?.step !== 'none' || !may(who.actor, 'desk.work')) return new Response(null, { status: 401 })
  const parsed = visitsInput.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return new Response('form_old', { status: 422 })
  const stored = await storeVisits(who.actor, parsed.data, clock())
  return stored.ok ? new Response(null, { status: 204 }) : new Response(stored.reason, { status: 409 })
}
