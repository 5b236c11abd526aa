import { ownPhone } from '@/app/_shared/own-phone'

export const dynamic = 'force-dynamic'

/** For the server in front, which shows it where no page can be made: the number on which the library is called. */
export async function GET(): Promise<Response> {
  return new Response(await ownPhone(), { headers: { 'Cache-Control': 'no-store' } })
}
