import type { NextRequest } from 'next/server'
import { backFromProvider } from '@/app/_shared/provider'

/** Where the work account sends someone back to; what counts is the state that only this browser has. */
export async function GET(request: NextRequest): Promise<Response> {
  return backFromProvider(request)
}
