import { z } from 'zod'
import { isOwnTopic } from '../../network/rules/topics'
import { atMost, cleanText } from '../../tools/text'
import { isDate } from '../../tools/time'
import { becauses, type Change, rhythms, type Version } from '../rules/change'

/** Languages in which somebody can be helped. */
export const spokenLanguages = ['nl', 'en', 'ar', 'tr', 'pl', 'uk', 'ti', 'fa'] as const

/** What is sent along from the form to the page that shows who is hit is at most so long. */
const LONGEST = 6_000
/** So long a reason can be at most that is read in an address; its form looked at the rest. */
const REASON = 80

const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const day = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}$/)
  .refine(isDate)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const whole = (least: number, most: number) => z.number().int().min(least).max(most)
const reason = atMost(2 * REASON, 'change_unclear', 'change_unclear')
  .min(1)
  .refine((text) => text === cleanText(text) && [...text].length <= REASON)

/** Consultation hours from a day on, as they travel; what a form says otherwise cannot be in it. */
const version = z
  .strictObject({
    validFrom: day,
    validUntil: day.nullable(),
    weekday: whole(1, 7),
    rhythm: z.enum(rhythms),
    anchor: day.nullable(),
    nth: whole(1, 5).nullable(),
    fromTime: time,
    untilTime: time,
    minutes: whole(5, 240),
    pause: whole(0, 60),
    desks: whole(1, 20),
    walkInDesks: whole(0, 20),
    languages: z.array(z.enum(spokenLanguages)).min(1).max(spokenLanguages.length).refine(isOnce),
    topics: z.array(z.string().max(40).refine(isOwnTopic)).min(1).max(100).refine(isOnce).nullable(),
  })
  .refine(holdsTogether)

const exception = z
  .strictObject({
    off: z.boolean(),
    fromTime: time.nullable(),
    untilTime: time.nullable(),
    desks: whole(1, 20).nullable(),
    because: z.enum(becauses),
  })
  .refine(inOrder)
  .refine(({ off, fromTime, desks }) => off === (fromTime === null && desks === null))

const closure = z
  .strictObject({
    ...{ branchId: id.nullable(), fromDate: day, untilDate: day },
    ...{ fromTime: time.nullable(), untilTime: time.nullable(), reason },
  })
  .refine(inOrder)
  .refine(({ fromDate, untilDate }) => fromDate <= untilDate)

/** A change of the agenda as it travels between a form and the page that shows who is hit: never a person in it. */
export const changeInput: z.ZodType<Change> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hours'), hoursId: id.nullable(), branchId: id, version }),
  z.strictObject({ kind: z.literal('hours_end'), hoursId: id, lastDay: day }),
  z.strictObject({
    ...{ kind: z.literal('exception'), hoursId: id, date: day },
    exception: exception.nullable(),
  }),
  z
    .strictObject({ kind: z.literal('closure'), closureId: id.nullable(), closure: closure.nullable() })
    .refine(({ closureId, closure: given }) => closureId !== null || given !== null),
  z.strictObject({ kind: z.literal('holiday'), day, closed: z.boolean() }),
  z.strictObject({ kind: z.literal('branch_closes'), branchId: id, from: day.nullable() }),
])

/** A change as it stands in an address: base64url of JSON. */
export function changeCode(change: Change): string {
  const bytes = new TextEncoder().encode(JSON.stringify(change))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** The change that stands in an address; null for whatever else somebody wrote there. */
export function changeIn(code: unknown): Change | null {
  if (typeof code !== 'string' || code.length > LONGEST || !/^[\w-]+$/.test(code)) return null
  try {
    const signs = atob(code.replaceAll('-', '+').replaceAll('_', '/'))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(signs, (sign) => sign.charCodeAt(0)),
    )
    return changeInput.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function isOnce(list: readonly string[]): boolean {
  return new Set(list).size === list.length
}

function inOrder({ fromTime, untilTime }: { fromTime: string | null; untilTime: string | null }): boolean {
  return fromTime === null || untilTime === null ? fromTime === untilTime : fromTime < untilTime
}

function holdsTogether(one: Version): boolean {
  return (
    inOrder(one) &&
    (one.validUntil === null || one.validFrom <= one.validUntil) &&
    (one.anchor !== null) === (one.rhythm === 'fortnightly') &&
    (one.nth !== null) === (one.rhythm === 'monthly') &&
    one.walkInDesks <= one.desks
  )
}
