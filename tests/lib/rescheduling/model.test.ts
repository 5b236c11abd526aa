import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History } from '../../support/agenda-history'
import { begins, type Step, step } from '../../support/agenda-steps'
import { freshDatabase } from '../../support/database'

const database = freshDatabase('file', 4)

const monday = '2027-03-01T09:00:00Z'
const lesson = (way: 'onto' | 'move', days: number): Step => ({
  ...{ do: 'lessons', run: 0, wishes: [{ which: 0, way, days, at: 600 }] },
})

/** A lesson goes to when one of its people has something else, and away from there again; not to Easter. */
const movedOnto: Step[] = [
  ...[lesson('move', 19), lesson('onto', 0)],
  { do: 'pass', minutes: 5 },
  lesson('move', 1),
]

/** Two of three who sit there are not sent away. One place more is offered to who waits, who does not answer: whoever came later stands before them now. */
const letGoBy: Step[] = [
  { do: 'places', run: 0, places: 1 },
  { do: 'places', run: 0, places: 4 },
  { do: 'join', run: 0, way: 0, letIn: false },
  { do: 'pass', minutes: 9 * 24 * 60 },
  { do: 'settle' },
]

const typed = {
  ...{
    weekday: 2,
    rhythm: 'weekly' as const,
    anchor: 0,
    nth: 1,
    from: 600,
    until: 660,
    minutes: 30,
    pause: 0,
  },
  ...{ desks: 2, walkInDesks: 0 },
}
/** A desk less where somebody was let in above them: by letter and by telephone, once more after that, and nobody new. */
const deskLess = (way: number): Step[] => [
  {
    ...{ do: 'change', ways: [way], race: null },
    wanted: {
      ...{ kind: 'exception', which: 0, aim: 0, day: 0, long: 0, endless: false, span: null, typed },
      ...{ desks: 1, yes: false },
    },
  },
  ...[0, 1].map((where): Step => ({ do: 'full', where })),
  ...[0, 1].map((where): Step => ({ do: 'cancel', where })),
  ...[0, 1].map((where): Step => ({ do: 'full', where })),
]

/** Around the first day on which somebody is booked, for a consultation or a lesson; 3: whoever is hit stands all the same. */
const shutAgain = (kind: 'closure' | 'no_closure', way: number, ofRuns = false): Step => ({
  ...{ do: 'change', ways: [way], race: null },
  wanted: {
    ...{ kind, which: 0, aim: 0, day: 0, long: 0, endless: ofRuns, span: null, typed, desks: 1 },
    yes: false,
  },
})

/** What was let stand with a desk less has none at all later: whoever stands there is asked about again. */
const standsThenShut: Step[] = [...deskLess(3).slice(0, 1), shutAgain('closure', 0)]

/** What was let stand on a closed day is a time like all others once that day is open, and can be booked. */
const standsThenOpen: Step[] = [
  ...[shutAgain('closure', 3), shutAgain('no_closure', 0)],
  { do: 'book', where: 0, ways: [0, 0, 0] },
]

/** A lesson that was let stand on a closed day, which opens and closes once more. */
const lessonStands: Step[] = [
  ...[shutAgain('closure', 2, true), shutAgain('no_closure', 0), shutAgain('closure', 2, true)],
]

/** A run is called off on the evening before its next lesson. */
const offUnderWay: Step[] = [
  { do: 'pass', minutes: 9 * 24 * 60 },
  ...Array.from({ length: 5 }, () => ({ do: 'pass' as const, minutes: 26 * 60 })),
  { do: 'call_off', run: 0, ways: [0] },
]

test('after every step of any history the agenda is what was decided, and nobody stands before a closed door', async () => {
  const done = { hits: 0, lessons: 0, changed: 0 }
  const history = async (begin: string, steps: Step[]) => {
    const story = await History.open(database.sql, new Date(begin))
    for (const one of steps) await story.do(one)
    const seen = { ...story.done, ...story.runs.done }
    for (const key of Object.keys(done) as (keyof typeof done)[]) done[key] += seen[key]
  }
  await fc.assert(fc.asyncProperty(begins, fc.array(step, { minLength: 16, maxLength: 32 }), history), {
    numRuns: 23,
    examples: [
      [monday, movedOnto],
      [monday, letGoBy],
      [monday, deskLess(2)],
      [monday, deskLess(3)],
      [monday, offUnderWay],
      [monday, standsThenShut],
      [monday, standsThenOpen],
      [monday, lessonStands],
    ],
    endOnFailure: true,
  })
  // Histories in which nothing happens would prove nothing.
  expect(done.hits).toBeGreaterThan(0)
  expect(done.lessons).toBeGreaterThan(0)
  expect(done.changed).toBeGreaterThan(0)
}, 300_000)
