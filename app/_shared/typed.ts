import { z } from 'zod'
import { clock } from '@/lib/tools/clock'
import { closeFor, openFor } from '@/lib/tools/envelope'
import { present } from './session'

/** What was typed, by the name that its form has in the browser. */
const typedInput = z.record(z.string().max(600), z.record(z.string(), z.string()))

/** What a browser sent of what was typed, each form closed for this user; nothing when it sent nothing, or is nobody's. */
export function closeTyped(userId: string | null, sent: string): Record<string, string> {
  const typed = typedInput.safeParse(read(sent))
  if (userId === null || !typed.success) return {}
  const now = clock()
  return Object.fromEntries(
    Object.entries(typed.data).map(([name, values]) => [name, closeFor(userId, JSON.stringify(values), now)]),
  )
}

/** Opens what was closed for who is signed in: 403 for anybody else's, 410 when it is too old. */
export async function openTyped(closed: string): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' }
  const who = await present()
  if (who?.step !== 'none') return new Response(null, { status: 401, headers })
  const opened = openFor(who.actor.userId, closed, clock())
  if (typeof opened === 'string')
    return new Response(null, { status: opened === 'over' ? 410 : 403, headers })
  return new Response(opened.text, { headers: { ...headers, 'Content-Type': 'application/json' } })
}

function read(sent: string): unknown {
  try {
    return JSON.parse(sent)
  } catch {
    return null
  }
}
