import { ok, type Result } from '@/lib/tools/result'
import type { Gone } from './_paths'

/** Why something is not there to be done any more: the list says so, for the button may not stand there by then. */
const gone = new Set(['unknown', 'stopped', 'changed', 'too_late', 'taken_on'])

type Command<Who, Input, Value, Reason extends string> = (
  actor: Who,
  input: Input,
  now: Date,
) => Promise<Result<Value, Reason>>

/**
 * The same command for a page on which the question may be gone by now: taken back, answered by a colleague, with another.
 * Then it leads to the list as it is, and nothing of a person stays on the screen.
 */
export function orGone<Who, Input, Value, Reason extends string>(
  command: Command<Who, Input, Value, Reason>,
): Command<Who, Input, Value | Gone, Reason> {
  return async (actor, input, now) => {
    const result = await command(actor, input, now)
    return !result.ok && gone.has(result.reason) ? ok({ gone: result.reason }) : result
  }
}
