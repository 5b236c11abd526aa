import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History } from '../../support/agenda-history'
import { type Step, step } from '../../support/agenda-steps'
import { freshDatabase } from '../../support/database'

const database = freshDatabase('file', 4)

test('after every step of any history the agenda is what was decided, and nobody stands before a closed door', async () => {
  const done = { changes: 0, hits: 0, raced: 0, lessons: 0, booked: 0 }
  const history = async (steps: Step[]) => {
    const story = await History.open(database.sql)
    for (const one of steps) await story.do(one)
    for (const key of ['changes', 'hits', 'raced', 'lessons', 'booked'] as const) done[key] += story.done[key]
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 24 }), history), {
    numRuns: 24,
    endOnFailure: true,
  })
  // Histories in which nothing happens would prove nothing.
  expect(done.hits).toBeGreaterThan(5)
  expect(done.lessons).toBeGreaterThan(0)
}, 300_000)
