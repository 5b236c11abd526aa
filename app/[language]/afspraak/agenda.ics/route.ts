import { currentGuest } from '@/app/_shared/guest'
import { languageOf } from '@/app/_shared/language'
import { openedBooking } from '@/lib/bookings/queries'
import { calendarOf, hasCalendar } from '@/lib/notices/rules/calendar'

type Asked = { params: Promise<{ language: string }> }

/** The moments of the opened booking for a calendar; without one, the page that says what to do. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const booking = await openedBooking(await currentGuest(), new Date())
  if (!booking) {
    const language = languageOf((await params).language)
    return new Response(null, { status: 303, headers: { Location: `/${language}/afspraak` } })
  }
  if (!hasCalendar(booking)) return new Response(null, { status: 404 })
  const { method, content } = calendarOf(booking)
  return new Response(content, {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${method}`,
      'Content-Disposition': 'attachment; filename="afspraak.ics"',
      'Cache-Control': 'no-store',
    },
  })
}
