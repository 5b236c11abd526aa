import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { seal, unseal } from './keys'
import { phoneText } from './phone-text'
import { findSecret } from './secrets'

/** Minutes that a browser keeps what a form was answered. */
export const ECHO_MINUTES = 15

/** Signs of one field that are looked through, and of all of a form: nobody types more, and no browser would keep it. */
const MOST_OF_FIELD = 1_000
const MOST_OF_FORM = 4_000

type Answered = {
  values: Record<string, string>
  errors: Record<string, string[]>
  reason: string | null
  answer?: unknown
}
type Kept = { at: number; shown: unknown }

/**
 * What a form was answered, closed for one browser and one page (`label`), in so many signs at most, so that it can go along
 * with a request. All that people type in a form of ours fits; of what does not, the longest texts are left out first.
 */
export function closeEcho(
  shown: Answered,
  label: string,
  now: Date,
  most = Number.POSITIVE_INFINITY,
): string {
  const close = (one: Answered): string => {
    const kept: Kept = { at: now.getTime(), shown: one }
    return seal(deflateRawSync(serialize(kept)), `echo ${label}`).toString('base64url')
  }
  for (const longest of longestKept) {
    const shorter = upTo(shown, longest)
    // What is far too much is not even packed.
    if (signsOf(shorter) > MOST_PACKED * most) continue
    const closed = close(shorter)
    if (closed.length <= most) return closed
  }
  const { answer: _, ...said } = shown
  const errors = Object.entries(shown.errors).filter(([name]) => name.length <= 100)
  return close({ ...said, values: {}, errors: Object.fromEntries(errors.slice(0, 10)) })
}

/** How long a text may be to be kept, in turn, as long as all together is too much. */
const longestKept = [Number.POSITIVE_INFINITY, 1_000, 400, 120, 40]
/** Nothing that people type can be packed so many times. */
const MOST_PACKED = 8

function upTo(shown: Answered, longest: number): Answered {
  const values = Object.entries(shown.values).filter(([, value]) => value.length <= longest)
  return { ...shown, values: Object.fromEntries(values) }
}

function signsOf({ values, errors }: Answered): number {
  const texts = [...Object.entries(values), ...Object.entries(errors).map(([name]) => [name, 'code'])]
  return texts.reduce((sum, [name = '', value = '']) => sum + name.length + value.length, 0)
}

/** What was closed with this label; null when it is another's, was changed, or is older than a quarter of an hour. */
export function openEcho(closed: string, label: string, now: Date): unknown {
  try {
    const open = unseal(Buffer.from(closed, 'base64url'), `echo ${label}`)
    const { at, shown } = deserialize(inflateRawSync(open)) as Kept
    return now.getTime() - at < ECHO_MINUTES * 60_000 ? shown : null
  } catch {
    return null
  }
}

/**
 * What was typed, without what may be kept nowhere: what the guard refused, or would have where a form has been judged by
 * nobody yet, and the fields that are named. What is longer than anybody types is not kept, without being looked through.
 */
export function withoutSecrets<Shown extends Answered>(shown: Shown, unkept: readonly unknown[]): Shown {
  const isJudged = shown.reason !== null || shown.answer !== undefined || Object.keys(shown.errors).length > 0
  let left = MOST_OF_FORM
  const isSecret = (name: string, value: string) => {
    const wrong = shown.errors[name]
    if (isJudged && !wrong) return false
    left -= value.length
    if (value.length > MOST_OF_FIELD || left < 0) return true
    return wrong?.some((code) => code.startsWith('contains_')) || isRefused(value)
  }
  const values = Object.entries(shown.values).filter(
    ([name, value]) => !unkept.includes(name) && !isSecret(name, value),
  )
  return { ...shown, values: Object.fromEntries(values) }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Whether the guard would refuse it: what a form sends along unseen, and a mobile number without its zero, are none. */
function isRefused(text: string): boolean {
  return findSecret(text.replaceAll(uuid, '')) !== null && !phoneText.safeParse(text).success
}
