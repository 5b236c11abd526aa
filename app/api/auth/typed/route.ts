import { openTyped } from '@/app/_shared/typed'

/** Gives who signed in again what they had typed; the front server lets only posts from our own pages through. */
export async function POST(request: Request): Promise<Response> {
  return openTyped(await request.text())
}
