import type { NextRequest } from 'next/server'
import { presentQuietly } from '@/app/_shared/session'
import { dayStamp } from '@/lib/attendance/queries/day'
import { may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'

/** For a screen that looks every few seconds whether the day has changed; looking is no sign that somebody is there. */
export async function GET(request: NextRequest): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' }
  const branchId = Number(request.nextUrl.searchParams.get('plek'))
  const who = await presentQuietly()
  if (who?.step !== 'none') return new Response(null, { status: 401, headers })
  if (!may(who.actor, 'desk.work') || !Number.isSafeInteger(branchId))
    return new Response(null, { status: 404, headers })
  return new Response(await dayStamp(who.actor, { branchId }, clock()), { headers })
}
