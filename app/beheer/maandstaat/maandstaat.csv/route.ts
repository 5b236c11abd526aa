import { workerHere } from '@/app/_shared/session'
import { monthOf } from '@/lib/questions/queries/month'
import { clock } from '@/lib/tools/clock'
import { csvOf } from '@/lib/tools/csv'
import { monthChosen } from '../_asked'
import { rowsOf } from '../_rows'

/** The month of every branch, as a file that a Dutch Excel opens. */
export async function GET(request: Request): Promise<Response> {
  const { actor } = await workerHere('/beheer/maandstaat')
  const month = monthChosen(new URL(request.url).searchParams.get('maand'), clock())
  return new Response(csvOf(rowsOf(await monthOf(actor, { month }), month)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="maandstaat-${month.slice(0, 7)}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
