import { currentGuest } from '@/app/_shared/guest'
import { languageOf } from '@/app/_shared/language'
import { openedCalendar } from '@/lib/notices/queries/calendar'
import { clock } from '@/lib/tools/clock'

type Asked = { params: Promise<{ language: string }> }

/** The moments of the opened booking for a calendar; without one, the page that says what to do. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const calendar = await openedCalendar(await currentGuest(), clock())
  if (calendar === 'no_booking') {
    const language = languageOf((await params).language)
    return new Response(null, { status: 303, headers: { Location: `/${language}/afspraak` } })
  }
  if (!calendar) return new Response(null, { status: 404 })
  return new Response(calendar.content, {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${calendar.method}`,
      'Content-Disposition': 'attachment; filename="afspraak.ics"',
      'Cache-Control': 'no-store',
    },
  })
}
