import type { Result } from '@/lib/tools/result'

/** What a command of the demo library gave; one that is refused means that the library does not fit. */
export function done<Value>(answer: Result<Value, string>): Value {
  if (!answer.ok) throw new Error(`the demo library does not fit: ${answer.reason}`)
  return answer.value
}

/** What has to be there by now. */
export function the<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the demo library is not complete')
  return value
}
