import { type Actor, type Right, rights, type Seat, seatOf, seats } from '@/lib/tools/access'
import type { Exported } from '../walls'

/** Who made a booking: the resident or who helps them in a browser, a partner for a resident, the library itself. */
export const origins = ['own', 'helper', 'partner', 'library'] as const
export type Origin = (typeof origins)[number]

type Run = Exported['run']

/** Somebody uses a right: who, what they ask, on whose row, and a story that fails when it is not so afterwards. */
export type Case = {
  who: Seat
  asks: Run
  row: string
  origin: Origin | null
  story: () => Promise<unknown>
}

/** What is answered when it goes well: never null, never a refusal. */
export type Told<Answer> = Answer extends { ok: true; value: infer Value }
  ? Value
  : Answer extends { ok: false }
    ? never
    : Exclude<Answer, null>

export type Ask<Who extends Actor, Given extends unknown[], Answer> = (
  actor: Who,
  ...given: Given
) => Promise<Answer>

/** One line of the table. The story gets the question to ask; a refusal, or nothing where something is theirs, fails it. */
export function allow<Who extends Actor, Given extends unknown[], Answer>(
  who: Seat,
  asks: Ask<Who, Given, Answer>,
  row: string,
  story: (ask: Ask<Who, Given, Told<Answer>>) => Promise<unknown>,
  origin: Origin | null = null,
): Case {
  const told = async () => {
    let asked = 0
    await story(async (actor, ...given) => {
      if (seatOf(actor) !== who) throw new Error(`${seatOf(actor)} asks, not ${who}`)
      asked += 1
      return heard(await asks(actor, ...given)) as Told<Answer>
    })
    if (asked === 0) throw new Error('nothing was asked')
  }
  return { who, asks: asks as unknown as Run, row, origin, story: told }
}

function heard(answer: unknown): unknown {
  const { ok, reason, value } = (answer ?? {}) as { ok?: boolean; reason?: string; value?: unknown }
  if (ok === false) throw new Error(`refused: ${reason}`)
  if (ok === true) return value
  const size = (answer as { length?: number } | null)?.length ?? (answer instanceof Map ? answer.size : 1)
  if (answer === null || answer === 0 || size === 0) throw new Error('an empty answer')
  return answer
}

/** Who has a right that leads to nothing for them, and why. */
export type Nothing = { who: readonly Seat[]; asks: readonly unknown[]; why: string }

/** Which right a command or query asks, by its source; null when it asks none. */
export function rightOf(run: { toString(): string }): Right | null {
  return (/\bmust\)?\(actor, ["']([a-z_.]+)["']\)/.exec(run.toString())?.[1] as Right | undefined) ?? null
}

/** Who may ask what and does so nowhere, and what stands in the table without need, as sentences. */
export function untold(asked: Exported[], cases: Case[], nothing: Nothing[]): string[] {
  const owed = asked.flatMap((one) => whoMay(rightOf(one.run)).map((who) => ({ who, one })))
  const isTold = (who: Seat, run: unknown) => cases.some((a) => a.who === who && a.asks === run)
  const isNothing = (who: Seat, run: unknown) =>
    nothing.some((a) => a.who.includes(who) && a.asks.includes(run))
  const missing = owed
    .filter(({ who, one }) => !isTold(who, one.run) && !isNothing(who, one.run))
    .map(({ who, one }) => `${who} may ask ${one.name}: add a case to a table in tests/support/allowed`)
  const needless = owed
    .filter(({ who, one }) => isTold(who, one.run) && isNothing(who, one.run))
    .map(({ who, one }) => `${one.name} does lead to something for ${who}`)
  return [...missing, ...needless, ...unowed(owed, cases, nothing), ...originless(asked, cases)]
}

type Owed = { who: Seat; one: Exported }[]

/** Cases and exceptions of what is not asked by that seat (any more). */
function unowed(owed: Owed, cases: Case[], nothing: Nothing[]): string[] {
  const named = nothing.flatMap(({ who, asks }) => who.flatMap((w) => asks.map((run) => ({ who: w, run }))))
  return [...cases.map(({ who, asks: run }) => ({ who, run })), ...named]
    .filter(({ who, run }) => !owed.some((o) => o.who === who && o.one.run === run))
    .map(({ who, run }) => `${who} has no right to ask ${(run as Run).name}`)
}

/** Whatever a browser does with the booking it has opened, it does on bookings of every origin. */
function originless(asked: Exported[], cases: Case[]): string[] {
  return asked
    .filter((one) => rightOf(one.run) === 'booking.change')
    .flatMap((one) => {
      const told = cases.filter((a) => a.who === 'guest' && a.asks === one.run)
      const left = told.length === 0 ? [] : origins.filter((origin) => !told.some((a) => a.origin === origin))
      return left.map((origin) => `a guest asks ${one.name} on no booking of origin "${origin}"`)
    })
}

/** The seats that have a right. */
export function whoMay(right: Right | null): Seat[] {
  return right === null ? [] : seats.filter((seat) => rights[seat].has(right))
}
