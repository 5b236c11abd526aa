import type { z } from 'zod'
import { Forbidden, type Partner, type Staff } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import type { Result } from '@/lib/tools/result'
import { present, presentQuietly } from './session'

type Worker = Partner | Staff
type Command<Input, Value> = (actor: Worker, input: Input, now: Date) => Promise<Result<Value, string>>

/** What a page of ours has to do when the library does not answer with a value: try again, sign in, or give up. */
const statusOf = { signedOut: 401, notTheirs: 404, unclear: 400, refused: 409 } as const

/**
 * The door for a page that sends by itself what was tapped, at an address that stays the same: 200 with the value, 409
 * with the reason of a refusal. The front server lets only posts from our own pages through.
 */
export function deviceCommand<Schema extends z.ZodType, Value>(
  input: Schema,
  command: Command<z.output<Schema>, Value>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const who = await present()
    if (who?.step !== 'none') return answer(statusOf.signedOut)
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return answer(statusOf.unclear)
    return forWorker(async () => {
      const result = await command(who.actor, parsed.data, clock())
      return result.ok ? answer(200, result.value) : answer(statusOf.refused, { reason: result.reason })
    })
  }
}

/** The door for what a page asks by itself every few seconds, by what stands behind the question mark. */
export function deviceQuery<Schema extends z.ZodType, Value>(
  asked: Schema,
  query: (actor: Worker, input: z.output<Schema>, now: Date) => Promise<Value | null>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const who = await presentQuietly()
    if (who?.step !== 'none') return answer(statusOf.signedOut)
    const parsed = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams))
    if (!parsed.success) return answer(statusOf.unclear)
    return forWorker(async () => {
      const value = await query(who.actor, parsed.data, clock())
      return value === null ? answer(statusOf.notTheirs) : answer(200, value)
    })
  }
}

/** What is not theirs is not there. */
async function forWorker(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Forbidden) return answer(statusOf.notTheirs)
    throw error
  }
}

function answer(status: number, value: unknown = null): Response {
  return Response.json(value, { status, headers: { 'Cache-Control': 'no-store' } })
}
