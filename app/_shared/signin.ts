import type { Actor, Partner, Staff } from '@/lib/access'
import { ok, type Result } from '@/lib/result'
import type { Opened } from '@/lib/signin/commands'
import { whoHolds } from '@/lib/signin/queries'
import { door, dropSession, holdSession, signInPage, wayIn } from './session'

type Opening<Input, Reason extends string> = (
  actor: Actor,
  input: Input,
  now: Date,
) => Promise<Result<Opened, Reason>>

/** A command that opens a session, which this browser then holds; answers with the way in. */
export function letIn<Input, Reason extends string>(command: Opening<Input, Reason>) {
  return async (
    actor: Actor,
    input: Input & { terug?: string },
    now: Date,
  ): Promise<Result<string, Reason>> => {
    const opened = await command(actor, input, now)
    return opened.ok ? ok(await hold(opened.value, input.terug ?? null, now)) : opened
  }
}

async function hold(opened: Opened, back: string | null, now: Date): Promise<string> {
  await holdSession(opened)
  const who = await whoHolds(door, opened, now)
  return who ? wayIn(who, back) : signInPage
}

/** A command after which this browser is nobody's any more. */
export function lettingGo<Input, Answer>(
  command: (actor: Partner | Staff, input: Input, now: Date) => Promise<Answer>,
) {
  return async (actor: Partner | Staff, input: Input, now: Date): Promise<Answer> => {
    const answer = await command(actor, input, now)
    await dropSession()
    return answer
  }
}
