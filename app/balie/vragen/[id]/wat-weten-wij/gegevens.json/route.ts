import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { knownOfNeed } from '@/lib/privacy/queries/known'
import { clock } from '@/lib/tools/clock'
import { isId } from '../../../../_booking-paths'

type Props = { params: Promise<{ id: string }> }

/** The same as on paper, as a file for the resident; kept by nobody on the way. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const who = await workerHere('/balie/vragen')
  const { id } = await params
  const known = isId(id) ? await knownOfNeed(who.actor, { needId: id, exported: true }, clock()) : null
  if (!known) notFound()
  return new Response(JSON.stringify(known, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="wat-weten-wij.json"',
      'cache-control': 'no-store',
    },
  })
}
