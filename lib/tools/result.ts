/** What a command answers: the value, or a refusal with its reason. Surprises are thrown, not returned. */
export type Result<Value, Reason extends string> =
  | { ok: true; value: Value }
  | { ok: false; reason: Reason; fields?: Record<string, string[]> }

/** A command that succeeded. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/** A command that was refused for a reason that every door has a sentence for. */
export function refuse<Reason extends string>(
  reason: Reason,
  fields?: Record<string, string[]>,
): { ok: false; reason: Reason; fields?: Record<string, string[]> } {
  return fields ? { ok: false, reason, fields } : { ok: false, reason }
}

/** Every reason for which a command can refuse: a form has to have a sentence for each. */
export type ReasonOf<Command extends (...given: never[]) => Promise<Result<unknown, string>>> = Extract<
  Awaited<ReturnType<Command>>,
  { ok: false }
>['reason']
