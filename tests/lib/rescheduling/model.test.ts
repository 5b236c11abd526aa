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
    numRuns: 20,
    examples: [
      [monday, movedOnto],
      [monday, offUnderWay],
    ],
    endOnFailure: true,
  })
  // Histories in which nothing happens would prove nothing.
  expect(done.hits).toBeGreaterThan(0)
  expect(done.lessons).toBeGreaterThan(0)
  expect(done.changed).toBeGreaterThan(0)
}, 300_000)
