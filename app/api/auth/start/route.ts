import type { NextRequest } from 'next/server'
import { signInPage, withBack } from '@/app/_shared/doors'
import { leadToProvider } from '@/app/_shared/provider'

/** Begins signing in with a work account; another site cannot begin it for someone. */
export async function GET(request: NextRequest): Promise<Response> {
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin') return new Response(null, { status: 404 })
  return leadToProvider(request, withBack(signInPage, request.nextUrl.searchParams.get('terug')))
}
