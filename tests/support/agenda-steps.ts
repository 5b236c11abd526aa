import fc from 'fast-check'
import type { Typed } from './agenda-model'
import type { LessonWish, RunWish } from './agenda-runs'

const kinds = [
  ...(['hours', 'hours', 'new_hours', 'hours_end', 'exception', 'exception', 'no_exception'] as const),
  ...(['closure', 'closure', 'closure', 'edit_closure', 'edit_closure', 'no_closure', 'holiday'] as const),
  ...(['branch_closes', 'branch_opens'] as const),
] as const

/** What somebody wants to change, in numbers that mean something only in the story in which it happens. */
export type Wanted = {
  kind: (typeof kinds)[number]
  which: number
  /** Around the day of one of those who are booked, or so many days from today. */
  aim: number | null
  day: number
  long: number
  endless: boolean
  span: { from: number; until: number } | null
  typed: Omit<Typed, 'anchor' | 'nth'> & { anchor: number; nth: number }
  desks: number | null
  yes: boolean
}

/** One thing that happens in a library; `ways` is what is chosen for each who is hit, and `race` who comes in between. */
export type Step =
  | { do: 'change'; wanted: Wanted; ways: number[]; race: number | null }
  | { do: 'book'; where: number; ways: number[] }
  | { do: 'hold' | 'cancel' | 'beside' | 'full' | 'let_in' | 'accept'; where: number }
  | { do: 'join'; run: number; way: number; letIn: boolean }
  | { do: 'hold_in_run'; run: number }
  | { do: 'places'; run: number; places: number }
  | { do: 'lessons'; run: number; wishes: LessonWish[] }
  | { do: 'call_off'; run: number; ways: number[] }
  | { do: 'run'; where: number; wish: RunWish }
  | { do: 'move'; who: number; where: number }
  | { do: 'confirm' | 'fill' | 'tell' | 'settle' }
  | { do: 'pass'; minutes: number }

const many = fc.nat({ max: 40 })
const from = fc.constantFrom(60, 120, 600, 630, 660, 780)
const span = fc.record({ from, long: fc.constantFrom(30, 60, 90, 180) }).map((one) => ({
  from: one.from,
  until: one.from + one.long,
}))
const wanted: fc.Arbitrary<Wanted> = fc.record({
  kind: fc.constantFrom(...kinds),
  which: fc.nat({ max: 5 }),
  aim: fc.option(many, { freq: 4 }),
  day: fc.integer({ min: -3, max: 45 }),
  long: fc.nat({ max: 12 }),
  endless: fc.boolean(),
  span: fc.option(span, { freq: 2 }),
  typed: fc
    .record({ span, minutes: fc.constantFrom(30, 45, 60), pause: fc.constantFrom(0, 0, 15) })
    .chain((one) =>
      fc.record({
        ...{ from: fc.constant(one.span.from), until: fc.constant(one.span.until) },
        ...{ minutes: fc.constant(one.minutes), pause: fc.constant(one.pause) },
        weekday: fc.constantFrom(2, 2, 4, 7),
        rhythm: fc.constantFrom(
          'weekly' as const,
          'weekly' as const,
          'fortnightly' as const,
          'monthly' as const,
        ),
        anchor: fc.nat({ max: 20 }),
        nth: fc.integer({ min: 1, max: 5 }),
        desks: fc.integer({ min: 1, max: 3 }),
        walkInDesks: fc.constantFrom(0, 0, 1),
      }),
    ),
  desks: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
  yes: fc.boolean(),
})

const at = fc.constantFrom(120, 600, 780, 1080)
const wish: fc.Arbitrary<LessonWish> = fc.record({
  which: fc.nat({ max: 3 }),
  way: fc.constantFrom('off', 'move', 'move', 'onto', 'onto'),
  days: fc.integer({ min: -9, max: 20 }),
  at,
})
const race: fc.Arbitrary<number | null> = fc.option(many, { freq: 5 })
const runWish: fc.Arbitrary<RunWish> = fc.record({
  ...{ days: fc.integer({ min: 1, max: 30 }), at, lessons: fc.integer({ min: 1, max: 4 }) },
  ...{ places: fc.integer({ min: 1, max: 3 }), later: fc.boolean() },
})
const run = fc.nat({ max: 5 })
const ways = (most: number) => fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: most })
const one = <Do extends string, Given>(
  name: Do,
  given: { [Field in keyof Given]: fc.Arbitrary<Given[Field]> },
) => fc.record({ do: fc.constant(name), ...given }) as fc.Arbitrary<{ do: Do } & Given>
const pass = fc.constantFrom(5, 60, 26 * 60, 9 * 24 * 60, 50 * 24 * 60)

/** When a history begins: before the clocks go forward at Easter or on a usual Sunday, or before they go back. */
export const begins = fc.constantFrom('2027-03-01T09:00:00Z', '2028-03-06T09:00:00Z', '2027-10-11T08:00:00Z')

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: one('change', { wanted, ways: ways(5), race }) },
  { weight: 8, arbitrary: one('book', { where: many, ways: ways(4) }) },
  {
    weight: 8,
    arbitrary: one('join', { run, way: fc.nat({ max: 3 }), letIn: fc.constantFrom(true, false, false) }),
  },
  { weight: 2, arbitrary: one('hold', { where: many }) },
  { weight: 1, arbitrary: one('hold_in_run', { run }) },
  { weight: 3, arbitrary: one('confirm', {}) },
  { weight: 3, arbitrary: one('cancel', { where: many }) },
  { weight: 2, arbitrary: one('accept', { where: many }) },
  { weight: 3, arbitrary: one('beside', { where: many }) },
  { weight: 2, arbitrary: one('full', { where: many }) },
  { weight: 3, arbitrary: one('let_in', { where: many }) },
  { weight: 2, arbitrary: one('move', { who: many, where: many }) },
  { weight: 3, arbitrary: one('places', { run, places: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 5, arbitrary: one('lessons', { run, wishes: fc.array(wish, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: one('call_off', { run, ways: ways(3) }) },
  { weight: 2, arbitrary: one('run', { where: many, wish: runWish }) },
  { weight: 1, arbitrary: one('tell', {}) },
  { weight: 2, arbitrary: one('fill', {}) },
  { weight: 2, arbitrary: one('settle', {}) },
  { weight: 4, arbitrary: one('pass', { minutes: pass }) },
)
