import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History } from '../../support/agenda-history'
import { begins, type Step, step } from '../../support/agenda-steps'
import { freshDatabase } from '../../support/database'

const database = freshDatabase('file', 4)

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
    endOnFailure: true,
  })
  // Histories in which nothing happens would prove nothing.
  expect(done.hits).toBeGreaterThan(5)
  expect(done.lessons).toBeGreaterThan(0)
  expect(done.changed).toBeGreaterThan(0)
}, 300_000)
