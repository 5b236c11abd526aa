import { anyone } from '@/app/_shared/guest'
import { logoFile } from '@/lib/network/queries/library'

/** The mark of the library. Asked for by its version it stays for a day; else a browser asks whether it is still the same. */
export async function GET(request: Request): Promise<Response> {
  const logo = await logoFile(anyone)
  if (!logo) return new Response(null, { status: 404 })
  const etag = `"${logo.version}"`
  const asked = new URL(request.url).searchParams.get('v')
  const headers = {
    ETag: etag,
    'Cache-Control': `public, max-age=${asked === logo.version ? 86_400 : 0}, must-revalidate`,
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(logo.bytes), { headers: { ...headers, 'Content-Type': 'image/png' } })
}
